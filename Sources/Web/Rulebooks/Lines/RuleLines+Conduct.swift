import Rulebook

extension RuleLines {
  func duty(_ rule: DutyRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [say("rulebook.duty-kind." + rule.kind.rawValue)])
  }

  func personalAccount(_ rule: PersonalAccountRule) -> RuleLine {
    var details = [say("rulebook.personal." + rule.kind.rawValue)]
    if let lift = rule.unless { details.append(say("rulebook.lift." + lift.rawValue)) }
    return RuleLine(id: rule.id, title: say.title(rule.title), details: details)
  }

  var security: [RuleLine] {
    guard let section = rulebook.security.content else { return [] }
    return section.rotation.map(rotation) + section.playbooks.map(playbook)
      + section.reports.map { clock($0) } + section.patrols.map(patrol)
      + section.retention.map(retention)
      + points(section.confirmations, "rulebook.rule.security-confirmation")
  }

  private func rotation(_ rule: RotationRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [
        say(
          "rulebook.rule.rotation",
          [
            "events": say.list(rule.events.map { say("rulebook.rotation." + $0.rawValue) }),
            "term": DeadlineWords.term(rule.term, say),
          ])
      ])
  }

  private func playbook(_ rule: PlaybookRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title), steps: rule.steps.map { say.title($0.title) })
  }

  private func patrol(_ rule: PatrolRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [say("rulebook.rule.patrol", ["interval": NumberWords.patrol(rule.every, say)])])
  }

  private func retention(_ rule: RetentionRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [
        say(
          "rulebook.rule.retention",
          [
            "subject": say("rulebook.retention." + rule.subject.rawValue),
            "period": NumberWords.retention(rule.atLeast, say),
          ])
      ])
  }

  var directives: [RuleLine] {
    guard let section = rulebook.directives.content else { return [] }
    return section.clocks.map { clock($0) } + section.holds.map(hold)
      + points(section.duties, "rulebook.rule.directive")
  }

  private func hold(_ rule: HoldRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [
        say(
          "rulebook.rule.hold", ["role": RulebookWords.role(rule.decidedBy.rawValue, say)])
      ])
  }

  var assessment: [RuleLine] {
    guard let section = rulebook.assessment.content else { return [] }
    let periods = section.periods.map { rule in
      RuleLine(
        id: rule.id, title: say.title(rule.title),
        details: [say("rulebook.interval." + rule.every.rawValue)])
    }
    let indicators = section.indicators.map { rule in
      RuleLine(
        id: rule.id, title: say.title(rule.title),
        details: [say("rulebook.indicator." + rule.kind.rawValue)])
    }
    let closures = section.closures.map { rule in
      RuleLine(
        id: rule.id, title: say.title(rule.title),
        details: [
          say(
            "rulebook.rule.closure",
            [
              "notices": NumberWords.notices(
                rule.notices, isConsecutive: rule.isConsecutive, say)
            ])
        ])
    }
    return periods + indicators + closures
  }
}
