/// Day by day, why a deadline falls where it falls.
///
/// Between day 0 and the last day (the latter included) every calendar day is either counted or
/// skipped, exactly once; both lists are in the order of the calendar. Hours and minutes run on
/// the wall clock and have neither.
package struct Explanation: Sendable, Hashable, Codable {
  /// The day of receipt, or of the event a term lies before; not counted (Civil Code art. 201).
  package let dayZero: Day

  package let counted: [Day]
  package let skipped: [Day]

  /// Where the last day was moved from and why, if it was.
  package let shift: Shift?

  /// The notices behind the days counted and skipped, each once.
  package let sources: [String]

  /// The years whose schedule could still change the result, ascending.
  package let awaitedYears: [Int]

  /// The move of a last day to the next working day.
  package struct Shift: Sendable, Hashable, Codable {
    package enum Reason: String, Sendable, Hashable, Codable {
      /// The last day is off (Civil Code art. 203).
      case dayOff

      /// It came after the cut-off, or after business hours.
      case afterCutOff
    }

    package let from: CivilDate
    package let reason: Reason
  }

  init(dayZero: Day, walk: Walk = Walk(), shift: Shift? = nil) {
    self.dayZero = dayZero
    self.shift = shift
    counted = walk.counted
    skipped = walk.skipped
    awaitedYears = walk.awaitedYears
    sources = walk.sources
  }

  /// The skipped days, joined while they follow one another and have one reason.
  package var spans: [DaySpan] { DaySpan.spans(of: skipped) }
}
