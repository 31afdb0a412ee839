import Rulebook
import Storage
import WorkCalendar

extension Reading {
  /// Everything about an item.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func dossier(of id: PostID) throws -> PostDossier {
    let post = try post(id)
    let unit = try organization(post.organization)
    try checkSight(of: id, unit: unit)
    let revisions = try revisions(of: id)
    guard let current = revisions.first else { throw Refusal(OfficeRefusal.notFound) }
    let stages = try stages(of: id)
    let signatures = try signatures(on: id)
    let releases = try releases(of: id)
    let trail = try trail(of: id, releases: releases)
    let grounds = try grounds(of: post, revision: current)
    let rules = grounds.rules
    let waivers = try waivers(of: id)
    let rounds = try rounds(of: id)
    let check = grounds.reprintCheck
    let source = post.state.isEditable ? nil : try directSource(of: post)
    let route = grounds.route(of: current.draft)
    let outlook = StageOutlook(
      stages: stages.filter { $0.round == post.round }, route: route, isDirect: source != nil)
    return PostDossier(
      post: post, unit: unit, current: current, revisions: revisions, stages: stages,
      signatures: signatures, rounds: rounds, releases: releases,
      accounts: try accounts(releases.map(\.account) + current.draft.accounts),
      clocks: try clocks((stages.map(\.clock) + releases.map(\.clock)).compactMap { $0 }),
      organizations: try bodies(stages.map(\.organization) + [unit.id]),
      names: try names(
        of: revisions.map(\.author) + [post.author] + signatures.map(\.person)
          + waivers.map(\.person) + [check?.person].compactMap { $0 } + rounds.map(\.submittedBy)
          + (releases.flatMap { [$0.confirmedBy, $0.settledBy] } + trail.map(\.person)).compactMap {
            $0
          }),
      principals: try principals(
        of: signatures.map(\.appointment) + rounds.compactMap(\.appointment)
          + [check?.appointment].compactMap { $0 }),
      source: source, reprintCheck: check, chain: try chain(of: current.draft),
      holds: try holds(against: current.draft, of: post, unit: unit, accounts: grounds.accounts),
      factChecks: try factChecks(on: id),
      findings: findings(on: current, of: post, by: grounds), waivers: waivers,
      route: route, outlook: outlook,
      urgentWay: post.state.isEditable
        ? try? grounds.urgentDecision(on: current.draft).allowed() : nil, rules: rules,
      changes: try changes(since: signatures, to: current),
      lifecycle: Lifecycle(
        post: post, current: current, outlook: outlook,
        signatures: signatures.filter { $0.round == post.round },
        releases: releases.filter { $0.round == post.round }
      ).steps,
      trail: trail, holders: try holders(of: post, stages: stages, releases: releases),
      rights: try rights(
        over: post, unit: unit, revision: current, stages: stages, releases: releases,
        check: check, rules: rules))
  }

  /// One version of an item, for whoever may see the item.
  package func revision(_ number: Int64, of id: PostID) throws -> Revision {
    try checkSight(of: id, unit: organization(post(id).organization))
    guard
      let row = try session.first(
        """
        SELECT \(revisionColumns) FROM revisions v
        WHERE v.post_id = \(id) AND v.number = \(number)
        """)
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Revision(row)
  }

  /// The picture of what a platform showed of a release, for whoever may see the item.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func evidence(of release: ReleaseID) throws -> StoredFile {
    let release = try self.release(release)
    try checkSight(of: release.post, unit: organization(post(release.post).organization))
    guard let id = release.evidence, let file = try storedFiles([id])[id] else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return file
  }

  /// Who sees the unit sees its items; whoever is asked to sign one, or to publish it on an account
  /// of theirs, sees that one.
  func checkSight(of id: PostID, unit: Organization) throws {
    guard try asker.sees(unit) || isSigner(of: id) || isPublisher(of: id) else {
      throw Refusal(
        OfficeRefusal.otherUnit, facts: ["organization": unit.name], helpers: [.editor])
    }
  }

  func bodies(_ ids: [OrganizationID]) throws -> [OrganizationID: Organization] {
    var found: [OrganizationID: Organization] = [:]
    for id in Set(ids) { found[id] = try organization(id) }
    return found
  }

  private func changes(since signatures: [Signature], to current: Revision) throws
    -> RevisionChanges?
  {
    guard let last = signatures.last else { return nil }
    let seen = last.revision == current.id ? current : try revision(last.revision)
    return RevisionChanges(from: seen, to: current)
  }

  /// Who has the item on the desk now.
  func holders(of post: Post, stages: [Stage], releases: [Release]) throws -> [Person] {
    switch post.state {
    case .draft, .returned: return [try person(post.holder)]
    case .inReview: return try signers(of: post, stages: stages)
    case .approved, .failed, .partlyPublished:
      return try publishers(of: releases) + signers(of: post, stages: stages)
    case .publishing:
      let open = releases.filter {
        $0.round == post.round && [.awaiting, .byHand, .unknown].contains($0.state)
      }
      return try publishers(of: open) + signers(of: post, stages: stages)
    case .published: return try signers(of: post, stages: stages)
    case .discarded: return []
    }
  }

  /// Who can sign the stage that is open.
  private func signers(of post: Post, stages: [Stage]) throws -> [Person] {
    guard let open = stages.first(where: { $0.state == .open }) else { return [] }
    let authors = try authors(of: post.id)
    let signers = Set(try signatures(on: post.id, round: open.round).map(\.person))
    return try holders(of: open.role, at: open.organization)
      .filter { !authors.contains($0.id) && !signers.contains($0.id) }
  }

  /// Who publishes on the accounts of releases.
  private func publishers(of releases: [Release]) throws -> [Person] {
    let owners = try bodies(accounts(releases.map(\.account)).values.map(\.organization))
    return try owners.keys.sorted().flatMap { try holders(of: .publisher, at: $0) }
  }

  private func rights(
    over post: Post, unit: Organization, revision: Revision, stages: [Stage],
    releases: [Release], check: ReprintCheck?, rules: GoverningRules
  ) throws -> PostDossier.Rights {
    let isEditor = asker.holds(.editor, at: unit)
    let isSent = releases.contains {
      $0.round == post.round && $0.state != .awaiting && $0.state != .void
    }
    let isRecallable = post.state == .inReview || (post.state == .approved && !isSent)
    let current = releases.filter { $0.round == post.round }
    let accounts = try accounts(current.map(\.account))
    let mine = try current.filter { release in
      guard let account = accounts[release.account] else { return false }
      return asker.holds(.publisher, at: try organization(account.organization))
    }
    func inState(_ states: Set<Release.State>) -> [ReleaseID] {
      mine.filter { states.contains($0.state) }.map(\.id)
    }
    return PostDossier.Rights(
      mayEdit: isEditor && post.state.isEditable,
      mayWaive: try mayWaive(on: post, unit: unit, stages: stages, isEditor: isEditor),
      mayRecall: isEditor && isRecallable
        && [post.author, post.holder].contains { $0 == asker.person?.id },
      mayCheckReprint: post.state.isEditable && revision.draft.reprint != nil && check == nil
        && CheckReprint.permission.roles.contains { asker.holds($0, at: unit) },
      signing: try signing(of: post, current: revision, stages: stages, rules: rules),
      sendable: post.approvedAt == nil ? [] : inState([.awaiting, .failed]),
      inHand: inState([.planned, .byHand, .unknown]))
  }

  /// The author's side while it has the item, and whoever may sign the open stage.
  private func mayWaive(
    on post: Post, unit: Organization, stages: [Stage], isEditor: Bool
  ) throws -> Bool {
    if post.state.isEditable { return isEditor }
    guard post.state == .inReview, let open = stages.first(where: { $0.state == .open }) else {
      return false
    }
    return asker.holds(open.role, at: try organization(open.organization))
  }

  private func signing(
    of post: Post, current: Revision, stages: [Stage], rules: GoverningRules
  ) throws -> PostDossier.Rights.Signing? {
    guard let person = asker.person, !post.state.isEditable,
      let stage = stages.first(where: { $0.state == .open }),
      asker.holds(stage.role, at: try organization(stage.organization))
    else { return nil }
    let decision = try reviewDecision(on: stage, of: post, current: current)
    do throws(ReviewDecision.Obstacle) {
      try decision.mayBeSigned(by: person.id)
      return PostDossier.Rights.Signing(stage: stage, obstacle: nil)
    } catch {
      return PostDossier.Rights.Signing(
        stage: stage, obstacle: ReviewDecision.refusal(error, stage: stage, rules: rules))
    }
  }

  /// What the audit log says about the item and its releases, the oldest first.
  private func trail(of id: PostID, releases: [Release]) throws -> [TrailEntry] {
    let rows = try session.rows(
      """
      SELECT id, at, act, person_id, facts FROM audit_entries
      WHERE (object_kind = 'post' AND object_id = \(id))
        OR (object_kind = 'release' AND object_id IN (\(list: releases.map(\.id))))
      ORDER BY id DESC LIMIT 200
      """)
    return try rows.reversed().map { row in
      TrailEntry(
        at: try row.instant("at"), act: try row.text("act"),
        person: try row.optionalID("person_id"), facts: try restored(row.text("facts")))
    }
  }
}
