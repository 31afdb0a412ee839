import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@Suite struct ArchiveHoldTests {
  @Test(.cites("hunan-2017", article: "32"), arguments: Engine.allCases)
  func `a hold is placed and lifted by name and reason, one at a time`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let draft = try await walk.write()
    await expectRefusal("archive.not-archived", in: world) {
      try await world.perform(HoldArchive(draft, reason: "诉讼"), as: world.cast.leader)
    }
    let post = try await walk.published()
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(HoldArchive(post, reason: "诉讼"), as: world.cast.editor)
    }
    let empty = await expectRefusal("office.invalid", in: world) {
      try await world.perform(HoldArchive(post, reason: " "), as: world.cast.leader)
    }
    #expect(empty?.problems.map(\.field) == ["hold-reason"])
    await expectRefusal("archive.not-held", in: world) {
      try await world.perform(ReleaseHold(post, reason: "结案"), as: world.cast.leader)
    }
    try await world.perform(HoldArchive(post, reason: "诉讼"), as: world.cast.leader)
    await expectRefusal("archive.held-before", in: world) {
      try await world.perform(HoldArchive(post, reason: "审计"), as: world.cast.auditor)
    }
    let filter = ArchiveFilter(world.cast.city, view: .held)
    let held = try await world.ask(as: world.cast.editor) { try $0.archivedPosts(filter) }
    #expect(held.map(\.post.id) == [post] && held.first?.hold?.reason == "诉讼")
    try await world.perform(ReleaseHold(post, reason: "结案"), as: world.cast.auditor)
    let holds = try await world.ask(as: world.cast.editor) { try $0.holds(on: post) }
    #expect(holds.count == 1 && holds.first?.end?.reason == "结案")
    let none = try await world.ask(as: world.cast.editor) { try $0.archivedPosts(filter) }
    #expect(none.isEmpty)
    try await world.perform(HoldArchive(post, reason: "审计"), as: world.cast.leader)
  }

  @Test(arguments: Engine.allCases)
  func `the archive of a body is read year by year and page by page`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    var posts: [PostID] = []
    for _ in 0..<3 { posts.append(try await walk.published()) }
    let city = world.cast.city
    let filter = ArchiveFilter(city, year: 2026)
    let first = try await world.ask(as: world.cast.editor) {
      try $0.archivedPosts(filter, limit: 2)
    }
    #expect(first.map(\.post.id) == [posts[2], posts[1]], "one instant, so by number")
    let place = try #require(first.last.flatMap { ArchivePlace(ArchivePlace($0).description) })
    let second = try await world.ask(as: world.cast.editor) {
      try $0.archivedPosts(filter, before: place, limit: 2)
    }
    #expect(second.map(\.post.id) == [posts[0]])
    let years = try await world.ask(as: world.cast.editor) { try $0.archiveYears(of: city) }
    #expect(years.map(\.year) == [2026] && years.map(\.count) == [3])
    #expect(years.allSatisfy { !$0.isMore })
    let other = try await world.ask(as: world.cast.editor) {
      try $0.archivedPosts(ArchiveFilter(city, year: 2025))
    }
    #expect(other.isEmpty)
    await expectRefusal("office.other-unit", in: world) {
      try await world.ask(as: world.cast.outsider) { try $0.archivedPosts(filter) }
    }
  }

  @Test(arguments: Engine.allCases)
  func `past its time is what no rule keeps any more and nobody holds`(
    engine: Engine
  ) async throws {
    let world = try await keepingSixtyDays(World(on: engine))
    let walk = PostWalk(world: world)
    let posts = [try await walk.published(), try await walk.published()]
    let free = ArchiveFilter(world.cast.city, view: .free)
    let editor = world.cast.editor
    let first = try await world.ask(as: editor) { try $0.archivedPosts(free) }
    #expect(first.isEmpty)
    let material = try await world.ask(as: editor) { try $0.archiveMaterial(of: posts[0]) }
    #expect(material.item.retention?.untilOn == CivilDate("2026-11-27"))
    #expect(material.item.retention?.citations.map(\.article) == ["24"])
    world.clock.advance(minutes: 60 * 24 * 60)
    let last = try await world.ask(as: editor) { try $0.archivedPosts(free) }
    #expect(last.isEmpty, "the last day counts")
    world.clock.advance(minutes: 24 * 60)
    try await world.perform(HoldArchive(posts[1], reason: "审计"), as: world.cast.leader)
    let over = try await world.ask(as: editor) { try $0.archivedPosts(free) }
    #expect(over.map(\.post.id) == [posts[0]])
    #expect(over.allSatisfy { $0.isFree(on: world.now.date) })
  }

  /// The same office under a Zhengzhou text that keeps records of publication for sixty days.
  private func keepingSixtyDays(_ world: World) throws -> World {
    let shelf = try Bundled.shelf.get()
    let rule = """
        retention:
          - id: keep-publications
            article: "24"
            title: {zh-Hans: 发布记录留六十天, en: Records of publication are kept for 60 days}
            of: publications
            at-least: {days: 60}
            examples: [{days: 59, passes: false}, {days: 60, passes: true}]
      """
    let files = try shelf.ids.map { id in
      var text = try #require(shelf.text(of: id))
      if id == "zhengzhou-2020" {
        text.replace("  retention: none", with: rule)
        text.replace(
          "rules: [security.work-and-private-apart",
          with: "rules: [security.keep-publications, security.work-and-private-apart")
        #expect(text.contains("[security.keep-publications"))
      }
      return (name: id + ".yaml", text: text)
    }
    return try world.anotherNode(shelf: RulebookShelf(files: files))
  }

  @Test(arguments: [
    (RetentionPeriod.days(60), "2026-09-28", "2026-11-27"),
    (.months(6), "2026-08-31", "2027-02-28"),
    (.months(1), "2027-12-31", "2028-01-31"),
    (.years(10), "2028-02-29", "2038-02-28"),
    (.years(30), "2026-12-31", "2056-12-31"),
    (.years(9_000), "2026-12-31", "9999-12-31"),
    (.years(.max), "2026-12-31", "9999-12-31"),
  ])
  func `a period ends on its day, held at the month's last`(
    period: RetentionPeriod, from: String, until: String
  ) throws {
    let day = try #require(CivilDate(from))
    #expect(period.end(from: day) == CivilDate(until))
  }

  @Test(arguments: [
    RetentionPeriod.days(60), .months(1), .months(6), .years(1), .years(10),
  ])
  func `the last free day is over, and the one after it is not`(
    period: RetentionPeriod
  ) throws {
    for text in ["2026-03-01", "2028-02-29", "2026-12-31"] {
      let today = try #require(CivilDate(text))
      let last = try #require(period.lastFree(on: today))
      #expect(period.end(from: last) < today)
      #expect(period.end(from: last.adding(days: 1)) >= today)
    }
    #expect(
      RetentionPeriod.years(.max / 400).lastFree(on: try #require(CivilDate("2026-01-01"))) == nil)
  }
}
