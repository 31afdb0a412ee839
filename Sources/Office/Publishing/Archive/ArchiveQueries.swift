import Rulebook
import Storage
import WorkCalendar

/// As many of one kind as are read; no item comes near it.
private let most = 5_000

extension Reading {
  /// Everything about an archived item, for whoever may see the item.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`, `archive.not-archived`.
  package func archiveMaterial(of id: PostID) throws -> ArchiveMaterial {
    let post = try post(id)
    let unit = try organization(post.organization)
    try checkSight(of: id, unit: unit)
    guard let archivedAt = post.archivedAt, let seal = post.archiveDigest else {
      throw Refusal(ArchiveRefusal.notArchived)
    }
    let revisions = try Array(revisions(of: id, limit: most).reversed())
    let rounds = try Array(rounds(of: id, limit: most).reversed())
    let signed = try rounds.map { round in
      Signed(
        round: round, stages: try stages(of: id, round: round.number),
        signatures: try signatures(on: id, round: round.number))
    }
    let releases = try rounds.flatMap { try self.releases(of: id, round: $0.number) }
    let waivers = try waivers(of: id, limit: most)
    let rows = try entries(of: id, releases: releases)
    let people = try people(
      [post.author] + revisions.map(\.author) + waivers.map(\.person)
        + releases.flatMap { [$0.confirmedBy, $0.settledBy] }.compactMap { $0 },
      signed, rows)
    let out = Set(releases.filter(\.state.wasPublished).map(\.revision))
    let media = revisions.filter { out.contains($0.id) }.flatMap(\.draft.attached)
    let files = try storedFiles(releases.compactMap(\.evidence) + media.map(\.shown.file))
    let numbers = Dictionary(
      revisions.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    return ArchiveMaterial(
      post: post,
      item: try item(post, unit, archivedAt: archivedAt, seal: seal, people),
      record: try record(of: id), revisions: revisions,
      index: revisions.map { ArchiveRevision($0, people) },
      rounds: try archived(signed, numbers, people),
      findings: ArchiveFindings(rounds: rounds, waivers: waivers, numbers, people),
      factChecks: try factChecks(on: id, limit: most),
      releases: try archived(releases, numbers, files, people),
      entries: try rows.map { try ArchiveEntry($0, people) },
      evidence: Dictionary(
        files.values.map { (ArchiveName.evidence($0.content), $0) },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Everybody whose name stands in a package, and under which appointments they acted.
  private func people(
    _ others: [PersonID], _ signed: [Signed], _ rows: [SQLRow]
  ) throws -> ArchivePeople {
    let signatures = signed.flatMap(\.signatures)
    return try ArchivePeople(
      names: names(
        of: others + signed.map(\.round.submittedBy) + signatures.map(\.person)
          + rows.compactMap { try $0.optionalID("person_id") }),
      seats: seats(
        of: signatures.map(\.appointment) + signed.compactMap(\.round.appointment)
          + rows.compactMap { try $0.optionalID("appointment_id") }))
  }

  private struct Signed {
    let round: Round
    let stages: [Stage]
    let signatures: [Signature]
  }

  private func item(
    _ post: Post, _ unit: Organization, archivedAt: Instant, seal: [UInt8],
    _ people: ArchivePeople
  ) throws -> ArchiveItem {
    ArchiveItem(
      format: 1, number: post.number, title: post.title, unit: unit.name, unitCode: unit.code,
      category: post.category, sensitivity: post.sensitivity, kind: post.kind, state: post.state,
      author: people.person(post.author), createdAt: post.createdAt, plannedAt: post.plannedAt,
      approvedAt: post.approvedAt, archivedAt: archivedAt, seal: seal.hex,
      retention: try rules(for: unit).retention(archivedOn: archivedAt.date),
      hold: try holds(on: post.id, limit: 1).first { $0.end == nil })
  }

  /// What was sealed. Records sealed before they were kept are read from the books again, as they
  /// were then: what was published had not been corrected or taken back yet.
  private func record(of id: PostID) throws -> String {
    let row = try session.first("SELECT archive_record FROM posts WHERE id = \(id)")
    if let kept = try row?.optionalText("archive_record") { return kept }
    return try stored(try archiveRecord(of: id).asSealed)
  }

  private func archived(
    _ signed: [Signed], _ numbers: [RevisionID: Int64], _ people: ArchivePeople
  ) throws -> [ArchiveRound] {
    let bodies = try organizations(signed.flatMap(\.stages).map(\.organization))
    return signed.map { way in
      ArchiveRound(
        number: way.round.number, lane: way.round.lane,
        revision: numbers[way.round.revision] ?? 0,
        submittedBy: people.person(way.round.submittedBy, under: way.round.appointment),
        submittedAt: way.round.submittedAt, endedAt: way.round.endedAt,
        outcome: way.round.outcome,
        stages: way.stages.map { stage in
          ArchiveStage(
            kind: stage.kind, organization: bodies[stage.organization]?.name ?? "",
            state: stage.state, openedAt: stage.openedAt, closedAt: stage.closedAt,
            rule: stage.rule,
            signatures: way.signatures.filter { $0.stage == stage.id }.map {
              ArchiveSignature($0, numbers, people)
            })
        })
    }
  }

  private func archived(
    _ releases: [Release], _ numbers: [RevisionID: Int64],
    _ files: [StoredFileID: StoredFile], _ people: ArchivePeople
  ) throws -> [ArchiveRelease] {
    let accounts = try accounts(releases.map(\.account))
    var proofs: [ReleaseID: (outsideID: String?, digest: [UInt8]?)] = [:]
    for row in try session.rows(
      """
      SELECT id, outside_id, sent_digest FROM releases WHERE id IN (\(list: releases.map(\.id)))
      LIMIT \(most)
      """)
    {
      proofs[try row.id("id")] = (
        try row.optionalText("outside_id"), try row.optionalBytes("sent_digest")
      )
    }
    return releases.map { release in
      let account = accounts[release.account]
      let proof = proofs[release.id]
      return ArchiveRelease(
        round: release.round, revision: numbers[release.revision] ?? 0, account: release.account,
        accountName: account?.name ?? "", platform: account?.platform ?? .other,
        state: release.state, openedAt: release.openedAt,
        confirmedBy: release.confirmedBy.map { people.person($0) },
        confirmedAt: release.confirmedAt, publishedAt: release.publishedAt, link: release.link,
        outsideID: proof?.outsideID, sentDigest: proof?.digest.map { sentText($0) },
        failure: release.failure, settledBy: release.settledBy.map { people.person($0) },
        settledAt: release.settledAt, endedAt: release.endedAt,
        evidence: release.evidence.flatMap { files[$0] }.map(ArchiveEvidence.init))
    }
  }

  /// What the audit log says about the item and its releases, the oldest first.
  private func entries(of id: PostID, releases: [Release]) throws -> [SQLRow] {
    let ofReleases: SQL =
      releases.isEmpty
      ? ""
      : " OR (object_kind = 'release' AND object_id IN (\(list: releases.map(\.id))))"
    return try session.rows(
      """
      SELECT id, at, request, actor, person_id, appointment_id, act, object_kind, object_id,
        before_digest, after_digest, citations, facts
      FROM audit_entries
      WHERE (object_kind = 'post' AND object_id = \(id))\(ofReleases)
      ORDER BY id LIMIT \(most)
      """)
  }

  /// The appointments under which something was done: the role, and at which body.
  private func seats(
    of appointments: [AppointmentID]
  ) throws -> [AppointmentID: ArchivePeople.Seat] {
    let ids = Array(Set(appointments))
    guard !ids.isEmpty else { return [:] }
    var seats: [AppointmentID: ArchivePeople.Seat] = [:]
    for row in try session.rows(
      """
      SELECT a.id, a.role, o.name, p.name AS principal FROM appointments a
      JOIN organizations o ON o.id = a.organization_id
      LEFT JOIN appointments own ON own.id = a.deputy_for
      LEFT JOIN persons p ON p.id = own.person_id
      WHERE a.id IN (\(list: ids))
      """)
    {
      seats[try row.id("id")] = ArchivePeople.Seat(
        role: try row.optionalWord("role"), organization: try row.text("name"),
        principal: try row.optionalText("principal"))
    }
    return seats
  }
}

/// The digest is kept as the text the connector reported.
private func sentText(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Names and posts of everybody whose name stands in a package.
struct ArchivePeople {
  struct Seat {
    let role: Role?
    let organization: String
    let principal: String?
  }

  let names: [PersonID: String]
  let seats: [AppointmentID: Seat]

  func person(_ id: PersonID, under appointment: AppointmentID? = nil) -> ArchivePerson {
    let seat = appointment.flatMap { seats[$0] }
    return ArchivePerson(
      id: id, name: names[id] ?? "", role: seat?.role, organization: seat?.organization,
      standingInFor: seat?.principal)
  }
}

extension ArchiveEntry {
  fileprivate init(_ row: SQLRow, _ people: ArchivePeople) throws {
    let person: PersonID? = try row.optionalID("person_id")
    let appointment: AppointmentID? = try row.optionalID("appointment_id")
    self.init(
      id: try row.int("id"), at: try row.instant("at"), request: try row.text("request"),
      actor: try row.text("actor"), person: person.map { people.person($0, under: appointment) },
      act: try row.text("act"), object: try row.text("object_kind"),
      objectID: try row.int("object_id"), before: try row.optionalBytes("before_digest")?.hex,
      after: try row.optionalBytes("after_digest")?.hex,
      citations: try restored(row.text("citations")), facts: try restored(row.text("facts")))
  }
}
