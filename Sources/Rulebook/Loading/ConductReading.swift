internal import WorkCalendar

extension Fields {
  func dutyRule() -> DutyRule? {
    let (head, kind) = (head("duty", [.title, .level]), choice("kind", DutyKind.self))
    guard let head, let kind else { return nil }
    return DutyRule(head: head, kind: kind)
  }

  func personalAccountRule() -> PersonalAccountRule? {
    let head = head("personal-accounts", .title)
    let kind = choice("kind", PersonalAccountKind.self)
    let unless = optionalChoice("unless", BarLift.self)
    guard let head, let kind else { return nil }
    return PersonalAccountRule(head: head, kind: kind, unless: unless)
  }

  /// The section `directives`.
  func directives() -> DirectiveSection? {
    let clocks = rules("clocks") { $0.listedClock("directives") }
    let holds = rules("holds") { fields -> HoldRule? in
      let head = fields.head("directives", [.title, .level])
      let office = fields.choice("decided-by", RoleID.self, orElse: .stageWithoutRole)
      guard let head, let office else { return nil }
      return HoldRule(head: head, decidedBy: office)
    }
    let duties = rules("duties") { $0.point("directives") }
    guard let clocks, let holds, let duties else { return nil }
    return DirectiveSection(clocks: clocks, holds: holds, duties: duties)
  }

  /// The section `assessment`.
  func assessment() -> AssessmentSection? {
    let periods = rules("periods") { fields -> PeriodRule? in
      let head = fields.head("assessment", .title)
      let every = fields.choice("every", AssessmentInterval.self)
      guard let head, let every else { return nil }
      return PeriodRule(head: head, every: every)
    }
    let indicators = rules("indicators") { fields -> IndicatorRule? in
      let head = fields.head("assessment", [.title, .level])
      let kind = fields.choice("kind", IndicatorKind.self)
      guard let head, let kind else { return nil }
      return IndicatorRule(head: head, kind: kind)
    }
    let closures = rules("closures") { $0.closure() }
    guard let periods, let indicators, let closures else { return nil }
    return AssessmentSection(periods: periods, indicators: indicators, closures: closures)
  }

  private struct ClosureCase {
    var notices: [CivilDate]
    var clean: [CivilDate]
  }

  private func closure() -> ClosureRule? {
    let head = head("assessment", [.title, .reading], hasNumber: true)
    let notices = integer("notices", in: 1...100)
    let consecutive = boolean("consecutive")
    let within = choice("within", ClosurePeriod.self)
    let examples = examples { fields -> (ClosureCase?, Bool?) in
      let (notices, clean) = (fields.days("notices"), fields.days("clean"))
      let passes = fields.boolean("passes")
      guard let notices, let clean else { return (nil, passes) }
      return (ClosureCase(notices: notices, clean: clean), passes)
    }
    guard let head, let notices, let consecutive, let within, let examples else { return nil }
    let rule = ClosureRule(
      head: head, notices: notices, isConsecutive: consecutive, within: within)
    keep(examples, of: rule) {
      .closure(rule, notices: $0.notices, clean: $0.clean, passes: $1)
    }
    checkBounds(of: rule)
    return rule
  }
}
