import Rulebook

/// What the rules say against an officer's own account.
package struct PersonalAccountBars: Sendable, Hashable {
  /// Articles under which it may not be, whoever allows it.
  package let forbidding: [Citation]
  /// Articles under which it may be only where the unit allows it for the work (R135).
  package let needingApproval: [Citation]

  package var isForbidden: Bool { !forbidding.isEmpty }
  package var needsApproval: Bool { !isForbidden && !needingApproval.isEmpty }

  /// An officer is barred by the body they serve in and by those above it up to its bureau, a post
  /// by its name; the mark of a secret post is the officer's own word.
  package init(on report: PersonalReport, of line: BodyLine, under rules: GoverningRules) {
    var forbidding: [Citation] = []
    var needing: [Citation] = []
    func add(_ citations: [Citation], unless lift: BarLift?) {
      switch lift {
      case .unitApproval: needing = needing.joined(with: citations)
      case nil: forbidding = forbidding.joined(with: citations)
      }
    }
    for rule in rules.barred {
      let isMet =
        switch rule.owner {
        case .unit: false
        case .officer:
          line.barred(by: [rule]) != nil || rule.bars(report.post)
        case .post: rule.bars(report.post)
        }
      if isMet { add(rule.citations, unless: rule.unless) }
    }
    for rule in rules.personalAccountRules where rule.kind == .barred && report.isSecretPost {
      add(rule.citations, unless: rule.unless)
    }
    self.forbidding = forbidding
    needingApproval = needing
  }
}
