extension Rulebook {
  /// The rulebook without the rules that rest on memory: what may be demanded of a body.
  ///
  /// The index of rules stays whole, so that what is held back can be shown.
  package var demanded: Rulebook {
    let withheld = Set(rules.lazy.filter { !$0.isDemanded }.map(\.id))
    let isDemanded = { (rule: any Cited) in !withheld.contains(rule.ruleID) }
    var result = self
    result.keepOnly(isDemanded)
    return result
  }

  private mutating func keepOnly(_ isKept: (any Cited) -> Bool) {
    eligibility.change { section in
      section.barred.removeAll { !isKept($0) }
      section.required.removeAll { !isKept($0) }
      section.maximum.removeAll { !isKept($0) }
      section.staffing.removeAll { !isKept($0) }
      section.conditions.removeAll { !isKept($0) }
      section.naming.removeAll { !isKept($0) }
    }
    filing.change { section in
      section.routes.removeAll { !isKept($0) }
      section.clocks.removeAll { !isKept($0) }
      section.form.removeAll { !isKept($0) }
      section.notice.removeAll { !isKept($0) }
    }
    updateRhythm.change { $0.removeAll { !isKept($0) } }
    categories.change { $0.removeAll { !isKept($0) } }
    content.change { $0.removeAll { !isKept($0) } }
    review.change { $0.keepOnly(isKept) }
    emergency.change { section in
      section.elements.removeAll { !isKept($0) }
      section.warning.removeAll { !isKept($0) }
      section.clocks.removeAll { !isKept($0) }
    }
    reprint.change { section in
      section.fields.removeAll { !isKept($0) }
      section.checks.removeAll { !isKept($0) }
    }
    formats.change { section in
      section.limits.removeAll { !isKept($0) }
      section.media.removeAll { !isKept($0) }
      section.kinds.removeAll { !isKept($0) }
    }
    publishing.keepOnly(isKept)
    messages.change { $0.keepOnly(isKept) }
    keepConduct(isKept)
  }

  private mutating func keepConduct(_ isKept: (any Cited) -> Bool) {
    duty.change { $0.removeAll { !isKept($0) } }
    security.change { section in
      section.rotation.removeAll { !isKept($0) }
      section.playbooks.removeAll { !isKept($0) }
      section.reports.removeAll { !isKept($0) }
      section.patrols.removeAll { !isKept($0) }
      section.retention.removeAll { !isKept($0) }
      section.confirmations.removeAll { !isKept($0) }
    }
    directives.change { section in
      section.clocks.removeAll { !isKept($0) }
      section.holds.removeAll { !isKept($0) }
      section.duties.removeAll { !isKept($0) }
    }
    assessment.change { section in
      section.periods.removeAll { !isKept($0) }
      section.indicators.removeAll { !isKept($0) }
      section.closures.removeAll { !isKept($0) }
    }
    personalAccounts.change { $0.removeAll { !isKept($0) } }
  }
}

extension ReviewSection {
  fileprivate mutating func keepOnly(_ isKept: (any Cited) -> Bool) {
    stages.removeAll { !isKept($0) }
    for index in stages.indices {
      if let clock = stages[index].rule.clock, !isKept(clock) { stages[index].rule.clock = nil }
      stages[index].rule.checklist.removeAll { !isKept($0) }
    }
    if !isKept(distinctPersons) { distinctPersons.stages = [] }
    if !isKept(author) { author.mayNotSign = false }
    direct.removeAll { !isKept($0) }
    urgent.removeAll { !isKept($0) || !isKept($0.within) }
  }
}

extension PublishingSection {
  fileprivate mutating func keepOnly(_ isKept: (any Cited) -> Bool) {
    if let clock = within.content, !isKept(clock) { within = .silent }
    quotas.removeAll { !isKept($0) }
    steps.removeAll { !isKept($0) }
    confirmations.removeAll { !isKept($0) }
    corrections.removeAll { !isKept($0) }
  }
}

extension MessageSection {
  fileprivate mutating func keepOnly(_ isKept: (any Cited) -> Bool) {
    classes.removeAll { !isKept($0) }
    if let clock = firstAnswer.content, !isKept(clock) { firstAnswer = .silent }
    departmentClocks.change { clocks in clocks = clocks.filter { isKept($0.value) } }
    replyStages.change { $0.removeAll { !isKept($0) } }
    if let clock = replyWithin.content, !isKept(clock) { replyWithin = .silent }
    clocks.removeAll { !isKept($0) }
  }
}
