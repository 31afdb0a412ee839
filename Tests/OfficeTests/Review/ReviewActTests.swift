import Office
import Rulebook
import Support
import Testing

@Suite struct ReviewActTests {
  @Test(
    .cites("zhengzhou-2020", article: "14"), .cites("zhengzhou-2020", article: "15"),
    arguments: Engine.allCases)
  func `an ordinary item passes three reviews and the secrecy review`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    let kinds = try await walk.dossier(post).currentStages.map(\.kind)
    #expect(kinds == [.firstReview, .secondReview, .finalReview, .secrecyReview])
    for _ in 0..<3 { #expect(try await walk.sign(post) == .passedOn) }
    #expect(try await walk.sign(post) == .approved)
    let dossier = try await walk.dossier(post)
    #expect(dossier.post.state == .approved)
    #expect(dossier.currentReleases.map(\.state) == [.awaiting])
    #expect(dossier.lifecycle.first { $0.kind == .legality }?.state == .notRequired)
    #expect(dossier.lifecycle.first { $0.kind == .secrecy }?.state == .done)
  }

  @Test(
    .cites("hunan-2017", article: "16"), .cites("zhengzhou-2020", article: "17"),
    arguments: Engine.allCases)
  func `the gravest items go up to the province`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted(walk.draft(sensitivity: .especiallyMajor))
    let stages = try await walk.dossier(post).currentStages
    #expect(
      stages.suffix(3).map(\.kind) == [.leaderApproval, .higherApproval, .provinceApproval])
    #expect(stages.suffix(2).allSatisfy { $0.organization == world.cast.province })
    while try await walk.sign(post) != .approved {}
    // Who signed from above sees the item; the rest of the department above does not change it.
    _ = try await walk.dossier(post, as: world.cast.provinceManager)
  }

  @Test(.cites("zhengzhou-2020", article: "14"), arguments: Engine.allCases)
  func `one person signs one stage, and never their own words`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let own = try await world.perform(
      WritePost(organization: world.cast.city, draft: walk.draft()), as: world.cast.secondEditor)
    try await walk.submit(own)
    let refusal = await expectRefusal("review.author-signs", in: world) {
      try await walk.sign(own, as: world.cast.secondEditor)
    }
    #expect(refusal?.citations.contains { $0.article == "14" } == true)
    // A colleague who changed a word is an author as well.
    let post = try await walk.write()
    var draft = walk.draft()
    draft.title += "（修订）"
    let changed = draft
    try await world.perform(
      SavePost(post, version: 1, draft: changed), as: world.cast.secondEditor)
    try await walk.submit(post)
    await expectRefusal("review.author-signs", in: world) {
      try await walk.sign(post, as: world.cast.secondEditor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `one person does not sign two stages`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    try await world.perform(
      Appoint(
        person: try world.cast.firstReviewer.personID(), organization: world.cast.city,
        role: .secondReviewer, from: world.now.date), as: world.cast.securityAdministrator)
    let post = try await walk.submitted()
    try await walk.sign(post, as: world.cast.firstReviewer)
    await expectRefusal("review.same-person-two-stages", in: world) {
      try await walk.sign(post, as: world.cast.firstReviewer)
    }
    #expect(try await walk.sign(post) == .passedOn)
  }

  @Test(arguments: Engine.allCases)
  func `a stage is signed in its role, at its body, in its turn`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    let refusal = await expectRefusal("office.no-appointment", in: world) {
      try await walk.sign(post, as: world.cast.secondReviewer)
    }
    #expect(refusal?.helpers == [.firstReviewer])
    let editor = await expectRefusal("office.no-appointment", in: world) {
      try await walk.sign(post, as: world.cast.editor)
    }
    #expect(editor?.helpers == [.firstReviewer], "who may sign this stage, not just any")
    let outsider = await expectRefusal("office.other-unit", in: world) {
      try await walk.sign(post, as: world.cast.outsider)
    }
    #expect(outsider?.helpers == [.firstReviewer])
    let dossier = try await walk.dossier(post)
    let second = dossier.currentStages[1]
    await expectRefusal("review.stage-not-open", in: world) {
      try await world.perform(
        SignStage(
          second.id, revision: dossier.current.id, digest: dossier.current.digest.hex),
        as: world.cast.secondReviewer)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a signature holds for the revision that was seen`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    let stage = try await walk.open(post)
    let seen = try await walk.dossier(post).current
    await expectRefusal("review.not-current-revision", in: world) {
      try await world.perform(
        SignStage(stage.id, revision: seen.id, digest: digest("other").hex),
        as: world.cast.firstReviewer)
    }
    try await world.perform(RecallPost(post), as: world.cast.editor)
    var draft = walk.draft()
    draft.body += "另行通知。"
    let changed = draft
    try await world.perform(
      SavePost(
        post, version: try await walk.dossier(post).post.version, draft: changed),
      as: world.cast.editor)
    try await walk.submit(post)
    await expectRefusal("review.stage-not-open", in: world) {
      try await world.perform(
        SignStage(stage.id, revision: seen.id, digest: seen.digest.hex),
        as: world.cast.firstReviewer)
    }
    let open = try await walk.open(post)
    await expectRefusal("review.not-current-revision", in: world) {
      try await world.perform(
        SignStage(open.id, revision: seen.id, digest: seen.digest.hex),
        as: world.cast.firstReviewer)
    }
  }

  @Test(.cites("zhengzhou-2020", article: "15"), arguments: Engine.allCases)
  func `the secrecy review answers every question and concludes`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    for _ in 0..<3 { try await walk.sign(post) }
    let dossier = try await walk.dossier(post)
    let stage = try await walk.open(post)
    func signing(_ checklist: Checklist, _ opinion: String = "") -> SignStage {
      SignStage(
        stage.id, revision: dossier.current.id, digest: dossier.current.digest.hex,
        opinion: opinion, checklist: checklist)
    }
    let empty = await expectRefusal("office.invalid", in: world) {
      try await world.perform(signing(Checklist()), as: world.cast.secrecyReviewer)
    }
    #expect(empty?.problems.count == stage.rule.checklist.count + 1)
    var answers = PostWalk.clean(stage.rule)
    answers.answers[0] = Checklist.Answer(question: answers.answers[0].question, isYes: true)
    let unexplained = answers
    let second = await expectRefusal("office.invalid", in: world) {
      try await world.perform(signing(unexplained), as: world.cast.secrecyReviewer)
    }
    #expect(second?.problems.map(\.field) == ["explain-state-secret"])
    var change = PostWalk.clean(stage.rule)
    change.conclusion = .publishAfterChange
    let withChange = change
    let third = await expectRefusal("office.invalid", in: world) {
      try await world.perform(signing(withChange), as: world.cast.secrecyReviewer)
    }
    #expect(third?.problems.map(\.field) == ["opinion"])
    let outcome = try await world.perform(
      signing(withChange, "请隐去当事人姓名"), as: world.cast.secrecyReviewer)
    #expect(outcome == .returned)
    let returned = try await walk.dossier(post)
    #expect(returned.post.state == .returned)
    #expect(returned.currentStages.map(\.state) == [.void, .void, .void, .returned])
    #expect(returned.currentReleases.isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func `a returned item begins anew and shows what changed`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    try await walk.sign(post)
    let seen = try await walk.dossier(post).current
    let stage = try await walk.open(post)
    await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        ReturnPost(stage.id, revision: seen.id, digest: seen.digest.hex, opinion: "  "),
        as: world.cast.secondReviewer)
    }
    try await world.perform(
      ReturnPost(stage.id, revision: seen.id, digest: seen.digest.hex, opinion: "日期有误"),
      as: world.cast.secondReviewer)
    var draft = walk.draft()
    draft.body = draft.body.replacing("28日", with: "29日")
    let changed = draft
    let version = try await walk.dossier(post).post.version
    try await world.perform(
      SavePost(post, version: version, draft: changed), as: world.cast.editor)
    try await walk.submit(post)
    let dossier = try await walk.dossier(post, as: world.cast.firstReviewer)
    #expect(dossier.post.round == 2)
    #expect(dossier.openStage?.kind == .firstReview)
    #expect(dossier.changes?.fields.map(\.name) == ["body"])
    #expect(
      dossier.changes?.fields.first?.changes.filter(\.isChange) == [
        .removed("8"), .added("9"),
      ])
    #expect(dossier.rights.signing?.obstacle == nil)
    // Who signed in the first round may sign again: it is another revision and another round.
    #expect(try await walk.sign(post, as: world.cast.firstReviewer) == .passedOn)
  }

  @Test(arguments: Engine.allCases)
  func `an item sets out only when there is somebody for every stage`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    // One person holds every role of the district: the author cannot review.
    let post = try await world.perform(
      WritePost(
        organization: world.cast.district,
        draft: PostWalk.draft(account: world.cast.districtAccount)), as: world.cast.outsider)
    let dossier = try await walk.dossier(post)
    let refusal = await expectRefusal("review.nobody-to-sign", in: world) {
      try await world.perform(
        SubmitPost(post, revision: dossier.current.id), as: world.cast.outsider)
    }
    #expect(refusal?.facts["role"] == "first-reviewer")
    #expect(refusal?.helpers == [.securityAdministrator])
  }

  @Test(arguments: Engine.allCases)
  func `only the author takes an item back, and only before it is sent`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.approved()
    await expectRefusal("review.not-author", in: world) {
      try await world.perform(RecallPost(post), as: world.cast.secondEditor)
    }
    try await world.perform(RecallPost(post), as: world.cast.editor)
    let dossier = try await walk.dossier(post)
    #expect(dossier.post.state == .draft)
    #expect(dossier.releases.map(\.state) == [.void])
    #expect(dossier.currentStages.allSatisfy { $0.state == .void })
    try await walk.submit(post)
    while try await walk.sign(post) != .approved {}
    try await walk.confirm(post)
    await expectRefusal("review.not-recallable", in: world) {
      try await world.perform(RecallPost(post), as: world.cast.editor)
    }
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `after the last signature the hour for publishing runs`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let editor = try world.cast.holder(of: .editor, at: world.cast.county)
    let post = try await world.perform(
      WritePost(
        organization: world.cast.county,
        draft: PostWalk.draft(account: world.cast.countyAccount, category: PostWalk.notice)),
      as: editor)
    let seen = try await walk.dossier(post).current
    try await world.perform(SubmitPost(post, revision: seen.id), as: editor)
    while try await walk.sign(post) != .approved {}
    let dossier = try await walk.dossier(post)
    let release = try await walk.release(post)
    let clock = try #require(release.clock.flatMap { dossier.clocks[$0] })
    #expect(clock.due == world.now.advanced(byMilliseconds: 3_600_000))
    #expect(clock.rule.citations.map(\.article) == ["5.4"])
  }
}
