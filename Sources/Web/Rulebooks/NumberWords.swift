import Rulebook
import WorkCalendar

/// Numbers of rules with their units, in words.
enum NumberWords {
  /// A number with its unit: 140 个字, 3 个工作日.
  static func count(_ count: Int, _ unit: ParameterUnit, _ say: Words) -> String {
    if unit == .bytes { return bytes(count, say) }
    return say("rulebook.count." + unit.rawValue, ["n": "\(count)"])
  }

  static func value(_ value: ParameterValue, _ unit: ParameterUnit, _ say: Words) -> String {
    switch value {
    case .count(let count): self.count(count, unit, say)
    case .term(let term): DeadlineWords.term(term, say)
    }
  }

  /// The unit alone, behind a field; nothing for the same day, which has no number.
  static func unit(_ unit: ParameterUnit, _ say: Words) -> String {
    say("rulebook.unit." + unit.rawValue)
  }

  /// Whole megabytes or kilobytes as such, anything else in bytes.
  static func bytes(_ count: Int, _ say: Words) -> String {
    if count >= 1_048_576, count % 1_048_576 == 0 {
      return say("rulebook.size.megabytes", ["n": "\(count / 1_048_576)"])
    }
    if count >= 1024, count % 1024 == 0 {
      return say("rulebook.size.kilobytes", ["n": "\(count / 1024)"])
    }
    return say("rulebook.size.bytes", ["n": "\(count)"])
  }

  /// 每两天, 每周.
  static func period(_ period: RhythmPeriod, _ say: Words) -> String {
    switch period {
    case .days(let days): say("rulebook.period.days", ["n": "\(days)"])
    case .day: say("rulebook.period.day")
    case .week: say("rulebook.period.week")
    case .month: say("rulebook.period.month")
    }
  }

  static func atLeast(_ count: Int, _ period: RhythmPeriod, _ say: Words) -> String {
    say("rulebook.rule.at-least", ["period": self.period(period, say), "n": "\(count)"])
  }

  static func atMost(_ count: Int, _ period: RhythmPeriod, _ say: Words) -> String {
    say("rulebook.rule.at-most", ["period": self.period(period, say), "n": "\(count)"])
  }

  static func retention(_ period: RetentionPeriod, _ say: Words) -> String {
    switch period {
    case .days(let count): self.count(count, .days, say)
    case .months(let count): self.count(count, .months, say)
    case .years(let count): self.count(count, .years, say)
    }
  }

  static func patrol(_ interval: PatrolInterval, _ say: Words) -> String {
    switch interval {
    case .continuous: say("rulebook.patrol.continuous")
    case .days(let days): say("rulebook.period.days", ["n": "\(days)"])
    case .regular: say("rulebook.patrol.regular")
    case .onEvent: say("rulebook.patrol.on-event")
    }
  }

  static func notices(_ count: Int, isConsecutive: Bool, _ say: Words) -> String {
    say(
      isConsecutive ? "rulebook.rule.notices-in-a-row" : "rulebook.rule.notices",
      ["n": "\(count)"])
  }

  /// How far a number may go: 可填 120 至 140.
  static func bounds(_ bounds: AdaptationBounds, _ unit: ParameterUnit, _ say: Words) -> String {
    let least = bounds.least.map { value($0, unit, say) }
    let most = bounds.most.map { value($0, unit, say) }
    return switch (least, most) {
    case (let least?, let most?): say("rulebook.bounds.both", ["least": least, "most": most])
    case (let least?, nil): say("rulebook.bounds.least", ["least": least])
    case (nil, let most?): say("rulebook.bounds.most", ["most": most])
    case (nil, nil): say("rulebook.bounds.open")
    }
  }
}
