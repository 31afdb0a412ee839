import Office
import Support
import Testing
import WorkCalendar

/// Events, and the notices on them one after another.
@Suite struct EventTests {
  @Test(.cites("yaoan", article: "5.1"), arguments: Engine.allCases)
  func `an update follows the notice before, and goes out after it`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = EmergencyWalk(world: world)
    let event = try await walk.open()
    let first = try await walk.posts.write(walk.draft(on: event))
    let update = try await walk.posts.write(walk.draft(on: event, after: first))
    let notice = try #require(try await walk.posts.dossier(update).current.draft.notice)
    #expect(notice.position == 2 && notice.follows == first)
    let early = await expectRefusal("emergency.previous-unpublished", in: world) {
      try await walk.posts.submit(update)
    }
    let number = try await walk.posts.dossier(first).post.number
    #expect(early?.facts["number"] == number)
    try await walk.posts.submit(first)
    while try await walk.posts.sign(first) != .approved {}
    try await walk.posts.confirm(first)
    _ = try await walk.posts.courier().deliverDue()
    try await walk.posts.submit(update)
    let chain = try #require(try await walk.posts.dossier(update).chain)
    #expect(chain.links.map(\.post) == [first, update])
    #expect(chain.links.first?.publishedAt == world.now)
  }

  @Test(arguments: Engine.allCases)
  func `a place among the notices is taken once`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = EmergencyWalk(world: world)
    let event = try await walk.open()
    let first = try await walk.posts.write(walk.draft(on: event))
    await expectRefusal("emergency.place-taken", in: world) {
      try await walk.posts.write(walk.draft(on: event))
    }
    let update = try await walk.posts.write(walk.draft(on: event, after: first))
    await expectRefusal("emergency.place-taken", in: world) {
      try await walk.posts.write(walk.draft(on: event, after: first))
    }
    // What is put aside leaves its place to another.
    try await world.perform(DiscardPost(update, version: 1), as: world.cast.editor)
    let again = try await walk.posts.write(walk.draft(on: event, after: first))
    #expect(try await walk.posts.dossier(again).current.draft.notice?.position == 2)
  }

  @Test(arguments: Engine.allCases)
  func `a notice belongs to an open event of one's own`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = EmergencyWalk(world: world)
    let event = try await walk.open()
    let other = try await walk.open()
    let foreign = await expectRefusal("office.invalid", in: world) {
      var draft = walk.draft(on: event)
      draft.accounts = [world.cast.districtAccount]
      let written = draft
      try await world.perform(
        WritePost(organization: world.cast.district, draft: written), as: world.cast.outsider)
    }
    #expect(foreign?.problems.map(\.field) == ["event"])
    let first = try await walk.posts.write(walk.draft(on: event))
    let strange = await expectRefusal("office.invalid", in: world) {
      try await walk.posts.write(walk.draft(on: other, after: first))
    }
    #expect(strange?.problems.map(\.field) == ["follows"])
    try await world.perform(CloseEvent(event, note: "误报"), as: world.cast.editor)
    await expectRefusal("emergency.event-closed", in: world) {
      try await walk.posts.submit(first)
    }
    await expectRefusal("emergency.event-closed", in: world) {
      try await world.perform(CloseEvent(event, note: "误报"), as: world.cast.editor)
    }
    await expectRefusal("office.not-found") {
      try await world.ask(as: world.cast.outsider) { try $0.visibleEvent(event) }
    }
  }

  @Test(.cites("openness", article: "N24"), arguments: Engine.allCases)
  func `the clock of an event runs until the first notice is out`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = EmergencyWalk(world: world)
    try await walk.adoptLaw()
    let event = try await walk.open(clock: "emergency.authoritative-information")
    let tasks = try await world.ask(as: world.cast.editor) { try $0.waitingTasks().tasks }
    let task = try #require(tasks.first { $0.kind == .eventNotice })
    #expect(task.subject == event.rawValue && task.isUrgent)
    #expect(task.clock?.due == world.now.advanced(byMilliseconds: 5 * 3_600_000))
    let last = try await walk.posts.published(walk.draft(on: event, isFinal: true))
    let closed = try await walk.event(event)
    #expect(closed.firstPublishedAt == world.now && closed.closedWith == last)
    let clock = try #require(closed.clock)
    let verdict = try await world.ask(as: world.cast.editor) { try $0.clock(clock)?.verdict }
    #expect(verdict == .kept)
    let left = try await world.ask(as: world.cast.editor) { try $0.waitingTasks().tasks }
    #expect(!left.contains { $0.kind == .eventNotice })
  }

  @Test(arguments: Engine.allCases)
  func `an event was known before now and has a clock of the rules or none`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        OpenEvent(
          organization: world.cast.city, event: " ",
          knownAt: world.now.advanced(byMilliseconds: 60_000), clock: "tomorrow"),
        as: world.cast.editor)
    }
    #expect(Set(refusal?.problems.map(\.field) ?? []) == ["name", "known", "clock"])
  }

  @Test(.cites("openness", article: "N25-64"), arguments: Engine.allCases)
  func `a warning says its eight fields`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = EmergencyWalk(world: world)
    try await walk.adoptLaw()
    var draft = walk.draft(on: nil, form: .warning)
    draft.elements = ["category": "暴雪", "grade": "橙色", "area": "云川市"]
    let written = draft
    let post = try await walk.posts.write(written)
    let missing = try await walk.posts.dossier(post).findings
      .filter { $0.phraseKey == "finding.required-field.blank" }
    #expect(
      Set(missing.map(\.field)) == ["starts-at", "matters", "measures", "issuer", "issued-at"])
    #expect(missing.allSatisfy { $0.level == .mustFix })
    #expect(missing.allSatisfy { $0.citations.first?.article == "N25-64" })
    await expectRefusal("posts.must-fix", in: world) { try await walk.posts.submit(post) }
    let strange = await expectRefusal("office.invalid", in: world) {
      var draft = walk.draft(on: nil, form: .warning)
      draft.elements = ["brief": "无人伤亡"]
      let written = draft
      return try await walk.posts.write(written)
    }
    #expect(strange?.problems.map(\.field) == ["element-brief"])
  }

  @Test func `a signature vouches for the place of a notice`() throws {
    var draft = PostDraft(title: "通报", body: "正文。", kind: .emergency)
    let plain = try draft.contentDigest()
    draft.notice = EmergencyNotice(event: EventID(3), follows: PostID(8), position: 2)
    let placed = try draft.contentDigest()
    draft.notice?.position = 3
    let moved = try draft.contentDigest()
    #expect(Set([plain, placed, moved]).count == 3)
  }
}
