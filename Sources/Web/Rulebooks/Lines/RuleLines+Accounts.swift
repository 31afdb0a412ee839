import Rulebook

extension RuleLines {
  var eligibility: [RuleLine] {
    guard let section = rulebook.eligibility.content else { return [] }
    return section.barred.map(barred) + section.required.map(required)
      + section.maximum.map(maximum) + section.staffing.map(staffing)
      + points(section.conditions, "rulebook.rule.opening-condition")
      + section.naming.map(naming)
  }

  private func barred(_ rule: BarredRule) -> RuleLine {
    let owner = say("rulebook.owner." + rule.owner.rawValue)
    var details = [
      rule.names.isEmpty
        ? say("rulebook.rule.barred", ["owner": owner])
        : say("rulebook.rule.barred-names", ["owner": owner, "names": say.list(rule.names)])
    ]
    if let lift = rule.unless { details.append(say("rulebook.lift." + lift.rawValue)) }
    return RuleLine(id: rule.id, title: say.title(rule.title), details: details)
  }

  private func required(_ rule: RequiredAccountsRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [
        say(
          "rulebook.rule.required",
          [
            "levels": RulebookWords.levels(rule.levels, say),
            "platforms": RulebookWords.platforms(rule.platforms, say),
          ])
      ])
  }

  private func maximum(_ rule: AccountMaximumRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [
        say(
          "rulebook.rule.account-maximum",
          ["count": NumberWords.count(rule.count, .accounts, say)])
      ])
  }

  private func staffing(_ rule: StaffingRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [
        say(
          "rulebook.rule.staffing",
          [
            "levels": RulebookWords.levels(rule.levels, say),
            "role": RulebookWords.role(rule.role.rawValue, say),
            "count": NumberWords.count(rule.minimum, .persons, say),
          ])
      ])
  }

  private func naming(_ rule: NamingRule) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [say("rulebook.naming." + rule.check.rawValue)])
  }

  var filing: [RuleLine] {
    guard let section = rulebook.filing.content else { return [] }
    return section.routes.map(route) + section.clocks.map(filingClock)
      + section.form.map(formField) + points(section.notice, "rulebook.rule.notice")
  }

  private func events(_ events: [FilingEvent]) -> String {
    say.list(events.map { say("rulebook.filing-event." + $0.rawValue) })
  }

  private func route(_ rule: FilingRoute) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [
        say(
          "rulebook.rule.filing",
          [
            "events": events(rule.events),
            "mode": say("rulebook.filing-mode." + rule.mode.rawValue),
          ])
      ],
      steps: rule.steps.map { step in
        say(
          "rulebook.rule.filing-step",
          [
            "signer": RulebookWords.signer(step.role.rawValue, step.seat, say),
            "title": say.title(step.title),
          ])
      })
  }

  private func filingClock(_ rule: FilingClock) -> RuleLine {
    RuleLine(
      id: rule.id, title: say.title(rule.title),
      details: [
        say(
          rule.when == .before ? "rulebook.rule.filing-before" : "rulebook.rule.filing-after",
          ["events": events(rule.events), "term": DeadlineWords.term(rule.term, say)])
      ])
  }

  private func formField(_ rule: FormField) -> RuleLine {
    let kind = say("rulebook.form-kind." + rule.kind.rawValue)
    var details = [
      say(
        rule.isRequired ? "rulebook.rule.field-required" : "rulebook.rule.field-optional",
        ["kind": kind])
    ]
    if !rule.choices.isEmpty {
      details.append(
        say(
          "rulebook.rule.field-choices",
          ["choices": say.list(rule.choices.map { say.title($0.title) })]))
    }
    if !rule.parts.isEmpty {
      details.append(
        say(
          "rulebook.rule.field-parts",
          ["parts": say.list(rule.parts.map { say("filings.person." + $0.rawValue) })]))
    }
    return RuleLine(id: rule.id, title: say.title(rule.title), details: details)
  }
}
