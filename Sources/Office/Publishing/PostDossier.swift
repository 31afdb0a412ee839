import Rulebook
import WorkCalendar

/// Everything that stands in the books about one item, for whoever may see it.
package struct PostDossier: Sendable {
  package let post: Post
  package let unit: Organization
  package let current: Revision
  /// The newest first.
  package let revisions: [Revision]
  /// Of all rounds, the newest round first, in the order of signing.
  package let stages: [Stage]
  /// Of all rounds, the oldest first.
  package let signatures: [Signature]
  /// The newest first.
  package let rounds: [Round]
  /// Of all rounds, the oldest first.
  package let releases: [Release]
  package let accounts: [AccountID: Account]
  package let clocks: [ClockID: RunningClock]
  package let organizations: [OrganizationID: Organization]
  package let names: [PersonID: String]
  /// For whom signers stood in, by the appointment they signed under.
  package let principals: [AppointmentID: String]
  /// Where the same text stands already, when the present round went without signatures.
  package let source: DirectSource?
  /// Who looked into the reprint, on the current revision.
  package let reprintCheck: ReprintCheck?
  /// The event it is about, with all notices on it; nil without one.
  package let chain: EventChain?
  /// Holds that keep it from going on now.
  package let holds: [ListedHold]
  /// What outsiders were asked about its facts, the oldest first.
  package let factChecks: [FactCheck]
  package let findings: [Finding]
  /// Of all revisions, the oldest first; those of the current one are in force.
  package let waivers: [FindingWaiver]
  /// What the rules ask for as the item stands.
  package let route: ReviewRoute
  /// The stages of the present round, or what is to come.
  package let outlook: StageOutlook
  /// How it may go out on one signature, while its author has it; nil where no rule lets it.
  package let urgentWay: UrgentWay?
  package let rules: GoverningRules
  /// Since the last signature of any round; nil when nobody has signed yet.
  package let changes: RevisionChanges?
  package let lifecycle: [LifecycleStep]
  package let trail: [TrailEntry]
  /// Who can sign the open stage, or confirm the release that waits.
  package let holders: [Person]
  package let rights: Rights

  /// What the asker may do with it now.
  package struct Rights: Sendable {
    package let mayEdit: Bool
    /// Whether the asker may mark findings as false alarms.
    package let mayWaive: Bool
    package let mayRecall: Bool
    /// Whether the asker may put their name to it that a reprint was looked into.
    package let mayCheckReprint: Bool
    /// The open stage, when the asker holds its role there; and what is in the way, if anything.
    package let signing: Signing?
    /// Releases that the asker may confirm or send again.
    package let sendable: [ReleaseID]
    /// Releases under way whose outcome the asker may write down, or hold back.
    package let inHand: [ReleaseID]

    package struct Signing: Sendable {
      package let stage: Stage
      package let obstacle: Refusal?
    }
  }

  package var openStage: Stage? { stages.first { $0.state == .open } }
  package var currentStages: [Stage] { stages.filter { $0.round == post.round } }
  package var currentReleases: [Release] { releases.filter { $0.round == post.round } }

  /// The item's last way through review; nil before its first submission.
  package var currentRound: Round? { rounds.first { $0.number == post.round } }

  package func signature(on stage: Stage) -> Signature? {
    signatures.first { $0.stage == stage.id }
  }

  /// Who holds a finding on the current revision to be a false alarm, and why.
  package func waiver(of finding: Finding) -> FindingWaiver? {
    waivers.last { $0.revision == current.id && $0.finding == finding.key }
  }

  /// Why somebody held the same finding to be a false alarm on an earlier revision.
  package func formerWaiver(of finding: Finding) -> FindingWaiver? {
    waivers.last { $0.revision != current.id && $0.finding == finding.key }
  }

  /// Whether a finding was not there when the item was submitted: the lists have changed since.
  package func isLater(_ finding: Finding) -> Bool {
    guard !post.state.isEditable, let kept = currentRound?.findings else { return false }
    return !kept.contains { $0.key == finding.key }
  }

  /// Findings that nobody holds to be false alarms.
  package var standingFindings: [Finding] { findings.filter { waiver(of: $0) == nil } }

  package func name(_ person: PersonID?) -> String { person.flatMap { names[$0] } ?? "" }
}

/// A line of the audit log about an item.
package struct TrailEntry: Sendable, Hashable {
  package let at: Instant
  package let act: String
  /// Nil for system work.
  package let person: PersonID?
  package let facts: [String: String]
}
