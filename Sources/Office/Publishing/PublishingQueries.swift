import Channels
import Rulebook
import Storage
import WorkCalendar

let releaseColumns: SQL = """
  r.id, r.post_id, r.round, r.revision_id, r.account_id, r.state, r.opened_at, r.confirmed_by,
  r.confirmed_at, r.published_at, r.link, r.failure, r.clock_id, r.due_at, r.settled_by,
  r.settled_at, r.evidence_id, r.ended_at
  """

/// Releases that are not settled: the very words of the index `releases_open`, which SQLite uses for
/// no others.
let isOpenRelease: SQL = "r.state IN ('awaiting', 'planned', 'by-hand', 'failed', 'unknown')"

extension Reading {
  /// - Throws: `office.not-found`.
  func release(_ id: ReleaseID) throws -> Release {
    guard
      let row = try session.first("SELECT \(releaseColumns) FROM releases r WHERE r.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Release(row)
  }

  /// The item a release belongs to, for the page that follows an act.
  package func post(of release: ReleaseID) throws -> PostID { try self.release(release).post }

  /// Whether somebody publishes it by hand now.
  package func isByHand(_ release: ReleaseID) throws -> Bool {
    try self.release(release).state == .byHand
  }

  func releases(of post: PostID, round: Int64? = nil) throws -> [Release] {
    let condition: SQL = round.map { "AND r.round = \($0)" } ?? ""
    return try session.rows(
      """
      SELECT \(releaseColumns) FROM releases r WHERE r.post_id = \(post) \(condition)
      ORDER BY r.id LIMIT 200
      """
    ).map(Release.init)
  }

  /// Everything on which the right to send rests, read in the transaction that sends.
  func releaseDecision(on id: ReleaseID, of post: Post) throws -> ReleaseDecision {
    let release = try release(id)
    let source = try directSource(of: post)
    let account = try account(release.account)
    let others = try releases(of: post.id, round: post.round).map(\.account)
      .filter { $0 != account.id }
    return ReleaseDecision(
      release: release, post: post, account: account,
      hasNamesake: try accounts(others).values.contains {
        $0.confirmation == account.confirmation
      }, isTakenDown: try isTakenDown(post),
      current: try newestRevision(of: post.id), authors: try authors(of: post.id),
      stages: try stages(of: post.id, round: post.round),
      signatures: try signatures(on: post.id, round: post.round),
      source: source, sourceStands: try source.map { try stands($0) } ?? true,
      direct: source == nil ? [] : try rules(of: post).direct,
      urgent: try round(of: post)?.urgent)
  }

  /// Whether an item of ours that another repeats is still on the portal with the same text.
  private func stands(_ source: DirectSource) throws -> Bool {
    guard let post = source.post else { return true }
    guard
      let row = try session.first(
        """
        SELECT r.revision_id FROM releases r
        WHERE r.post_id = \(post) AND r.state = 'published' AND r.on_portal = 1
        ORDER BY r.id DESC LIMIT 1
        """)
    else { return false }
    return try revision(row.id("revision_id")).draft.textDigest() == source.textDigest
  }

  /// Whether the asker publishes on an account that the item was signed for.
  func isPublisher(of post: PostID) throws -> Bool {
    let places = bodies(holding: [.publisher])
    guard !places.isEmpty else { return false }
    return try session.first(
      """
      SELECT r.id FROM releases r JOIN accounts a ON a.id = r.account_id
      WHERE r.post_id = \(post) AND a.organization_id IN (\(list: places)) LIMIT 1
      """) != nil
  }

  /// Releases that wait for the asker to confirm or to send again, the longest waiting first.
  package func releasesAwaitingAsker(limit: Int = 100) throws -> [Release] {
    let places = bodies(holding: [.publisher])
    return try session.rows(
      """
      SELECT \(releaseColumns) FROM releases r JOIN accounts a ON a.id = r.account_id
      WHERE a.organization_id IN (\(list: places))
        AND \(isOpenRelease) AND r.state <> 'planned'
      ORDER BY r.opened_at, r.id LIMIT \(limit)
      """
    ).map(Release.init)
  }

  /// - Throws: `publishing.too-long-for-platform`.
  func checkPlatform(_ decision: ReleaseDecision) throws {
    let parcel = try parcel(decision.release)
    let sheet = PlatformSheet.sheet(of: decision.account.platform)
    if let excess = sheet?.excesses(of: parcel).first {
      throw Refusal(
        PublishingRefusal.tooLongForPlatform,
        facts: ["part": excess.part.rawValue, "maximum": "\(excess.maximum)"])
    }
  }

  /// Whether the rules and the platform let the account publish once more on that day.
  ///
  /// - Throws: `publishing.no-slot-left`.
  func checkSlots(of decision: ReleaseDecision, _ way: ReleaseDecision.Way) throws {
    var day = today
    if case .planned(let time) = way { day = time.date }
    let unit = try organization(decision.account.organization)
    guard
      let slots = try slotsLeft(on: decision.account, under: try rules(for: unit), on: day),
      slots.left < 1
    else { return }
    throw Refusal(
      PublishingRefusal.noSlotLeft,
      facts: ["account": decision.account.name, "maximum": "\(slots.rule.atMost ?? 0)"],
      citations: slots.rule.citations)
  }

  /// What goes to the platform: the signed revision, and nothing that was typed later.
  func parcel(_ release: Release) throws -> Parcel {
    let revision = try revision(release.revision)
    let account = try account(release.account)
    let words = revision.draft.words(on: account.id)
    return Parcel(
      key: "release-\(release.id)", item: release.post.rawValue, account: account.slug,
      title: words.title, summary: revision.draft.summary, body: words.body,
      digest: revision.digest.hex)
  }

  /// Whether the platform is being asked or served at this moment.
  func isBeingDelivered(_ release: ReleaseID) throws -> Bool {
    try session.first(
      """
      SELECT id FROM outbox WHERE topic = \(OutboxTopic.sendRelease.rawValue)
        AND object_id = \(release) AND done_at IS NULL AND claimed_until > \(now) LIMIT 1
      """) != nil
  }
}

extension Parcel {
  /// What readers get to read, for the proof of what was sent.
  var words: String { [title, summary, body].joined(separator: "\n") }
}

extension Platform {
  /// Whether a person publishes there, since no connector leads to it.
  package var isByHand: Bool { PlatformSheet.sheet(of: self) == nil }
}

extension PlatformSheet {
  /// Nil where no connector publishes to the platform.
  static func sheet(of platform: Platform) -> PlatformSheet? {
    platform == .portal ? .portal : nil
  }
}

extension Desk {
  func confirm(
    _ release: Release, by person: PersonID, _ way: ReleaseDecision.Way
  ) throws {
    let state: Release.State
    var due: Instant?
    switch way {
    case .now: state = .sending
    case .planned(let time): (state, due) = (.planned, time)
    case .byHand: state = .byHand
    }
    try session.execute(
      """
      UPDATE releases SET state = \(state.rawValue), confirmed_by = \(person),
        confirmed_at = \(now), due_at = \(due), failure = NULL, settled_by = NULL,
        settled_at = NULL, evidence_id = NULL
      WHERE id = \(release.id)
      """)
  }

  /// Takes up what was planned.
  func start(_ release: Release) throws {
    try session.execute("UPDATE releases SET state = 'sending' WHERE id = \(release.id)")
  }

  /// Puts a release back to wait for the publisher, as if nobody had confirmed it.
  func takeBack(_ release: Release) throws {
    try session.execute(
      """
      UPDATE releases SET state = 'awaiting', confirmed_by = NULL, confirmed_at = NULL,
        due_at = NULL
      WHERE id = \(release.id)
      """)
  }

  /// Writes down what a person saw on the platform.
  ///
  /// - Parameter digest: of the words that went out, in lower-case hexadecimal.
  func settle(
    _ release: Release, as outcome: SeenOutcome, by person: PersonID,
    evidence: StoredFileID?, digest: String
  ) throws {
    switch outcome {
    case .published(let link, let at):
      try session.execute(
        """
        UPDATE releases SET state = 'published', published_at = \(at),
          link = \(link.isEmpty ? nil : link), sent_digest = \(Array(digest.utf8)),
          failure = NULL, settled_by = \(person), settled_at = \(now), evidence_id = \(evidence)
        WHERE id = \(release.id)
        """)
      try noticePublished(try reading.revision(release.revision), at: at)
    case .notPublished(let reason):
      try session.execute(
        """
        UPDATE releases SET state = 'failed', failure = \(reason), settled_by = \(person),
          settled_at = \(now), evidence_id = \(evidence)
        WHERE id = \(release.id)
        """)
    }
  }

  func settle(_ release: Release, as outcome: SendingOutcome) throws {
    switch outcome {
    case .published(let outsideID, let link, let digest):
      try session.execute(
        """
        UPDATE releases SET state = 'published', published_at = \(now), outside_id = \(outsideID),
          link = \(link), sent_digest = \(Array(digest.utf8)), failure = NULL
        WHERE id = \(release.id)
        """)
      try noticePublished(try reading.revision(release.revision), at: now)
    case .failed(let reason):
      try session.execute(
        """
        UPDATE releases SET state = 'failed', failure = \(String(reason.prefix(200)))
        WHERE id = \(release.id)
        """)
    case .unknown:
      try session.execute("UPDATE releases SET state = 'unknown' WHERE id = \(release.id)")
    }
  }

  /// Seals the record of a published item.
  ///
  /// - Returns: SHA-256 of the record's canonical form.
  func archive(_ id: PostID) throws -> [UInt8] {
    let record = try stored(reading.archiveRecord(of: id))
    let seal = digest(record)
    try session.execute(
      """
      UPDATE posts SET archived_at = COALESCE(archived_at, \(now)), archive_digest = \(seal),
        archive_record = \(record)
      WHERE id = \(id)
      """)
    return seal
  }
}

extension Reading {
  func archiveRecord(of id: PostID) throws -> ArchiveRecord {
    let post = try post(id)
    // What was signed, also while a new wording is being written.
    let revision =
      try round(of: post).map { try self.revision($0.revision) } ?? newestRevision(of: id)
    let stages = try stages(of: id, round: post.round)
    let kinds = Dictionary(
      stages.map { ($0.id, $0.kind.rawValue) }, uniquingKeysWith: { first, _ in first })
    return ArchiveRecord(
      number: post.number, author: post.author, round: post.round, revision: revision.number,
      revisionDigest: revision.digest.hex,
      signatures: try signatures(on: id, round: post.round).map { signature in
        ArchiveRecord.Signed(
          stage: kinds[signature.stage] ?? "", person: signature.person,
          decision: signature.decision, opinion: signature.opinion,
          checklist: signature.checklist, revisionDigest: signature.revisionDigest.hex,
          signedAt: signature.signedAt)
      },
      releases: try releases(of: id).filter { release in
        release.round == post.round || release.state.wasPublished
      }.map { release in
        ArchiveRecord.Sent(
          account: release.account, state: release.state, confirmedBy: release.confirmedBy,
          confirmedAt: release.confirmedAt, publishedAt: release.publishedAt, link: release.link,
          endedAt: release.endedAt)
      })
  }
}

extension Release {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), post: try row.id("post_id"), round: try row.int("round"),
      revision: try row.id("revision_id"), account: try row.id("account_id"),
      state: try row.word("state"), openedAt: try row.instant("opened_at"),
      confirmedBy: try row.optionalID("confirmed_by"),
      confirmedAt: try row.optionalInstant("confirmed_at"),
      publishedAt: try row.optionalInstant("published_at"), link: try row.optionalText("link"),
      failure: try row.optionalText("failure"), clock: try row.optionalID("clock_id"),
      dueAt: try row.optionalInstant("due_at"), settledBy: try row.optionalID("settled_by"),
      settledAt: try row.optionalInstant("settled_at"),
      evidence: try row.optionalID("evidence_id"),
      endedAt: try row.optionalInstant("ended_at"))
  }
}
