import Rulebook
import Screening
import Storage
import WorkCalendar

private let correctionColumns: SQL = """
  c.id, c.post_id, c.organization_id, c.kind, c.round, c.fault, c.finder, c.found_by, c.found_at,
  c.explanation, c.basis, c.person_id, c.opened_at, c.closed_at, c.outcome, c.reason
  """

/// Everything about an item's corrections that its page shows.
package struct CorrectionFile: Sendable {
  /// The newest first.
  package let corrections: [Correction]
  /// What they ended, the earliest first.
  package let ended: [CorrectedRelease]
  /// Where the public sees the item now.
  package let live: [Release]
  package let accounts: [AccountID: Account]
  package let names: [PersonID: String]
  package let rights: Rights

  /// What the asker may do now.
  package struct Rights: Sendable {
    /// What may be begun; empty where nothing.
    package let kinds: [Correction.Kind]
    package let mayDrop: Bool
    /// On the portal: one confirmation takes the item off all accounts that the asker answers for.
    package let takeDown: Release?
    /// On other platforms: what a person takes off there.
    package let remove: [Release]
  }

  package var open: Correction? { corrections.first(where: \.isOpen) }

  package func name(_ person: PersonID?) -> String { person.flatMap { names[$0] } ?? "" }
}

extension Reading {
  /// Whether an item is being taken down, or was: nothing of its round goes out any more.
  func isTakenDown(_ post: Post) throws -> Bool {
    try session.first(
      """
      SELECT id FROM corrections
      WHERE post_id = \(post.id) AND kind IN ('withdraw', 'delete') AND round >= \(post.round)
        AND (outcome IS NULL OR outcome = 'done') LIMIT 1
      """) != nil
  }

  /// The correction of an item that is not finished.
  func openCorrection(of post: PostID) throws -> Correction? {
    try session.first(
      """
      SELECT \(correctionColumns) FROM corrections c
      WHERE c.post_id = \(post) AND c.closed_at IS NULL
      """
    ).map(Correction.init)
  }

  func correctionDecision(on post: Post) throws -> CorrectionDecision {
    CorrectionDecision(
      post: post, releases: try releases(of: post.id), open: try openCorrection(of: post.id))
  }

  /// The corrections of an item, for whoever may see its dossier.
  package func corrections(of dossier: PostDossier) throws -> CorrectionFile {
    let post = dossier.post.id
    let found = try session.rows(
      """
      SELECT \(correctionColumns) FROM corrections c WHERE c.post_id = \(post)
      ORDER BY c.id DESC LIMIT 50
      """
    ).map(Correction.init)
    let ended = try endedReleases(of: found.map(\.id))
    let decision = CorrectionDecision(
      post: dossier.post, releases: dossier.releases, open: found.first(where: \.isOpen))
    let accounts = try accounts(dossier.releases.map(\.account))
    return CorrectionFile(
      corrections: found, ended: ended, live: decision.live, accounts: accounts,
      names: try names(of: found.map(\.openedBy) + ended.compactMap(\.person)),
      rights: try rights(
        by: decision, unit: dossier.unit, accounts: accounts, ended: ended))
  }

  private func rights(
    by decision: CorrectionDecision, unit: Organization, accounts: [AccountID: Account],
    ended: [CorrectedRelease]
  ) throws -> CorrectionFile.Rights {
    let mayOpen = OpenCorrection.permission.roles.contains { asker.holds($0, at: unit) }
    let kinds = Correction.Kind.allCases.filter { kind in
      (try? decision.opened(as: kind)) != nil
    }
    let hasEnded = ended.contains { $0.correction == decision.open?.id }
    let mine = try decision.live.filter { release in
      guard let account = accounts[release.account] else { return false }
      return try answers(for: account)
    }
    func endable(isOnPortal: Bool) -> [Release] {
      mine.filter { release in
        (accounts[release.account]?.platform == .portal) == isOnPortal
          && (try? decision.ended(release, isOnPortal: isOnPortal)) != nil
      }
    }
    return CorrectionFile.Rights(
      kinds: mayOpen ? kinds : [],
      mayDrop: mayOpen && (try? decision.dropped(hasEnded: hasEnded)) != nil,
      takeDown: endable(isOnPortal: true).first, remove: endable(isOnPortal: false))
  }

  /// Whether the asker publishes on the account, or leads the body that runs it.
  func answers(for account: Account) throws -> Bool {
    let owner = try organization(account.organization)
    return TakeDownPost.permission.roles.contains { asker.holds($0, at: owner) }
  }

  func endedReleases(of corrections: [CorrectionID]) throws -> [CorrectedRelease] {
    guard !corrections.isEmpty else { return [] }
    return try session.rows(
      """
      SELECT x.correction_id, x.release_id, r.account_id, r.state, x.ended_at, x.evidence,
        x.person_id
      FROM correction_releases x JOIN releases r ON r.id = x.release_id
      WHERE x.correction_id IN (\(list: corrections)) ORDER BY x.ended_at, x.release_id LIMIT 500
      """
    ).map { row in
      CorrectedRelease(
        correction: try row.id("correction_id"), release: try row.id("release_id"),
        account: try row.id("account_id"), state: try row.word("state"),
        endedAt: try row.instant("ended_at"), evidence: try row.text("evidence"),
        person: try row.optionalID("person_id"))
    }
  }

  /// What the rules and the lists have to say about the words that readers will see.
  package func findings(on draft: CorrectionDraft, of unit: Organization) throws -> [Finding] {
    screener.findings(in: draft.screened, under: try rules(for: unit))
  }
}

extension Desk {
  func insertCorrection(_ draft: CorrectionDraft, of post: Post, round: Int64) throws
    -> CorrectionID
  {
    CorrectionID(
      try session.insert(
        """
        INSERT INTO corrections (post_id, organization_id, kind, round, fault, finder, found_by,
          found_at, explanation, basis, person_id, appointment_id, opened_at)
        VALUES (\(post.id), \(post.organization), \(draft.kind.rawValue), \(round),
          \(draft.fault), \(draft.finder.rawValue), \(draft.foundBy), \(draft.foundAt),
          \(draft.explanation), \(draft.basis), \(try person().id), \(appointment?.id), \(now))
        RETURNING id
        """))
  }

  func close(
    _ correction: CorrectionID, as outcome: Correction.Outcome, reason: String? = nil
  ) throws {
    try session.execute(
      """
      UPDATE corrections SET closed_at = \(now), outcome = \(outcome.rawValue),
        reason = \(reason)
      WHERE id = \(correction)
      """)
  }

  /// Writes down that readers do not see a release any more.
  ///
  /// - Parameter correction: nil where a new wording took its place and nobody had called the old
  ///   one wrong.
  func end(
    _ release: Release, as state: Release.State, under correction: CorrectionID?,
    at moment: Instant, evidence: String = "", by person: PersonID? = nil
  ) throws {
    try session.execute(
      """
      UPDATE releases SET state = \(state.rawValue), ended_at = \(moment)
      WHERE id = \(release.id)
      """)
    guard let correction else { return }
    try session.execute(
      """
      INSERT INTO correction_releases (release_id, correction_id, ended_at, evidence, person_id,
        recorded_at)
      VALUES (\(release.id), \(correction), \(moment), \(evidence), \(person), \(now))
      """)
  }

  /// Takes back whatever of an item has not gone out for certain; what somebody has in hand is theirs
  /// to write down or to hold back. Clocks stop without a verdict, and the
  /// courier finds nothing to do.
  func voidUnsent(of post: PostID) throws {
    try voidReleases(of: post, in: [.awaiting, .planned, .failed])
  }

  /// Puts an item back to where it was before its author got it to correct.
  func standAgain(_ post: Post, as state: PostState) throws {
    try session.execute(
      """
      UPDATE posts SET state = \(state.rawValue), version = version + 1, updated_at = \(now),
        approved_at = (
          SELECT n.ended_at FROM rounds n WHERE n.post_id = posts.id AND n.number = posts.round)
      WHERE id = \(post.id)
      """)
  }

  /// What a publication changes in what was published before: the same item's earlier wording on the
  /// account ends, and on the portal also where the new one is not meant for. Its text is kept for
  /// comparison.
  ///
  /// - Parameter release: as it stood before it was settled.
  func replaceEarlier(than release: Release, of post: Post) throws {
    let draft = try reading.revision(release.revision).draft
    try session.execute(
      "UPDATE releases SET text_digest = \(draft.textDigest()) WHERE id = \(release.id)")
    let earlier = try reading.releases(of: post.id)
      .filter { $0.state == .published && $0.round < release.round }
    guard !earlier.isEmpty else { return }
    let accounts = try reading.accounts(earlier.map(\.account) + [release.account])
    let open = try reading.openCorrection(of: post.id)
    for old in earlier {
      let isPortal = [old, release].allSatisfy { accounts[$0.account]?.platform == .portal }
      let isLeft = isPortal && !draft.accounts.contains(old.account)
      guard old.account == release.account || isLeft else { continue }
      try end(old, as: .corrected, under: open?.id, at: now)
    }
    if let open { try closeWhenDone(open) }
  }

  /// - Returns: whether it is finished.
  @discardableResult
  func closeWhenDone(_ correction: Correction) throws -> Bool {
    let isDone = CorrectionDecision.isDone(
      correction, try reading.releases(of: correction.post))
    if isDone { try close(correction.id, as: .done) }
    return isDone
  }

  /// Brings the item's state and sealed record in line with its releases, where it stands as
  /// published.
  ///
  /// - Returns: the new seal; nil where the item is being rewritten.
  func sealAgain(_ post: Post) throws -> [UInt8]? {
    guard [.published, .partlyPublished, .publishing, .failed].contains(post.state) else {
      return nil
    }
    let states = try reading.releases(of: post.id, round: post.round).map(\.state)
    let state = PostState.settled(by: states) ?? post.state
    if state != post.state { try setState(state, of: post.id) }
    return try archive(post.id)
  }
}

extension Correction {
  init(_ row: SQLRow) throws {
    let draft = CorrectionDraft(
      kind: try row.word("kind"), fault: try row.text("fault"), finder: try row.word("finder"),
      foundBy: try row.text("found_by"), foundAt: try row.instant("found_at"),
      explanation: try row.text("explanation"), basis: try row.text("basis"))
    self.init(
      id: try row.id("id"), post: try row.id("post_id"),
      organization: try row.id("organization_id"), round: try row.int("round"), draft: draft,
      openedBy: try row.id("person_id"), openedAt: try row.instant("opened_at"),
      closedAt: try row.optionalInstant("closed_at"), outcome: try row.optionalWord("outcome"),
      reason: try row.optionalText("reason"))
  }
}
