import WorkCalendar

package typealias ReleaseID = Identifier<Release>

/// One revision on one account: waiting for the publisher, on its way, or settled.
package struct Release: Sendable, Hashable, Codable {
  package enum State: String, Sendable, CaseIterable, Codable {
    case awaiting
    /// Confirmed for a later time; the courier takes it up then.
    case planned
    /// A person publishes it on the platform and writes down where and when.
    case byHand = "by-hand"
    case sending
    /// It was sent and the answer was lost; the platform is asked.
    case unknown
    case published
    /// Published, and replaced by a later wording.
    case corrected
    /// Published, and taken back with an explanation.
    case withdrawn
    /// Published, and removed.
    case deleted
    case failed, void

    /// Nothing more will come of the sending.
    package var isSettled: Bool { wasPublished || self == .failed }

    /// Whether readers could see it, now or once.
    package var wasPublished: Bool {
      switch self {
      case .published, .corrected, .withdrawn, .deleted: true
      case .awaiting, .planned, .byHand, .sending, .unknown, .failed, .void: false
      }
    }
  }

  package let id: ReleaseID
  package let post: PostID
  package let round: Int64
  package let revision: RevisionID
  package let account: AccountID
  package let state: State
  package let openedAt: Instant
  package let confirmedBy: PersonID?
  package let confirmedAt: Instant?
  package let publishedAt: Instant?
  /// Where it can be seen.
  package let link: String?
  /// Code of the reason why it was not published.
  package let failure: String?
  package let clock: ClockID?
  /// When the courier takes up what is planned; nil for as soon as it is confirmed.
  package let dueAt: Instant?
  /// Who wrote down what became of it, where a person did.
  package let settledBy: PersonID?
  package let settledAt: Instant?
  /// A picture of what the platform showed then.
  package let evidence: StoredFileID?
  /// Since when it is no longer shown as it was published.
  package let endedAt: Instant?
}

extension [Release] {
  /// `withdrawn` or `deleted` where readers find an item nowhere any more; nil for all else.
  package var takenDown: Release.State? {
    guard !contains(where: { $0.state == .published }) else { return nil }
    return last { $0.state == .withdrawn || $0.state == .deleted }?.state
  }
}

/// What became of a release.
package enum SendingOutcome: Sendable, Hashable, Codable {
  /// - Parameter digest: SHA-256 of what is shown, in lower-case hexadecimal.
  case published(outsideID: String, link: String, digest: String)
  case failed(reason: String)
  case unknown
}
