package import WorkCalendar

/// How accounts are guarded.
package struct SecuritySection: Sendable, Hashable {
  package var rotation: [RotationRule]
  package var playbooks: [PlaybookRule]
  package var reports: [ClockRule]
  package var patrols: [PatrolRule]
  package var retention: [RetentionRule]
  package var confirmations: [PointRule]
}

/// What makes a change of password due.
package enum RotationEvent: String, CaseIterable, Codable, Sendable {
  case leak
  case administratorChange = "administrator-change"
  case periodic
}

/// When passwords are changed.
package struct RotationRule: Rule {
  package var head: RuleHead
  package var events: [RotationEvent]
  /// How soon after the event, or after the last change for a periodic one.
  package var term: Term

  /// The rule as a clock that starts at an event.
  package func clock(after event: RotationEvent) -> ClockRule {
    ClockRule(
      id: id, term: term, from: event.rawValue, citations: citations, reading: reading,
      title: head.title, adaptable: adaptable)
  }
}

/// One thing to do when something has happened.
package struct PlaybookStep: Sendable, Hashable, Codable {
  package var id: String
  package var title: LocalizedTitle
}

/// What is done, in order, when something has happened to an account.
package struct PlaybookRule: Rule {
  package var head: RuleHead
  package var steps: [PlaybookStep]
}

/// How often somebody looks.
package enum PatrolInterval: Sendable, Hashable, Codable {
  /// Day and night.
  case continuous
  case days(Int)
  /// Regularly, without a number.
  case regular
  case onEvent
}

/// How often accounts are looked over.
package struct PatrolRule: Rule {
  package var head: RuleHead
  package var every: PatrolInterval
}
