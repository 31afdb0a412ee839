import Foundation
import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// The pages of an emergency notice that goes out on one signature.
@Suite struct UrgentPageTests {
  @Test(arguments: Engine.allCases)
  func `a notice goes out on one signature and the second signer is led to the correction`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine).anotherNode(shelf: UrgentBook.shelf.get())
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      _ = try await world.perform(
        WritePost(organization: world.cast.county, draft: Self.draft(world)),
        as: world.cast.holder(of: .editor, at: world.cast.county))
      let editor = try await journey.at(newBrowser(), "yanxie")
      let page = try await editor.get("/posts/1")
      #expect(page.missingPhrases.isEmpty && page.text.contains("应急先发，限时补签"))
      let sent = try await editor.submit("/posts/1/urgent", on: page, [])
      #expect(sent.location == "/posts/1?done=submitted", "\(sent.text.suffix(2_000))")

      let shown = try await journey.agree(
        try await journey.at(newBrowser(), "taozhu"), stage: 1)
      #expect(shown.missingPhrases.isEmpty && shown.text.contains("还没有补签"))
      let publisher = try await journey.at(newBrowser(), "jiangfa")
      let confirmed = try await publisher.submit(
        "/releases/1/confirmation", on: try await publisher.get("/posts/1"),
        [("confirmation", "政府")])
      #expect(confirmed.location == "/posts/1?done=confirmed")
      try await journey.deliver()

      let second = try await journey.at(newBrowser(), "jinbao")
      let box = try await second.get("/posts/1")
      #expect(box.missingPhrases.isEmpty && box.text.contains("补签同意"))
      let hidden = box.hidden(of: "/stages/2/agreement").map { ($0.key, $0.value) }
      let returned = try await second.post(
        "/stages/2/return", hidden + [("opinion", "伤亡人数未经核实")])
      #expect(returned.location == "/posts/1/corrections/new")
      let form = try await second.get("/posts/1/corrections/new")
      #expect(form.status == .ok && form.text.contains("伤亡人数未经核实"))
      let warned = try await editor.get("/posts/1")
      #expect(warned.missingPhrases.isEmpty && warned.text.contains("已发布的须马上更正"))
      #expect(try await editor.get("/").text.contains("补签被退回"))
      let sheet = try await editor.get("/posts/1/print")
      #expect(sheet.missingPhrases.isEmpty && sheet.text.contains("补签时退回"))
    }
  }

  @Test func `no button stands where no rule lets anything out`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      _ = try await world.perform(
        WritePost(organization: world.cast.county, draft: Self.draft(world)),
        as: world.cast.holder(of: .editor, at: world.cast.county))
      let editor = try await PostJourney(world: world).at(newBrowser(), "yanxie")
      #expect(!(try await editor.get("/posts/1").text.contains("/posts/1/urgent")))
    }
  }

  private static func draft(_ world: World) -> PostDraft {
    PostDraft(
      title: "关于燃气泄漏的通报", summary: "摘要", body: "金水路发生燃气泄漏，已封路处置。",
      category: PostCategory(rawValue: "notices"), kind: .emergency,
      elements: [
        "event": "燃气泄漏", "place": "金水路", "type": "事故灾难", "brief": "无人伤亡",
        "measures": "已封路",
      ], accounts: [world.cast.countyAccount], concerns: [])
  }
}
