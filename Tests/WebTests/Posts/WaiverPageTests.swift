import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// A finding on the page, held to be a false alarm there, and what the sheet says of it.
@Suite struct WaiverPageTests {
  /// A private person's telephone number, invented, at the fourteenth character.
  private static let body = "失主请与其本人联系，手机 13812345678。"
  private static let reason = "报警人同意公布" + PostJourney.canary

  private func written(
    _ world: World, _ newBrowser: () -> Browser
  ) async throws -> (Browser, Page) {
    let journey = PostJourney(world: world)
    let editor = try await journey.at(newBrowser(), "licai")
    let blank = try await editor.get("/posts/new")
    let fields = PostJourney.fields(body: Self.body, account: world.cast.account)
    let saved = try await editor.submit("/posts", on: blank, fields)
    #expect(saved.location == "/posts/1/edit?done=written")
    return (editor, try await editor.get("/posts/1"))
  }

  private func card(_ page: Page) throws -> String {
    let start = try #require(page.text.range(of: "<div class=\"finding "), "no finding")
    let rest = page.text[start.lowerBound...]
    return String(rest[..<(rest.range(of: "</li>")?.lowerBound ?? rest.endIndex)])
  }

  @Test(arguments: Engine.allCases)
  func `a finding shows its place, its remedy and the way to answer it`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let (editor, page) = try await written(world, newBrowser)
      let shown = try card(page)
      #expect(shown.contains("正文，第 14 字起") && shown.contains("138****5678"))
      #expect(page.text.contains("<mark>13812345678</mark><sup><a href=\"#finding-1\">"))
      #expect(shown.contains("action=\"/posts/1/waivers\"") && page.missingPhrases.isEmpty)
      let empty = try await editor.submit("/posts/1/waivers", on: page, [("reason", "")])
      #expect(empty.status == .unprocessableContent && empty.text.contains("请填写不改的理由"))
      let long = try await editor.submit(
        "/posts/1/waivers", on: page, [("reason", String(repeating: "长", count: 301))])
      #expect(long.status == .unprocessableContent && long.text.contains("300"))
      let done = try await editor.submit(
        "/posts/1/waivers", on: page, [("reason", Self.reason)])
      #expect(done.location == "/posts/1?done=waived")
      let waived = try await editor.get("/posts/1?done=waived")
      #expect(waived.text.contains("李采说明不改：报警人同意公布&lt;script&gt;"))
      #expect(!waived.text.contains("<script>") && !waived.text.contains("<img src=x"))
      #expect(waived.text.contains("action=\"/posts/1/waivers/end\""))
    }
  }

  @Test func `beside the editor no other form can lose what was typed`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let (editor, _) = try await written(world, newBrowser)
      let page = try await editor.get("/posts/1/edit")
      #expect(try card(page).contains("138****5678"))
      #expect(!page.text.contains("/waivers") && page.text.contains("请先保存，再到稿件页"))
      #expect(page.missingPhrases.isEmpty)
    }
  }

  @Test func `the sheet counts what stands and prints the reasons of what does not`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let (editor, page) = try await written(world, newBrowser)
      let before = try await editor.get("/posts/1/print")
      #expect(before.text.contains("须改 1 项") && !before.text.contains("不改（"))
      _ = try await editor.submit("/posts/1/waivers", on: page, [("reason", Self.reason)])
      let sheet = try await editor.get("/posts/1/print")
      #expect(sheet.text.contains("须改 0 项"))
      #expect(sheet.text.contains("不改（正文，第 14 字起，"))
      #expect(sheet.text.contains("李采认定，理由：报警人同意公布&lt;script&gt;"))
      #expect(!sheet.text.contains("<script>") && sheet.missingPhrases.isEmpty)
      editor.cookies["wb_lang"] = "en"
      #expect(try await editor.get("/posts/1/print").text.contains("held by 李采"))
      editor.cookies["wb_lang"] = "zh-Hans"
      let back = try await editor.get("/posts/1")
      let ended = try await editor.submit("/posts/1/waivers/end", on: back, [])
      #expect(ended.status == .seeOther)
      #expect(try await editor.get("/posts/1/print").text.contains("须改 1 项"))
    }
  }

  @Test func `who has no say in an item cannot answer its findings`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let (_, page) = try await written(world, newBrowser)
      let stranger = newBrowser()
      try await stranger.signIn("kongwai")
      let token = try await stranger.get("/profile").hidden(of: "/sign-out")["_form"] ?? ""
      let before = try await world.trace()
      var fields = page.hidden(of: "/posts/1/waivers")
      #expect(fields["finding"] != nil)
      fields["_form"] = token
      let answer = try await stranger.post(
        "/posts/1/waivers", fields.map { ($0.key, $0.value) } + [("reason", "误报")])
      #expect(answer.status == .forbidden)
      #expect(try await world.trace() == before)
    }
  }
}
