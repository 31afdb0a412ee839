import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// The view of what is missing, as a browser gets it.
@Suite struct CoveragePageTests {
  @Test(arguments: Engine.allCases)
  func `the map shows where an account is missing, and the list says what to do`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("yangsheng")
      let map = try await browser.get("/accounts/coverage")
      #expect(map.status == .ok)
      #expect(map.text.contains("云川市公安局金水分局"))
      #expect(!map.text.contains("姚川县人民政府办公室"), "not in sight")
      let list = try await browser.get("/accounts/coverage?kind=missing")
      #expect(list.text.contains("/rulebooks/hunan-2017/articles/9"))
      #expect(
        list.text.contains("/accounts/new?organization=\(world.cast.city)&amp;platform=weibo"))
      for kind in CoverageKind.allCases {
        let page = try await browser.get("/accounts/coverage?kind=\(kind.rawValue)")
        #expect(page.status == .ok, "\(kind)")
        #expect(page.missingPhrases.isEmpty, "\(kind): \(page.missingPhrases)")
      }
    }
  }

  @Test func `the view narrows to a body and a level, and keeps them from list to list`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("yangsheng")
      let city = world.cast.city
      let page = try await browser.get(
        "/accounts/coverage?kind=missing&organization=\(city)&level=county")
      #expect(page.text.contains("金水分局"))
      #expect(page.text.contains("kind=filing&amp;organization=\(city)&amp;level=county"))
      let strange = try await browser.get("/accounts/coverage?organization=\(world.cast.county)")
      #expect(strange.status == .forbidden)
      let nonsense = try await browser.get("/accounts/coverage?kind=x&level=y&after=z")
      #expect(nonsense.status == .ok)
    }
  }
}
