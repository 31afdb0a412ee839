extension GoverningRules {
  /// Every rule on the daily work; rules of one id and kind become one.
  package var duties: [DutyRule] {
    rulebooks.compactMap { $0.duty.content }.flatMap { $0 }
      .joined(alike: { $0.name == $1.name && $0.kind == $1.kind }) { $0.citing($1) }
  }

  /// Rules on the daily work by their names, each citing all texts that know it.
  package func duties(named names: Set<String>) -> [DutyRule] {
    duties.filter { names.contains($0.name) }
      .joined(alike: { $0.name == $1.name }) { $0.citing($1) }
  }

  /// Gates of a name that nobody passes without meeting them.
  package func walls(named name: String) -> [DutyRule] {
    duties.filter { $0.kind == .gate && $0.name == name && $0.level == .mustFix }
  }

  /// What a person confirms about how accounts are guarded; rules of one id become one.
  package var securityConfirmations: [PointRule] {
    points(securitySections.flatMap(\.confirmations))
  }

  /// How soon passwords change after an event, the strictest of all texts; nil when none asks.
  package func rotationClock(after event: RotationEvent) -> ClockRule? {
    ClockRule.strictest(of: rotations(after: event).map { $0.clock(after: event) })
  }
}
