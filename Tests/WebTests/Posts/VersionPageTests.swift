import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct VersionPageTests {
  @Test(arguments: Engine.allCases)
  func `any two versions are compared character by character, and one is taken up again`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let editor = try await Self.written(world, newBrowser(), ["自27日起。", "自28日起。", "自29日起。"])
      let list = try await editor.get("/posts/1/versions")
      #expect(list.status == .ok && list.missingPhrases.isEmpty)
      for words in ["第 1 版", "第 2 版", "第 3 版", "/posts/1/compare?from=1&amp;to=2"] {
        #expect(list.text.contains(words), "\(words)")
      }
      let compared = try await editor.get("/posts/1/compare?from=1&to=3")
      #expect(compared.status == .ok && compared.missingPhrases.isEmpty)
      #expect(compared.text.contains("7<") && compared.text.contains("9<"))
      #expect(compared.text.contains("<del>") && compared.text.contains("<ins>"))
      let backwards = try await editor.get("/posts/1/compare?from=3&to=1")
      #expect(backwards.status == .ok && backwards.text.contains("<del>"))
      #expect(try await editor.get("/posts/1/compare?from=1&to=99").status == .notFound)

      let restored = try await editor.submit("/posts/1/restorations", on: compared, [])
      #expect(restored.location == "/posts/1/edit?done=version-restored")
      let page = try await editor.get(try #require(restored.location))
      #expect(page.missingPhrases.isEmpty && page.text.contains(">\n自27日起。</textarea>"))
      let after = try await editor.get("/posts/1/versions")
      #expect(after.text.contains("第 4 版"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `a version with a closed account says why it is not taken up`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let editor = try await Self.written(world, newBrowser(), ["甲。", "乙。"])
      let compared = try await editor.get("/posts/1/compare")
      #expect(compared.missingPhrases.isEmpty && compared.text.contains("<ins>"))
      _ = try await world.perform(
        SuspendAccount(world.cast.account, reason: "账号被盗"), as: world.cast.accountManager)
      let refused = try await editor.submit("/posts/1/restorations", on: compared, [])
      #expect(refused.status == .unprocessableContent && refused.missingPhrases.isEmpty)
      #expect(refused.text.contains("不能恢复") && refused.text.contains("拟发账号"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `whoever may not see an item sees none of its versions`(engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      _ = try await Self.written(world, newBrowser(), ["甲。", "乙。"])
      let outsider = try await PostJourney(world: world).at(newBrowser(), "kongwai")
      for path in ["/posts/1/versions", "/posts/1/compare?from=1&to=2"] {
        #expect(try await outsider.get(path).status == .forbidden, "\(path)")
      }
      let reader = try await PostJourney(world: world).at(newBrowser(), "wangchu")
      let list = try await reader.get("/posts/1/versions")
      #expect(list.status == .ok && !list.text.contains("/restorations"))
    }
  }

  private static func written(
    _ world: World, _ browser: Browser, _ bodies: [String]
  ) async throws -> Browser {
    let editor = try await PostJourney(world: world).at(browser, "licai")
    var page = try await editor.get("/posts/new")
    for (index, body) in bodies.enumerated() {
      let fields = PostJourney.fields(body: body, account: world.cast.account)
      let saved = try await editor.submit(
        index == 0 ? "/posts" : "/posts/1/revisions", on: page, fields)
      page = try await editor.get(try #require(saved.location))
    }
    return editor
  }
}
