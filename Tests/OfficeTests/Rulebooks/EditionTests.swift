import Foundation
import Office
import Rulebook
import Support
import Testing
import WorkCalendar

/// A rulebook's text changes with the program; what was judged before stays judged by its own.
@Suite struct EditionTests {
  @Test(arguments: Engine.allCases)
  func `an item keeps the text of the rules under which it was submitted`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await world.office.takeUpRulebooks()
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    world.clock.advance(minutes: 5)
    let newer = try await upgraded(world)
    let later = PostWalk(world: newer)
    let draft = try await later.write()
    let old = try await later.dossier(post).rules
    let new = try await later.dossier(draft).rules
    let before = try #require(try Bundled.shelf.get().rulebook("zhengzhou-2020"))
    let after = try #require(newer.office.shelf.rulebook("zhengzhou-2020"))
    #expect(before.version != after.version)
    #expect(old.rulebooks.first?.version == before.version)
    #expect(old.rulebooks.first?.title == before.title)
    #expect(new.rulebooks.first?.version == after.version)
  }

  @Test(arguments: Engine.allCases)
  func `the books say since when each text holds, and say nothing twice`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await world.office.takeUpRulebooks()
    let before = try await world.trace()
    try await world.office.takeUpRulebooks()
    #expect(try await world.trace().differences(from: before).isEmpty)
    world.clock.advance(minutes: 5)
    let now = world.clock.now
    let newer = try await upgraded(world)
    try await newer.office.takeUpRulebooks()
    let editions = try await newer.ask(as: newer.cast.auditor) {
      try $0.editions(of: "zhengzhou-2020")
    }
    #expect(editions.map(\.since) == [now, nil])
    let others = try await newer.ask(as: newer.cast.auditor) { try $0.editions(of: "yaoan") }
    #expect(others.count == 1)
  }

  @Test func `what was submitted before any text was kept is read under the first one kept`()
    async throws
  {
    let world = try await World(on: .sqlite)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    world.clock.advance(minutes: 5)
    try await world.office.takeUpRulebooks()
    world.clock.advance(minutes: 5)
    let later = PostWalk(world: try await upgraded(world))
    let rules = try await later.dossier(post).rules
    #expect(
      rules.rulebooks.first?.version != later.world.office.shelf.rulebook("zhengzhou-2020")?.version
    )
  }

  /// The next version of the program, with another title of Zhengzhou's text.
  private func upgraded(_ world: World) async throws -> World {
    let shelf = try Bundled.shelf.get()
    let files = try shelf.ids.map { id in
      let text = try #require(shelf.text(of: id))
      let changed =
        id == "zhengzhou-2020" ? text.replacingOccurrences(of: "郑州", with: "嵩山") : text
      return (name: id + ".yaml", text: changed)
    }
    let newer = try world.anotherNode(shelf: RulebookShelf(files: files))
    try await newer.office.takeUpRulebooks()
    return newer
  }
}
