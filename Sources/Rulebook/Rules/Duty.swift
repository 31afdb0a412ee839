/// What a rule on the daily work asks for.
package enum DutyKind: String, CaseIterable, Codable, Sendable {
  /// Somebody is named.
  case role
  case duty
  /// Something is written down.
  case record
  /// Something must not happen before.
  case gate
  case report
}

/// A rule on the daily work.
package struct DutyRule: Rule {
  package var head: RuleHead
  package var kind: DutyKind
}
