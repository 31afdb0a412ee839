import Foundation
import WorkCalendar

/// One line of the input: `{"from":"2026-09-30T16:20:00+08:00","workingDays":5}`.
struct DeadlineQuestion {
  let from: Instant
  let term: Term

  /// What is wrong with a line, by a stable code and, where it is one field's fault, its name.
  struct Problem: Error, Equatable {
    enum Code: String {
      case emptyLine = "empty-line"
      case lineTooLong = "line-too-long"
      case notUTF8 = "not-utf8"
      case notAnObject = "not-an-object"
      case unknownField = "unknown-field"
      case required
      case notATime = "not-a-time"
      case notANumber = "not-a-number"
      case notABoolean = "not-a-boolean"
      case oneTerm = "one-term"
      case termTooLong = "term-too-long"
      case outOfRange = "out-of-range"
    }

    let code: Code
    var field: String?

    init(_ code: Code, _ field: String? = nil) {
      self.code = code
      self.field = field
    }
  }

  init(line: [UInt8]) throws(Problem) {
    guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { throw Problem(.emptyLine) }
    guard String(validating: line, as: UTF8.self) != nil else { throw Problem(.notUTF8) }
    guard
      let fields = try? JSONDecoder().decode([String: Scalar].self, from: Data(line))
    else { throw Problem(.notAnObject) }
    if let stranger = fields.keys.filter({ Field(rawValue: $0) == nil }).min() {
      throw Problem(.unknownField, stranger.shown)
    }
    func value(_ field: Field) -> Scalar? { fields[field.rawValue] }
    from = try Self.start(value(.from))
    term = try Self.term(value)
  }

  private enum Field: String {
    case from, workingDays, calendarDays, hours, minutes, sameDay, cutOff
  }

  private static func start(_ value: Scalar?) throws(Problem) -> Instant {
    guard let value else { throw Problem(.required, Field.from.rawValue) }
    guard case .text(let text) = value, let start = Instant(written: text) else {
      throw Problem(.notATime, Field.from.rawValue)
    }
    return start
  }

  private static func term(_ value: (Field) -> Scalar?) throws(Problem) -> Term {
    var terms: [Term] = []
    let counted: [(Field, (Int) -> Term)] = [
      (.workingDays, Term.workingDays), (.calendarDays, Term.calendarDays), (.hours, Term.hours),
      (.minutes, Term.minutes),
    ]
    for (field, make) in counted {
      guard let given = value(field) else { continue }
      guard case .number(let count) = given else { throw Problem(.notANumber, field.rawValue) }
      terms.append(make(count))
    }
    let cutOff = try cutOff(value(.cutOff))
    var isSameDay = false
    if let given = value(.sameDay) {
      guard case .flag(let flag) = given else {
        throw Problem(.notABoolean, Field.sameDay.rawValue)
      }
      isSameDay = flag
    }
    if isSameDay { terms.append(.sameDay(cutOff: cutOff)) }
    guard let term = terms.first, terms.count == 1 else { throw Problem(.oneTerm) }
    guard isSameDay || cutOff == nil else { throw Problem(.oneTerm, Field.cutOff.rawValue) }
    return term
  }

  private static func cutOff(_ value: Scalar?) throws(Problem) -> TimeOfDay? {
    guard let value else { return nil }
    guard case .text(let text) = value, let time = TimeOfDay(text) else {
      throw Problem(.notATime, Field.cutOff.rawValue)
    }
    return time
  }
}

/// A value of a flat object; whatever is nested is none of them.
private enum Scalar: Decodable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case other

  init(from decoder: any Decoder) throws {
    guard let container = try? decoder.singleValueContainer() else {
      self = .other
      return
    }
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .other
    }
  }
}
