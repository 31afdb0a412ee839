import Rulebook

extension RuleLines {
  var review: [RuleLine] {
    guard let section = rulebook.review.content else { return [] }
    return section.stages.flatMap(stage) + [distinct(section), author(section)].compactMap { $0 }
      + section.direct.map(direct) + section.urgent.flatMap(urgent)
  }

  /// The stage, its questions, and its clock.
  private func stage(_ stage: ScopedStage) -> [RuleLine] {
    let rule = stage.rule
    let name = say("stage." + rule.kind.rawValue)
    var details = [
      say("rulebook.rule.signed-by", ["signer": RulebookWords.signer(rule.role, rule.seat, say)]),
      say(
        "rulebook.rule.stage-items",
        [
          "sensitivities": say.list(
            stage.sensitivities.map { say("rulebook.sensitivity." + $0.rawValue) }),
          "accounts": say.list(stage.accounts.map { say("rulebook.scope." + $0.rawValue) }),
        ]),
    ]
    if stage.givesConsent { details.append(say("rulebook.rule.gives-consent")) }
    if rule.requiresConclusion { details.append(say("rulebook.rule.conclusion")) }
    let questions = rule.checklist.map { question in
      RuleLine(
        id: question.ruleID, title: say.title(question.title),
        details: [say("rulebook.rule.checklist", ["stage": name])])
    }
    let clocks = rule.clock.map { clock in
      var line = self.clock(clock)
      if clock.title == nil { line.title = say("rulebook.subject.stage-clock", ["stage": name]) }
      return line
    }
    return [RuleLine(id: stage.ruleID, title: name, details: details)] + questions
      + (clocks.map { [$0] } ?? [])
  }

  /// An absence is told by the index of rules.
  private func distinct(_ section: ReviewSection) -> RuleLine? {
    let rule = section.distinctPersons
    guard isRule(rule.ruleID) else { return nil }
    let names = say.list(rule.stages.map { say("stage." + $0.rawValue) })
    return RuleLine(
      id: rule.ruleID, title: say("rulebook.subject.review-distinct-persons"),
      details: [
        rule.stages.isEmpty
          ? say("rulebook.distinct-none") : say("rulebook.distinct", ["stages": names])
      ])
  }

  private func author(_ section: ReviewSection) -> RuleLine? {
    let rule = section.author
    guard isRule(rule.ruleID) else { return nil }
    return RuleLine(
      id: rule.ruleID, title: say("rulebook.subject.review-author-may-not-sign"),
      details: [say(rule.mayNotSign ? "rulebook.author-not" : "rulebook.author-may")])
  }

  private func isRule(_ id: String) -> Bool {
    entry(id).map { $0.absence == nil } ?? false
  }

  private func direct(_ rule: DirectRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [say("rulebook.direct." + rule.requires.rawValue)]
        + (rule.needsSecondPerson ? [say("rulebook.direct-second-person")] : []))
  }

  /// What goes out on one signature, and how soon the second one follows.
  private func urgent(_ rule: UrgentRule) -> [RuleLine] {
    let facts = [
      "first": say("stage." + rule.first.rawValue), "second": say("stage." + rule.second.rawValue),
      "items": say.list(rule.items.map { say("rulebook.urgent." + $0.rawValue) }),
      "sensitivities": say.list(
        rule.sensitivities.map { say("rulebook.sensitivity." + $0.rawValue) }),
    ]
    var clock = self.clock(rule.within)
    if rule.within.title == nil { clock.title = say("rulebook.subject.urgent-within") }
    return [
      RuleLine(
        id: rule.id, title: say.title(rule.title),
        details: [say("rulebook.urgent-items", facts), say("rulebook.urgent-signed", facts)]),
      clock,
    ]
  }

  var publishing: [RuleLine] {
    let section = rulebook.publishing
    return clock(section.within) + section.quotas.map(rhythm)
      + points(section.steps, "rulebook.rule.publishing-step")
      + points(section.confirmations, "rulebook.rule.publishing-confirmation")
      + points(section.corrections, "rulebook.rule.correction")
  }

  var messages: [RuleLine] {
    guard let section = rulebook.messages.content else { return [] }
    let departments = Complexity.allCases.compactMap { section.departmentClocks.content?[$0] }
    return section.classes.map(messageClass) + clock(section.firstAnswer)
      + departments.map { clock($0) } + (section.replyStages.content ?? []).map(replyStage)
      + clock(section.replyWithin) + section.clocks.map { clock($0.clock) }
  }

  private func messageClass(_ rule: MessageClassRule) -> RuleLine {
    RuleLine(
      id: rule.ruleID, title: say.title(rule.title),
      details: [say("rulebook.handling." + rule.handling.rawValue)]
        + (rule.guidance.map { [say.title($0)] } ?? []))
  }

  private func replyStage(_ rule: ReplyStageRule) -> RuleLine {
    RuleLine(
      id: rule.ruleID, title: say("rulebook.reply-stage-kind." + rule.kind.rawValue),
      details: [
        say("rulebook.rule.signed-by", ["signer": RulebookWords.signer(rule.role, rule.seat, say)])
      ])
  }
}
