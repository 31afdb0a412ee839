package import WorkCalendar

/// How far an office may change the number of a rule.
package enum Adaptable: Sendable, Hashable, Codable {
  /// Any number that asks for more: a shorter time after an event, a longer one before it or for
  /// keeping, a smaller maximum, a larger minimum.
  case stricter
  /// Any number from one to another; of a rule with several numbers, only the first.
  case within(ClosedRange<Int>)
}

/// A number of a rule that may be changed.
package enum ParameterKey: String, CaseIterable, Codable, Sendable {
  case term
  case count
  case minimum
  case maximum
  case notices
  case atLeast = "at-least"
  case atMost = "at-most"
  /// The days of a rhythm `every: {days: n}`.
  case everyDays = "every-days"
  case maximumBytes = "maximum-bytes"
  case maximumSeconds = "maximum-seconds"
  case maximumWidth = "maximum-width"
  case maximumHeight = "maximum-height"
}

/// The value of a number: a count, or a term with its unit.
package enum ParameterValue: Sendable, Hashable, Codable {
  case count(Int)
  case term(Term)
}

/// In which unit a number counts.
package enum ParameterUnit: String, CaseIterable, Codable, Sendable {
  case bytesGBK = "bytes-gbk"
  case characters
  case bytes
  case seconds
  case pixels
  case accounts
  case persons
  case updates
  case notices
  case days
  case months
  case years
  case hours
  case minutes
  case workingDays = "working-days"
  case calendarDays = "calendar-days"
  case sameDay = "same-day"
}

/// Which way asks for more.
package enum StricterDirection: String, Codable, Sendable {
  case smaller, larger
}

/// One number of a rule.
package struct RuleParameter: Sendable, Hashable {
  package var key: ParameterKey
  package var value: ParameterValue
  package var unit: ParameterUnit
  package var stricter: StricterDirection
}

/// A rule with numbers.
package protocol NumberRule: Cited {
  var adaptable: Adaptable? { get }
  /// The numbers it gives, the main one first.
  var parameters: [RuleParameter] { get }
  /// Gives a number another value; a key that the rule does not have changes nothing.
  mutating func set(_ key: ParameterKey, to value: ParameterValue)
}

extension Term {
  /// The term's unit and, where it counts, its number.
  package var unit: ParameterUnit {
    switch self {
    case .workingDays: .workingDays
    case .calendarDays: .calendarDays
    case .hours: .hours
    case .minutes: .minutes
    case .sameDay: .sameDay
    }
  }

  /// How many of its unit; 0 for the same day.
  package var count: Int {
    switch self {
    case .workingDays(let count), .calendarDays(let count), .hours(let count),
      .minutes(let count):
      count
    case .sameDay: 0
    }
  }
}
