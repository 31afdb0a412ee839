/// Why a calendar could not be built.
package enum CalendarError: Error, Hashable {
  /// The schedule that ships with the program does not lie beside it, or cannot be read.
  case missingSchedule

  /// Two local days fall on one date.
  case duplicateLocalDay(CivilDate)

  /// The schedule is wrong at a line and column, both counted from 1, the column in characters.
  case malformed(Reason, line: Int, column: Int)

  package enum Reason: Sendable, Hashable {
    /// The first line is not `date,holiday,day,source`.
    case wrongHeader

    /// A line has this many fields and not four.
    case wrongFieldCount(Int)

    case badDate(String)
    case duplicateDate(CivilDate)

    /// The day is neither `off` nor `work`.
    case unknownDay(String)

    /// The holiday or the source is missing.
    case emptyField

    /// A quoted field does not end on its line, or text follows its end.
    case brokenQuote
  }

  /// A stable code for logs, exit messages and phrase keys.
  package var code: String {
    switch self {
    case .missingSchedule: "calendar.missing-schedule"
    case .duplicateLocalDay: "calendar.duplicate-local-day"
    case .malformed(.wrongHeader, _, _): "calendar.wrong-header"
    case .malformed(.wrongFieldCount, _, _): "calendar.wrong-field-count"
    case .malformed(.badDate, _, _): "calendar.bad-date"
    case .malformed(.duplicateDate, _, _): "calendar.duplicate-date"
    case .malformed(.unknownDay, _, _): "calendar.unknown-day"
    case .malformed(.emptyField, _, _): "calendar.empty-field"
    case .malformed(.brokenQuote, _, _): "calendar.broken-quote"
    }
  }
}
