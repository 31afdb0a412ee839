internal import WorkCalendar

extension Fields {
  /// A rule on how often is updated or may be published.
  func rhythm(_ section: String) -> RhythmRule? {
    let head = head(section, [.title, .level, .reading], hasNumber: true)
    let accounts = rhythmScope()
    let (least, most) = (
      optionalInteger("at-least", in: 1...100_000), optionalInteger("at-most", in: 1...100_000)
    )
    let every = rhythmPeriod()
    let examples = examples { fields -> (RhythmCase?, Bool?) in
      let (updates, day) = (fields.days("updates"), fields.day("as-of"))
      let passes = fields.boolean("passes")
      guard let updates, let day else { return (nil, passes) }
      return (RhythmCase(updates: updates, day: day), passes)
    }
    checkNumbers(least, most)
    guard let head, let accounts, let every, let examples else { return nil }
    let rule = RhythmRule(
      head: head, accounts: accounts, atLeast: least, atMost: most, every: every)
    keep(examples, of: rule) { .rhythm(rule, updates: $0.updates, asOf: $0.day, passes: $1) }
    checkBounds(of: rule)
    return rule
  }

  private struct RhythmCase {
    var updates: [CivilDate]
    var day: CivilDate
  }

  /// A rhythm names a number, and the least is no more than the most.
  private func checkNumbers(_ least: Int?, _ most: Int?) {
    if peek("at-least")?.isNone == true, peek("at-most")?.isNone == true {
      log.report(
        .missingKey, at: place(of: "at-least"), ["key": "at-least, at-most", "path": path])
    }
    if let least, let most, least > most {
      log.report(
        .numberOutOfRange, at: place(of: "at-most"),
        [
          "path": path(of: "at-most"), "value": "\(most)", "minimum": "\(least)",
          "maximum": "100000",
        ])
    }
  }

  private func rhythmScope() -> RhythmScope? {
    guard let passage = passage("accounts") else { return nil }
    if passage.text == "others" { return .others }
    return choices(of: passage, "accounts", PlatformKind.self).map { .kinds($0) }
  }

  private func rhythmPeriod() -> RhythmPeriod? {
    guard let passage = passage("every") else { return nil }
    switch passage.text {
    case "day": return .day
    case "week": return .week
    case "month": return .month
    case let word?:
      reportUnknown(word, passage, "every", known: ["{days: n}", "day", "week", "month"])
      return nil
    case nil:
      return counted(
        passage, "every", units: ["days"], upTo: 3650, orElse: .numberOutOfRange
      ).map { .days($0.count) }
    }
  }
}
