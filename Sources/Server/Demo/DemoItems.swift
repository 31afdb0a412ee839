import Channels
import Foundation
import Logging
import Office
import Rulebook
import Synchronization
import WorkCalendar

/// Brings one item of the demo world as far as the script says.
struct DemoItems: Sendable {
  let item: DemoScript.Item
  let cast: DemoCast
  let office: Office

  private static let stages: [(DemoScript.Item.Reach, Role)] = [
    (.first, .firstReviewer), (.second, .secondReviewer), (.final, .finalReviewer),
    (.approved, .secrecyReviewer),
  ]
  private static let countyStages: [(DemoScript.Item.Reach, Role)] = [
    (.first, .legalityReviewer), (.second, .secrecyReviewer), (.approved, .leader),
  ]
  private static let order: [DemoScript.Item.Reach] = [
    .draft, .submitted, .returned, .expired, .first, .second, .final, .approved, .published,
  ]

  /// The steps with their times: the first when the script says, each later one a while after.
  func events(index: Int, start: Instant) -> [DemoEvent] {
    let box = PostBox()
    let written = start.advanced(byMilliseconds: -item.minutesAgo * 60_000)
    let gap = min(14, max(1, item.minutesAgo / 10))
    func time(_ step: Int64) -> Instant {
      written.advanced(byMilliseconds: step * gap * 60_000 + Int64(index))
    }
    let planned = item.plannedIn.map { start.advanced(byMilliseconds: $0 * 60_000) }
    var events = [DemoEvent(at: time(0)) { try await write(box, planned: planned) }]
    if reaches(.submitted) { events.append(DemoEvent(at: time(1)) { try await submit(box) }) }
    if item.reach == .returned {
      events.append(DemoEvent(at: time(2)) { try await giveBack(box) })
      return events
    }
    if item.reach == .expired, let planned {
      events.append(DemoEvent(at: planned) { try await expire(box) })
      return events
    }
    let stages = item.of.hasPrefix("YX") ? Self.countyStages : Self.stages
    for (position, (reach, role)) in stages.enumerated() where reaches(reach) {
      events.append(
        DemoEvent(at: time(Int64(position) + 2)) { try await sign(box, as: role) })
    }
    if reaches(.published) { events.append(DemoEvent(at: time(7)) { try await publish(box) }) }
    if let mistake = item.mistake {
      events.append(DemoEvent(at: time(9)) { try await open(mistake, box) })
      events.append(DemoEvent(at: time(10)) { try await takeDown(mistake, box) })
      events += again(mistake, box, roles: stages.map(\.1)) { time($0 + 11) }
    }
    if let reason = item.hold {
      events.append(DemoEvent(at: time(8)) { try await hold(box, reason) })
    }
    return events
  }

  /// The way of a new wording; nothing where there is none.
  private func again(
    _ mistake: DemoScript.Mistake, _ box: PostBox, roles: [Role], time: (Int64) -> Instant
  ) -> [DemoEvent] {
    guard let body = mistake.body else { return [] }
    var events = [
      DemoEvent(at: time(0)) { try await rewrite(box, body: body) },
      DemoEvent(at: time(1)) { try await submit(box) },
    ]
    for (position, role) in roles.enumerated() {
      events.append(
        DemoEvent(at: time(Int64(position) + 2)) { try await sign(box, as: role) })
    }
    events.append(
      DemoEvent(at: time(Int64(roles.count) + 2)) { try await publish(box) })
    return events
  }

  private func open(_ mistake: DemoScript.Mistake, _ box: PostBox) async throws {
    guard let post = box.post else { throw Refusal(OfficeRefusal.notFound) }
    let draft = CorrectionDraft(
      kind: mistake.kind, fault: mistake.fault, finder: mistake.finder,
      foundBy: mistake.foundBy ?? "",
      foundAt: office.clock.now.advanced(byMilliseconds: -600_000),
      explanation: mistake.explanation)
    _ = try await office.perform(
      OpenCorrection(post, draft: draft), as: cast.actor(login: item.by), request: "demo")
  }

  /// Off the portal at once, where it is not put right.
  private func takeDown(_ mistake: DemoScript.Mistake, _ box: PostBox) async throws {
    guard mistake.kind != .correct, let post = box.post else { return }
    let actor = try cast.actor(.publisher, at: item.of)
    let dossier = try await office.ask(as: actor) { try $0.dossier(of: post) }
    guard let release = dossier.currentReleases.first,
      let name = dossier.accounts[release.account]?.name
    else { throw Refusal(OfficeRefusal.notFound) }
    _ = try await office.perform(
      TakeDownPost(release.id, confirmation: String(name.suffix(2))), as: actor,
      request: "demo")
  }

  private func rewrite(_ box: PostBox, body: String) async throws {
    guard let post = box.post else { throw Refusal(OfficeRefusal.notFound) }
    let author = try cast.actor(login: item.by)
    let dossier = try await office.ask(as: author) { try $0.dossier(of: post) }
    var draft = dossier.current.draft
    draft.body = body
    _ = try await office.perform(
      SavePost(post, version: dossier.post.version, draft: draft), as: author, request: "demo")
  }

  private func reaches(_ reach: DemoScript.Item.Reach) -> Bool {
    let order = Self.order
    return (order.firstIndex(of: item.reach) ?? 0) >= (order.firstIndex(of: reach) ?? 0)
  }

  private func write(_ box: PostBox, planned: Instant?) async throws {
    guard let account = cast.accounts[item.to ?? item.of] else { return }
    let other = try await elsewhere()
    let draft = PostDraft(
      title: item.title, summary: item.summary, body: item.body, category: item.category,
      sensitivity: item.sensitivity, kind: item.kind, elements: item.elements ?? [:],
      accounts: [account] + [other].compactMap { $0 }, concerns: [], plannedAt: planned,
      reprint: item.reprint,
      forms: other.map { [AccountForm(account: $0, body: item.also?.body ?? "")] },
      notice: try await DemoEmergencies(cast: cast, office: office).notice(of: item))
    let post = try await office.perform(
      WritePost(organization: cast.organization(item.of), draft: draft),
      as: cast.actor(login: item.by), request: "demo")
    box.set(post)
    try await illustrate(post)
    if let reason = item.waiver { try await waive(post, reason) }
    if item.reprint != nil { try await check(post) }
  }

  /// The unit's account on another platform that the item is also meant for.
  private func elsewhere() async throws -> AccountID? {
    guard let platform = item.also?.platform else { return nil }
    let unit = try cast.organization(item.of)
    return try await office.ask(as: .system(.founder)) { reading in
      try reading.accounts(of: unit).first { $0.platform == platform }?.id
    }
  }

  /// Puts the item's pictures to it and says what they show.
  private func illustrate(_ post: PostID) async throws {
    guard let pictures = item.pictures else { return }
    let author = try cast.actor(login: item.by)
    var files: [InspectedFile] = []
    for picture in pictures {
      let receiver = try await office.files.receive()
      try await receiver.append(try DemoScript.bytes(of: picture.file))
      let content = try await receiver.seal()
      try await receiver.place()
      files.append(try await office.inspected(IncomingFile(content: content, name: picture.file)))
    }
    _ = try await office.perform(
      AttachMedia(post, version: 1, files: files), as: author, request: "demo")
    let media = try await office.ask(as: author) { try $0.newestRevision(of: post) }.draft.attached
    let entries = zip(media, pictures).enumerated().map { index, pair in
      ChangeMedia.Entry(
        key: pair.0.key,
        words: MediaWords(
          alternative: pair.1.alternative, caption: pair.1.caption, licence: pair.1.licence,
          isAIMade: pair.1.aiMade), place: index + 1)
    }
    _ = try await office.perform(
      ChangeMedia(post, version: 2, entries: entries), as: author, request: "demo")
  }

  /// Puts the author's name to it that the reprint was looked into.
  private func check(_ post: PostID) async throws {
    let author = try cast.actor(login: item.by)
    let dossier = try await office.ask(as: author) { try $0.dossier(of: post) }
    _ = try await office.perform(
      CheckReprint(
        post, revision: dossier.current.id, confirmed: dossier.rules.reprintChecks.map(\.name)),
      as: author, request: "demo")
  }

  /// The leader keeps an archived item whatever its time.
  private func hold(_ box: PostBox, _ reason: String) async throws {
    guard let post = box.post else { throw Refusal(OfficeRefusal.notFound) }
    _ = try await office.perform(
      HoldArchive(post, reason: reason), as: cast.actor(.leader, at: item.of), request: "demo")
  }

  private func expire(_ box: PostBox) async throws {
    guard let post = box.post else { throw Refusal(OfficeRefusal.notFound) }
    _ = try await office.perform(
      ExpirePost(post), as: .system(.timekeeper), request: "demo")
  }

  /// Holds everything that the check found and a person may answer to be a false alarm.
  private func waive(_ post: PostID, _ reason: String) async throws {
    let author = try cast.actor(login: item.by)
    let dossier = try await office.ask(as: author) { try $0.dossier(of: post) }
    for finding in dossier.findings where finding.isWaivable {
      _ = try await office.perform(
        WaiveFinding(
          post, revision: dossier.current.id, finding: finding.key, reason: reason),
        as: author, request: "demo")
    }
  }

  private func submit(_ box: PostBox) async throws {
    let (post, revision) = try await revision(box)
    _ = try await office.perform(
      SubmitPost(post, revision: revision.id), as: cast.actor(login: item.by), request: "demo")
  }

  private func sign(_ box: PostBox, as role: Role) async throws {
    let actor = try cast.actor(role, at: item.of)
    let (post, revision) = try await revision(box)
    guard let stage = try await stage(of: post, for: actor) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let questions = stage.rule.checklist.map {
      Checklist.Answer(question: $0.id, isYes: false)
    }
    let isAsked = !questions.isEmpty || stage.rule.requiresConclusion
    _ = try await office.perform(
      SignStage(
        stage.id, revision: revision.id, digest: revision.digest.hex, opinion: "",
        checklist: Checklist(answers: questions, conclusion: isAsked ? .publish : nil)),
      as: actor, request: "demo")
  }

  private func giveBack(_ box: PostBox) async throws {
    let actor = try cast.actor(.firstReviewer, at: item.of)
    let (post, revision) = try await revision(box)
    guard let stage = try await stage(of: post, for: actor) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    _ = try await office.perform(
      ReturnPost(
        stage.id, revision: revision.id, digest: revision.digest.hex,
        opinion: item.opinion ?? ""), as: actor, request: "demo")
  }

  private func publish(_ box: PostBox) async throws {
    let actor = try cast.actor(.publisher, at: item.of)
    let (post, _) = try await revision(box)
    let waiting = try await office.ask(as: actor) { try $0.releasesAwaitingAsker() }
    for release in waiting where release.post == post {
      let account = try await office.ask(as: actor) { try $0.account(release.account) }
      _ = try await office.perform(
        ConfirmRelease(release.id, confirmation: String(account.name.suffix(2))), as: actor,
        request: "demo")
      if account.platform.isByHand, let link = item.also?.link {
        _ = try await office.perform(
          RecordOutcome(release.id, .published(link: link, at: office.clock.now)), as: actor,
          request: "demo")
      }
    }
    var logger = Logger(label: "demo")
    logger.logLevel = .warning
    let courier = Courier(office: office, connectors: [PortalConnector()], logger: logger)
    while try await courier.deliverDue() > 0 {}
  }

  private func revision(_ box: PostBox) async throws -> (PostID, Revision) {
    guard let post = box.post else { throw Refusal(OfficeRefusal.notFound) }
    let author = try cast.actor(login: item.by)
    return (post, try await office.ask(as: author) { try $0.newestRevision(of: post) })
  }

  private func stage(of post: PostID, for actor: Actor) async throws -> Stage? {
    try await office.ask(as: actor) { try $0.stagesAwaitingAsker() }
      .first { $0.post == post }
  }
}

/// The item's number, known once it is written.
private final class PostBox: Sendable {
  private let value = Mutex<PostID?>(nil)
  var post: PostID? { value.withLock { $0 } }
  func set(_ post: PostID) { value.withLock { $0 = post } }
}
