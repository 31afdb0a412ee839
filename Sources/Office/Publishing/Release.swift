import WorkCalendar

package typealias ReleaseID = Identifier<Release>

/// One revision on one account: waiting for the publisher, on its way, or settled.
package struct Release: Sendable, Hashable, Codable {
  package enum State: String, Sendable, CaseIterable, Codable {
    case awaiting, sending
    /// It was sent and the answer was lost; the platform is asked.
    case unknown
    case published, failed, void

    package var isSettled: Bool { self == .published || self == .failed }
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
}

/// What became of a release.
package enum SendingOutcome: Sendable, Hashable, Codable {
  /// - Parameter digest: SHA-256 of what is shown, in lower-case hexadecimal.
  case published(outsideID: String, link: String, digest: String)
  case failed(reason: String)
  case unknown
}
