import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// Citizens whose browser forgot who it is while they were writing.
@Suite struct LostCookieTests {
  @Test(arguments: Engine.allCases)
  func `who lost the cookie while writing sends once more and has lost no word`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let citizen = newBrowser()
      let form = try await citizen.get("/p/ask")
      let before = try await world.trace()
      citizen.cookies["wb_guest"] = nil
      let back = try await citizen.submit("/p/ask", on: form, MessagePageTests.letter)
      #expect(try await world.trace() == before, "nothing is stored by what may not be ours")
      #expect(back.status == .unprocessableContent && back.missingPhrases.isEmpty)
      #expect(back.text.contains("请再按一次"))
      for (name, value) in MessagePageTests.letter where name != "kind" && name != "organization" {
        #expect(back.text.contains(value), "\(name)")
      }
      let done = try await citizen.submit("/p/ask", on: back, MessagePageTests.letter)
      #expect(done.number(after: "受理编号") == "YX-LY-2026-0001")
      let bare = try await newBrowser().post("/p/ask", MessagePageTests.letter)
      #expect(bare.number(after: "受理编号") == nil && bare.text.contains("请再按一次"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `following and rating survive a lost cookie too`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let (number, code) = try await MessagePageTests.leave(newBrowser())
      let citizen = newBrowser()
      let form = try await citizen.get("/p/track")
      citizen.cookies["wb_guest"] = nil
      let asked = try await citizen.submit(
        "/p/track", on: form, [("number", number), ("code", code)])
      #expect(asked.text.contains("请再按一次") && asked.text.contains("value=\"\(code)\""))
      #expect(asked.missingPhrases.isEmpty && !asked.text.contains("已收到"))
      let found = try await citizen.submit(
        "/p/track", on: asked, [("number", number), ("code", code)])
      #expect(found.text.contains("已收到"))
      let before = try await world.trace()
      let rating = [("number", number), ("code", code), ("grade", "5"), ("comment", "很快")]
      let rated = try await newBrowser().post("/p/track/rating", rating)
      #expect(rated.text.contains("请再按一次") && rated.text.contains(number))
      let wrong = try await newBrowser().post(
        "/p/track/rating", [("number", number), ("code", "00000-00000"), ("grade", "5")])
      #expect(wrong.status == .notFound)
      #expect(try await world.trace() == before)
    }
  }
}
