import Office
import Rulebook
import Support
import Testing

/// An emergency notice goes out on one signature, and a second person looks at it within a time.
@Suite struct UrgentTests {
  /// The county under a rulebook that lets its leader sign first and the secrecy reviewer later.
  private struct Walk {
    let world: World

    init(on engine: Engine) async throws {
      world = try await World(on: engine).anotherNode(shelf: UrgentBook.shelf.get())
    }

    var posts: PostWalk { PostWalk(world: world) }

    func holder(_ role: Role) throws -> Actor {
      try world.cast.holder(of: role, at: world.cast.county)
    }

    func draft(kind: PostKind = .emergency, sensitivity: Sensitivity = .ordinary) -> PostDraft {
      PostWalk.draft(
        account: world.cast.countyAccount, category: PostWalk.notice, sensitivity: sensitivity,
        kind: kind, elements: kind == .emergency ? EmergencyWalk.elements : [:])
    }

    func write(_ draft: PostDraft) async throws -> PostID {
      try await world.perform(
        WritePost(organization: world.cast.county, draft: draft), as: holder(.editor))
    }

    func submit(_ post: PostID) async throws {
      let revision = try await posts.dossier(post).current.id
      try await world.perform(SubmitUrgent(post, revision: revision), as: holder(.editor))
    }

    /// Submitted, and signed by the leader.
    func approved() async throws -> PostID {
      let post = try await write(draft())
      try await submit(post)
      #expect(try await posts.sign(post) == .approved)
      return post
    }

    func publish(_ post: PostID) async throws {
      let release = try await posts.release(post).id
      try await world.perform(
        ConfirmRelease(release, confirmation: "政府"), as: holder(.publisher))
      _ = try await posts.courier().deliverDue()
    }

    func giveBack(_ post: PostID) async throws {
      let dossier = try await posts.dossier(post)
      let stage = try await posts.open(post)
      try await world.perform(
        ReturnPost(
          stage.id, revision: dossier.current.id, digest: dossier.current.digest.hex,
          opinion: "伤亡人数未经核实"), as: holder(.secrecyReviewer))
    }

    func tasks(_ role: Role) async throws -> [WaitingTask.Kind] {
      try await world.ask(as: holder(role)) { try $0.waitingTasks().tasks.map(\.kind) }
    }
  }

  @Test(arguments: Engine.allCases)
  func `one signature lets an emergency notice out and a second one follows`(
    engine: Engine
  ) async throws {
    let walk = try await Walk(on: engine)
    let post = try await walk.write(walk.draft())
    try await walk.submit(post)
    var dossier = try await walk.posts.dossier(post)
    #expect(dossier.currentRound?.lane == .urgent && dossier.laterCheck?.state == .waiting)
    #expect(dossier.currentStages.map(\.kind) == [.leaderApproval, .secrecyReview])
    #expect(dossier.openStage?.kind == .leaderApproval)
    #expect(try await walk.posts.sign(post) == .approved)
    dossier = try await walk.posts.dossier(post)
    #expect(dossier.post.state == .approved && dossier.laterCheck?.state == .open)
    let clock = dossier.openStage?.clock.flatMap { dossier.clocks[$0] }
    #expect(clock?.due == walk.world.now.advanced(byMilliseconds: 7_200_000))
    try await walk.publish(post)
    dossier = try await walk.posts.dossier(post)
    #expect(dossier.post.state == .published && dossier.laterCheck?.state == .open)
    let seal = dossier.post.archiveDigest
    #expect(try await walk.posts.sign(post) == .checked)
    dossier = try await walk.posts.dossier(post)
    #expect(dossier.post.state == .published && dossier.laterCheck?.state == .agreed)
    #expect(dossier.post.archiveDigest != seal, "the record holds the second signature")
    #expect(try await walk.tasks(.secrecyReviewer).isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func `what the second signer gives back before it went out returns to its author`(
    engine: Engine
  ) async throws {
    let walk = try await Walk(on: engine)
    let post = try await walk.approved()
    try await walk.giveBack(post)
    let dossier = try await walk.posts.dossier(post)
    #expect(dossier.post.state == .returned && dossier.currentRound?.outcome == .returned)
    #expect(dossier.currentReleases.map(\.state) == [.void])
    #expect(dossier.returnedCheck == nil)
    try await walk.submit(post)
    #expect(try await walk.posts.open(post).kind == .leaderApproval)
  }

  @Test(arguments: Engine.allCases)
  func `what is out already is not taken away but listed to be put right`(
    engine: Engine
  ) async throws {
    let walk = try await Walk(on: engine)
    let post = try await walk.approved()
    try await walk.publish(post)
    try await walk.giveBack(post)
    let dossier = try await walk.posts.dossier(post)
    #expect(dossier.post.state == .published && dossier.returnedCheck != nil)
    #expect(dossier.currentReleases.map(\.state) == [.published])
    #expect(dossier.currentRound?.outcome == .returned)
    #expect(try await walk.tasks(.editor) == [.returnedCheck])
    walk.world.clock.advance(minutes: 5)
    let correction = CorrectionDraft(
      kind: .correct, fault: "伤亡人数未经核实", finder: .staff, foundBy: "",
      foundAt: walk.world.now, explanation: "原文中的伤亡人数有误。", basis: "")
    try await walk.world.perform(
      OpenCorrection(post, draft: correction), as: walk.holder(.secrecyReviewer))
    #expect(try await walk.tasks(.editor).contains(.returnedCheck) == false)
    #expect(try await walk.posts.dossier(post).post.state == .returned)
  }

  @Test(arguments: Engine.allCases)
  func `a second signature that is late shows at its signer's and at the leader's`(
    engine: Engine
  ) async throws {
    let walk = try await Walk(on: engine)
    let post = try await walk.approved()
    try await walk.publish(post)
    #expect(try await walk.tasks(.leader).isEmpty)
    walk.world.clock.advance(minutes: 121)
    #expect(try await walk.tasks(.leader) == [.lateCheck])
    #expect(try await walk.tasks(.secrecyReviewer) == [.reviewStage])
    #expect(try await walk.posts.sign(post) == .checked)
    #expect(try await walk.tasks(.leader).isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func `only what the rule names goes this way, and nobody signs twice`(
    engine: Engine
  ) async throws {
    let walk = try await Walk(on: engine)
    for draft in [walk.draft(kind: .ordinary), walk.draft(sensitivity: .majorSensitive)] {
      let post = try await walk.write(draft)
      let refusal = await expectRefusal("review.urgent-not-for", in: walk.world) {
        try await walk.submit(post)
      }
      #expect(refusal?.citations.map(\.article) == ["5.5"])
    }
    let post = try await walk.approved()
    let leader = try walk.holder(.leader)
    try await walk.world.perform(
      Appoint(
        person: try leader.personID(), organization: walk.world.cast.county, role: .secrecyReviewer,
        from: walk.world.now.date), as: walk.world.cast.securityAdministrator)
    await expectRefusal("review.same-person-two-stages", in: walk.world) {
      try await walk.posts.sign(post, as: leader)
    }
  }

  @Test(.cites("zhengzhou-2020", article: "14"), arguments: Engine.allCases)
  func `no emergency shortens a review whose rules do not say so`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    var draft = walk.draft()
    (draft.kind, draft.elements) = (.emergency, EmergencyWalk.elements)
    let post = try await walk.write(draft)
    let revision = try await walk.dossier(post).current.id
    await expectRefusal("review.urgent-not-allowed", in: world) {
      try await world.perform(SubmitUrgent(post, revision: revision), as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a recall before anything went out ends the second look as well`(
    engine: Engine
  ) async throws {
    let walk = try await Walk(on: engine)
    let post = try await walk.approved()
    try await walk.world.perform(RecallPost(post), as: walk.holder(.editor))
    let dossier = try await walk.posts.dossier(post)
    #expect(dossier.post.state == .draft && dossier.openStage == nil)
    #expect(dossier.laterCheck?.state == .void)
    #expect(try await walk.tasks(.secrecyReviewer).isEmpty)
  }
}
