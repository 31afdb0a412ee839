import WorkCalendar

package typealias CorrectionID = Identifier<Correction>

/// What is done about an item that was published and is wrong (Zhengzhou 18).
package struct Correction: Sendable, Hashable {
  /// The graver stands later; an open one may be replaced by a graver one.
  package enum Kind: String, Sendable, CaseIterable, Codable {
    /// A new wording goes through review and takes its place.
    case correct
    /// It is taken back; its title stays, with an explanation.
    case withdraw
    /// It is removed; only the day of it stays.
    case delete

    /// Where a release stands that this ended.
    package var ended: Release.State {
      switch self {
      case .correct: .corrected
      case .withdraw: .withdrawn
      case .delete: .deleted
      }
    }

    func isGraver(than other: Kind) -> Bool {
      let all = Self.allCases
      return (all.firstIndex(of: self) ?? 0) > (all.firstIndex(of: other) ?? 0)
    }
  }

  /// Who noticed it. Of a citizen nothing else is kept.
  package enum Finder: String, Sendable, CaseIterable, Codable { case staff, body, citizen }

  package enum Outcome: String, Sendable, CaseIterable, Codable {
    /// Nothing of the wrong wording can be seen any more.
    case done
    /// Nothing was wrong.
    case dropped
    /// Something graver was done.
    case replaced
  }

  package let id: CorrectionID
  package let post: PostID
  package let organization: OrganizationID
  /// The last round that it is about.
  package let round: Int64
  package let draft: CorrectionDraft
  package let openedBy: PersonID
  package let openedAt: Instant
  package let closedAt: Instant?
  package let outcome: Outcome?
  /// Why it was dropped.
  package let reason: String?

  package var kind: Kind { draft.kind }
  package var isOpen: Bool { closedAt == nil }

  /// Milliseconds from the finding to the end, or until now; the texts say “at once” and give no
  /// number.
  package func taken(at now: Instant) -> Int64 {
    max(0, draft.foundAt.milliseconds(until: closedAt ?? now))
  }
}

/// What a person writes down when something published is wrong.
package struct CorrectionDraft: Sendable, Hashable, Codable {
  package var kind: Correction.Kind
  /// What is wrong; stays in the house.
  package var fault: String
  package var finder: Correction.Finder
  /// A colleague or a body by name; empty for a citizen.
  package var foundBy: String
  package var foundAt: Instant
  /// What readers are told; empty for a removal.
  package var explanation: String
  /// The legal basis of a removal; stays in the house.
  package var basis: String

  package init(
    kind: Correction.Kind, fault: String, finder: Correction.Finder, foundBy: String = "",
    foundAt: Instant, explanation: String = "", basis: String = ""
  ) {
    (self.kind, self.fault, self.finder) = (kind, fault, finder)
    (self.foundBy, self.foundAt) = (foundBy, foundAt)
    (self.explanation, self.basis) = (explanation, basis)
  }
}

/// A release that a correction ended.
package struct CorrectedRelease: Sendable, Hashable {
  package let correction: CorrectionID
  package let release: ReleaseID
  package let account: AccountID
  package let state: Release.State
  package let endedAt: Instant
  /// On another platform: where or how that can be seen.
  package let evidence: String
  /// Nil where a new wording took its place.
  package let person: PersonID?
}
