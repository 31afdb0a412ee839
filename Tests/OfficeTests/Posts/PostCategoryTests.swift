import Office
import Rulebook
import Support
import Testing

/// Items are sorted in the words of the rulebooks in force.
@Suite struct PostCategoryTests {
  @Test(.cites("zhengzhou-2020", article: "16"), .cites("yaoan", article: "5.3"))
  func `the categories to choose from are those of the rulebooks in force`() throws {
    let city = try categories(["zhengzhou-2020", "hunan-2017"])
    #expect(city.count == 7)
    #expect(city.map(\.category.rawValue).contains("culture"))
    let county = try categories(["yaoan"])
    #expect(county.count == 10)
    #expect(county.map(\.category.rawValue).contains("clarifications"))
    #expect(county.allSatisfy { $0.rule?.citations.map(\.article) == ["5.3"] })
    #expect(try categories(["zhengzhou-2020", "yaoan"]).count == 17)
  }

  @Test(.cites("hunan-2017", article: "3"))
  func `where no text sorts items there is one category, and it cites nothing`() throws {
    let found = try categories(["hunan-2017"])
    #expect(found.map(\.category) == [.other])
    #expect(found.first?.rule == nil)
  }

  @Test(.cites("yaoan", article: "5.3"), arguments: Engine.allCases)
  func `an item is sorted under its own body's rules, not another's`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let editor = try world.cast.holder(of: .editor, at: world.cast.county)
    let foreign = PostWalk.draft(account: world.cast.countyAccount)
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        WritePost(organization: world.cast.county, draft: foreign), as: editor)
    }
    #expect(refusal?.problems.map(\.field) == ["category"])
    let own = PostWalk.draft(account: world.cast.countyAccount, category: PostWalk.notice)
    let post = try await world.perform(
      WritePost(organization: world.cast.county, draft: own), as: editor)
    let found = try await PostWalk(world: world).dossier(post)
    #expect(found.current.draft.category == PostWalk.notice)
    #expect(found.current.isIntact)
  }

  private func categories(
    _ rulebooks: [String]
  ) throws -> [(category: PostCategory, rule: PointRule?)] {
    PostFields.categories(
      under: try Bundled.shelf.get().governing(rulebooks, on: World.start.date))
  }
}
