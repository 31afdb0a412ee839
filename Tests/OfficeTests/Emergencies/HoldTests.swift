import Office
import Rulebook
import Support
import Testing

/// Holds: who may place them, whom they keep from speaking, and how they end.
@Suite struct HoldTests {
  @Test(.cites("zhengzhou-2020", article: "28"), arguments: Engine.allCases)
  func `an item on what is on hold is neither submitted nor signed nor published`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = EmergencyWalk(world: world)
    let decider = try await walk.decider()
    let event = try await walk.open()
    let post = try await walk.posts.write(walk.draft(on: event))
    let before = try await walk.hold(event, by: decider)
    let refusal = await expectRefusal("emergency.on-hold", in: world) {
      try await walk.posts.submit(post)
    }
    #expect(refusal?.citations.map(\.article) == ["28"])
    #expect(refusal?.facts["organization"] == "云川省公安厅")
    #expect(try await walk.posts.dossier(post).holds.map(\.hold.id) == [before])
    try await world.perform(LiftHold(before, reason: "已回复"), as: decider)
    try await walk.posts.submit(post)
    let inReview = try await walk.hold(event, by: decider)
    await expectRefusal("emergency.on-hold", in: world) { try await walk.posts.sign(post) }
    try await world.perform(LiftHold(inReview, reason: "已回复"), as: decider)
    while try await walk.posts.sign(post) != .approved {}
    // Placed between approval and publication.
    let late = try await walk.hold(event, by: decider)
    await expectRefusal("emergency.on-hold", in: world) { try await walk.posts.confirm(post) }
    try await world.perform(LiftHold(late, reason: "已回复"), as: decider)
    try await walk.posts.confirm(post)
  }

  @Test(arguments: Engine.allCases)
  func `of a hold and a publication at the same time one comes first`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = EmergencyWalk(world: world)
    let decider = try await walk.decider()
    let event = try await walk.open()
    let post = try await walk.posts.approved(walk.draft(on: event))
    async let placed = walk.hold(event, by: decider)
    let isConfirmed: Bool
    do {
      try await walk.posts.confirm(post)
      isConfirmed = true
    } catch let refusal as Refusal {
      #expect(refusal.code == "emergency.on-hold")
      isConfirmed = false
    }
    _ = try await placed
    let release = try await walk.posts.release(post)
    #expect((release.state == .sending) == isConfirmed)
  }

  @Test(.cites("zhengzhou-2020", article: "28"), arguments: Engine.allCases)
  func `those below may reprint the unified statement word for word`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = EmergencyWalk(world: world)
    let event = try await walk.open()
    // The bureau's own news centre holds its district to silence; the bureau speaks.
    let hold = try await walk.hold(event, by: world.cast.newsCentre, over: world.cast.district)
    let statement = try await walk.posts.published(walk.draft(on: event))
    let number = try await walk.posts.dossier(statement).post.number
    let said = try await walk.posts.dossier(statement).current.draft
    await expectRefusal("emergency.not-own-statement", in: world) {
      try await world.perform(
        LinkStatement(hold, number: "JS-2026-0001"), as: world.cast.newsCentre)
    }
    var draft = said
    draft.accounts = [world.cast.districtAccount]
    draft.reprint = Reprint(facts: ["source": "云川市公安局"], link: "")
    draft.notice = EmergencyNotice(event: event)
    let copy = draft
    let post = try await world.perform(
      WritePost(organization: world.cast.district, draft: copy), as: world.cast.outsider)
    #expect(try await walk.posts.dossier(post).current.draft.notice?.position == nil)
    #expect(try await walk.posts.dossier(post).holds.count == 1)
    try await world.perform(LinkStatement(hold, number: number), as: world.cast.newsCentre)
    #expect(try await walk.posts.dossier(post).holds.isEmpty)
    draft.body += "以上。"
    let changed = draft
    try await world.perform(SavePost(post, version: 1, draft: changed), as: world.cast.outsider)
    #expect(try await walk.posts.dossier(post).holds.count == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a person says that an item is about a subject on hold`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = EmergencyWalk(world: world)
    let decider = try await walk.decider()
    let hold = try await walk.hold(nil, by: decider)
    let other = try await walk.posts.write(walk.draft(on: nil))
    #expect(try await walk.posts.dossier(other).holds.isEmpty)
    var draft = walk.draft(on: nil)
    draft.notice?.about = [hold]
    let written = draft
    let post = try await walk.posts.write(written)
    await expectRefusal("emergency.on-hold", in: world) { try await walk.posts.submit(post) }
    await expectRefusal("emergency.hold-lifted") {
      try await world.perform(LiftHold(hold, reason: "已回复"), as: decider)
      try await world.perform(LiftHold(hold, reason: "已回复"), as: decider)
    }
    try await walk.posts.submit(post)
  }

  @Test(.cites("zhengzhou-2020", article: "28"), arguments: Engine.allCases)
  func `only whom the rules name holds others to silence`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = EmergencyWalk(world: world)
    let event = try await walk.open()
    let refusal = await expectRefusal("emergency.no-hold-rule", in: world) {
      try await walk.hold(event, by: world.cast.bureauManager)
    }
    #expect(refusal?.helpers == [.newsCentre])
    await expectRefusal("office.no-appointment", in: world) {
      try await walk.hold(event, by: world.cast.editor)
    }
    await expectRefusal("office.other-unit", in: world) {
      try await walk.hold(nil, by: world.cast.newsCentre, over: world.cast.county)
    }
    let strange = await expectRefusal("office.invalid", in: world) {
      try await walk.hold(nil, by: world.cast.newsCentre, rule: "yaoan/none", subject: "")
    }
    #expect(Set(strange?.problems.map(\.field) ?? []) == ["rule", "subject"])
  }
}
