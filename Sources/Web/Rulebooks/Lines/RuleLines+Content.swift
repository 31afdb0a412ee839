import Rulebook

extension RuleLines {
  func content(_ rule: ContentRule) -> RuleLine {
    var details = [say("rulebook.content-kind." + rule.kind.rawValue)]
    if rule.appliesTo == .personal { details.append(say("rulebook.rule.personal-only")) }
    details.append(say("rulebook.rule.question", ["question": say.title(rule.question)]))
    if !rule.hints.isEmpty {
      details.append(say("rulebook.rule.hints", ["words": say.list(rule.hints)]))
    }
    return RuleLine(id: rule.id, title: say.title(rule.title), details: details)
  }

  var emergency: [RuleLine] {
    guard let section = rulebook.emergency.content else { return [] }
    return elements(section.elements, "rulebook.rule.emergency-element")
      + elements(section.warning, "rulebook.rule.warning-element") + section.clocks.map(clock)
  }

  var reprint: [RuleLine] {
    guard let section = rulebook.reprint.content else { return [] }
    return points(section.fields, "rulebook.rule.reprint-field")
      + points(section.checks, "rulebook.rule.reprint-check")
  }

  var formats: [RuleLine] {
    guard let section = rulebook.formats.content else { return [] }
    return section.limits.map(limit) + section.media.map(media) + section.kinds.map(messageKind)
  }

  private func limit(_ rule: LimitRule) -> RuleLine {
    let platform = RulebookWords.platform(rule.platform, say)
    let field = say("rulebook.limit-field." + rule.field.rawValue)
    let unit: ParameterUnit = rule.unit == .characters ? .characters : .bytesGBK
    return RuleLine(
      id: rule.id, title: say("rulebook.rule.of-platform", ["platform": platform, "what": field]),
      details: [
        say("rulebook.rule.limit", ["count": NumberWords.count(rule.maximum, unit, say)])
      ])
  }

  private func media(_ rule: MediaRule) -> RuleLine {
    let what = say("rulebook.media-kind." + rule.kind.rawValue)
    let numbers: [(String, Int?, ParameterUnit)] = [
      ("rulebook.rule.media-bytes", rule.maximumBytes, .bytes),
      ("rulebook.rule.media-seconds", rule.maximumSeconds, .seconds),
      ("rulebook.rule.media-width", rule.maximumWidth, .pixels),
      ("rulebook.rule.media-height", rule.maximumHeight, .pixels),
    ]
    var details = numbers.compactMap { phrase, value, unit in
      value.map { say(phrase, ["count": NumberWords.count($0, unit, say)]) }
    }
    if !rule.types.isEmpty {
      details.append(say("rulebook.rule.media-types", ["types": say.list(rule.types)]))
    }
    let platform = RulebookWords.platform(rule.platform.rawValue, say)
    return RuleLine(
      id: rule.id,
      title: rule.head.title.map(say.title)
        ?? say("rulebook.rule.of-platform", ["platform": platform, "what": what]),
      details: details)
  }

  private func messageKind(_ rule: MessageKindRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [
        say(
          "rulebook.rule.message-kind",
          ["platform": RulebookWords.platform(rule.platform.rawValue, say)])
      ])
  }
}
