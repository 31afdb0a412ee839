import Logging
import Office
import Rulebook
import Storage
import Support
import WorkCalendar

/// Random people who do random things to items; refusals are all right, faults are not.
struct RandomWalk {
  let small: SmallOffice
  let platform: ScriptedConnector
  var random: SplitMix
  var posts: [PostID] = []
  /// How often each refusal was met.
  private(set) var refused: [String: Int] = [:]

  init(_ small: SmallOffice, platform: ScriptedConnector, random: SplitMix) {
    self.small = small
    self.platform = platform
    self.random = random
  }

  mutating func step() async throws {
    do {
      try await act()
    } catch let refusal as Refusal {
      refused[refusal.code, default: 0] += 1
    }
  }

  private mutating func act() async throws {
    guard let post = posts.suffix(8).randomElement(using: &random),
      Int.random(in: 0..<40, using: &random) > 0
    else { return try await write() }
    let dossier = try await small.ask { try $0.dossier(of: post) }
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<3: try await save(dossier)
    case 3..<20: try await submit(dossier)
    case 20..<22: try await submitDirect(dossier)
    case 22..<68: try await sign(dossier)
    case 68..<70: try await giveBack(dossier)
    case 70..<71: try await perform(RecallPost(post))
    case 71..<72: try await perform(DiscardPost(post, version: dossier.post.version))
    case 72..<86: try await send(dossier)
    case 86..<91: try await record(dossier)
    case 91..<92: try await delegate()
    default:
      small.clock.advance(minutes: Int64.random(in: 0...3, using: &random))
      _ = try await Courier(
        office: small.office, connectors: [platform], logger: .quiet
      ).deliverDue()
    }
  }

  /// Somebody at random, often one of the busy ones, who are tempted to do everything themselves.
  private mutating func somebody() -> Actor {
    let people = Bool.random(using: &random) ? small.busy : small.people
    return people.randomElement(using: &random).map(Actor.person) ?? .citizen
  }

  private mutating func perform(_ act: some Act, as actor: Actor? = nil) async throws {
    let doer = actor ?? somebody()
    _ = try await small.office.perform(act, as: doer, request: "test")
  }

  private mutating func draft() -> PostDraft {
    let isEmergency = small.knowsUrgent && Bool.random(using: &random)
    return PostDraft(
      title: "标题\(Int.random(in: 0..<3, using: &random))",
      body: "正文\(Int.random(in: 0..<3, using: &random))", category: small.category,
      sensitivity: Sensitivity.allCases.randomElement(using: &random) ?? .ordinary,
      kind: isEmergency ? .emergency : .ordinary,
      elements: isEmergency ? EmergencyWalk.elements : [:], accounts: accounts(), concerns: [],
      plannedAt: planned(), forms: forms())
  }

  private mutating func accounts() -> [AccountID] {
    let some = small.accounts.filter { _ in Bool.random(using: &random) }
    return some.isEmpty ? small.accounts : some
  }

  private mutating func planned() -> Instant? {
    guard Int.random(in: 0..<6, using: &random) == 0 else { return nil }
    let minutes = Int64.random(in: 2..<40, using: &random)
    return small.clock.now.advanced(byMilliseconds: minutes * 60_000).wholeMinute
  }

  private mutating func forms() -> [AccountForm]? {
    guard Int.random(in: 0..<6, using: &random) == 0, let account = small.accounts.last else {
      return nil
    }
    return [AccountForm(account: account, body: "短正文")]
  }

  private mutating func write() async throws {
    posts.append(
      try await small.office.perform(
        WritePost(organization: small.unit, draft: draft()), as: somebody(), request: "test"))
  }

  private mutating func save(_ dossier: PostDossier) async throws {
    let version = dossier.post.version - Int64(Int.random(in: 0..<4, using: &random) == 0 ? 1 : 0)
    try await perform(SavePost(dossier.post.id, version: version, draft: draft()))
  }

  private mutating func submit(_ dossier: PostDossier) async throws {
    let helpful = Bool.random(using: &random)
    if small.knowsUrgent, Bool.random(using: &random) {
      return try await perform(
        SubmitUrgent(dossier.post.id, revision: dossier.current.id),
        as: helpful ? .person(dossier.post.author) : nil)
    }
    try await perform(
      SubmitPost(dossier.post.id, revision: dossier.current.id),
      as: helpful ? .person(dossier.post.author) : nil)
  }

  /// A stage of the item, mostly the open one; a revision, mostly the current one.
  private mutating func target(_ dossier: PostDossier) -> (Stage, Revision)? {
    let isOdd = Int.random(in: 0..<8, using: &random) == 0
    let stage =
      isOdd ? dossier.stages.randomElement(using: &random) : dossier.openStage
    let revision =
      Int.random(in: 0..<8, using: &random) == 0
      ? dossier.revisions.randomElement(using: &random) : dossier.current
    guard let stage, let revision else { return nil }
    return (stage, revision)
  }

  private mutating func sign(_ dossier: PostDossier) async throws {
    guard let (stage, revision) = target(dossier) else { return }
    let holder =
      Bool.random(using: &random)
      ? dossier.holders.randomElement(using: &random).map { Actor.person($0.id) } : nil
    try await perform(
      SignStage(
        stage.id, revision: revision.id, digest: revision.digest.hex,
        checklist: PostWalk.clean(stage.rule)), as: holder)
  }

  private mutating func giveBack(_ dossier: PostDossier) async throws {
    guard let (stage, revision) = target(dossier) else { return }
    try await perform(
      ReturnPost(stage.id, revision: revision.id, digest: revision.digest.hex, opinion: "改"))
  }

  private mutating func send(_ dossier: PostDossier) async throws {
    guard let release = dossier.releases.randomElement(using: &random) else { return }
    let holder =
      Bool.random(using: &random)
      ? dossier.holders.randomElement(using: &random).map { Actor.person($0.id) } : nil
    let typed = dossier.accounts[release.account].map { String($0.name.suffix(2)) } ?? ""
    if release.state == .failed {
      try await perform(RetryRelease(release.id, confirmation: typed), as: holder)
    } else if release.state == .planned {
      try await perform(HoldBackRelease(release.id), as: holder)
    } else {
      try await perform(ConfirmRelease(release.id, confirmation: typed), as: holder)
    }
  }

  /// Somebody says what they saw on the platform; now and then nobody could publish it.
  private mutating func record(_ dossier: PostDossier) async throws {
    guard let release = dossier.releases.randomElement(using: &random) else { return }
    let holder =
      Bool.random(using: &random)
      ? dossier.holders.randomElement(using: &random).map { Actor.person($0.id) } : nil
    let outcome: SeenOutcome =
      Int.random(in: 0..<4, using: &random) == 0
      ? .notPublished(reason: "维护")
      : .published(link: "https://weibo.com/1/\(release.id)", at: small.clock.now)
    try await perform(RecordOutcome(release.id, outcome), as: holder)
  }

  /// Tries to send an item out because another says the same.
  private mutating func submitDirect(_ dossier: PostDossier) async throws {
    guard let other = posts.randomElement(using: &random) else { return }
    let helpful = Bool.random(using: &random)
    try await perform(
      SubmitDirect(
        dossier.post.id, revision: dossier.current.id, link: "/p/posts/\(other)", isSame: true),
      as: helpful ? .person(dossier.post.author) : nil)
  }

  /// Somebody lets somebody stand in for them.
  private mutating func delegate() async throws {
    guard let person = small.people.randomElement(using: &random),
      let deputy = small.people.randomElement(using: &random)
    else { return }
    let held = try await small.ask { try $0.appointments(of: person) }
    guard let appointment = held.randomElement(using: &random) else { return }
    let today = small.clock.now.date
    try await perform(
      Delegate(
        appointment: appointment.id, deputy: deputy, from: today, until: today.adding(days: 3)),
      as: .person(person))
  }
}

/// A repeatable source: a failure can be replayed from its seed.
struct SplitMix: RandomNumberGenerator, Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
