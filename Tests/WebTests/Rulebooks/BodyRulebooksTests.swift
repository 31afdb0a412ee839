import HTTPTypes
import Office
import Rulebook
import Support
import Testing

@testable import Web

@Suite struct BodyRulebooksTests {
  private static let number = "zhengzhou-2020/filing.change/term"

  private static func proposal(
    reason: String = "按云公通〔2026〕9号调整", number: String = "2"
  ) -> [(String, String)] {
    [
      ("rulebooks", "zhengzhou-2020"), ("rulebooks", "yaoan"), ("order/zhengzhou-2020", "2"),
      ("order/yaoan", "1"), (Self.number, number), ("reason", reason),
    ]
  }

  private static func signedIn(_ browser: Browser, _ login: String) async throws -> Browser {
    try await browser.signIn(login)
    return browser
  }

  @Test(arguments: Engine.allCases)
  func `one person proposes, another puts it in force`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    let path = "/organizations/\(world.cast.city)/rulebooks"
    try await Site.with(world).open { newBrowser in
      let proposer = try await Self.signedIn(newBrowser(), "lvquan")
      let blank = try await proposer.get(path)
      #expect(blank.status == .ok && blank.missingPhrases.isEmpty)
      let sent = try await proposer.submit(path, on: blank, Self.proposal())
      #expect(sent.location == path + "?done=proposed")
      let waiting = try await proposer.get(path + "?done=proposed")
      for words in ["吕权", "按云公通〔2026〕9号调整", "按提交时的规则办理", "2 个工作日", "何系"] {
        #expect(waiting.text.contains(words), "\(words)")
      }
      #expect(!waiting.text.contains("action=\"\(path)/activation\""), "not for the proposer")

      let hidden = waiting.hidden(of: path + "/withdrawal").map { ($0.key, $0.value) }
      let own = try await proposer.post(path + "/activation", hidden)
      #expect(own.status == .forbidden && own.missingPhrases.isEmpty)
      #expect(own.text.contains("这个方案是吕权提出的"))

      let other = try await Self.signedIn(newBrowser(), "hexi")
      let page = try await other.get(path)
      let done = try await other.submit(path + "/activation", on: page, [])
      #expect(done.location == path + "?done=activated")
      let after = try await other.get(path + "?done=activated")
      #expect(after.text.contains("已启用") && after.text.contains("2 个工作日"))
      let reader = try await Self.signedIn(newBrowser(), "licai")
      let article = try await reader.get("/rulebooks/zhengzhou-2020/articles/8")
      #expect(article.text.contains("改为 2 个工作日"), "the citation says what holds")
      let elsewhere = try await reader.get("/rulebooks/zhengzhou-2020/articles/6")
      #expect(!elsewhere.text.contains("改为 2 个工作日"))
      let organization = try await other.get("/organizations/\(world.cast.city)")
      #expect(organization.text.contains("href=\"\(path)\""))
    }
    let chosen = try await world.ask(as: world.cast.bureauManager) {
      try $0.ownRulebooks(of: world.cast.city)
    }
    #expect(chosen.map(\.id) == ["yaoan", "zhengzhou-2020"])
    #expect(chosen.last?.adaptations.first?.value == .term(.workingDays(2)))
  }

  @Test func `a proposal is taken back, and nothing changes`() async throws {
    let world = try await World(on: .sqlite)
    let path = "/organizations/\(world.cast.city)/rulebooks"
    try await Site.with(world).open { newBrowser in
      let browser = try await Self.signedIn(newBrowser(), "lvquan")
      _ = try await browser.submit(path, on: try await browser.get(path), Self.proposal())
      let waiting = try await browser.get(path)
      let again = try await browser.post(
        path, Self.proposal() + [("_form", waiting.hidden(of: "/sign-out")["_form"] ?? "")])
      #expect(again.status == .conflict && again.text.contains("已有一个方案等待启用"))
      let done = try await browser.submit(path + "/withdrawal", on: waiting, [])
      #expect(done.location == path + "?done=withdrawn")
    }
    let chosen = try await world.ask(as: world.cast.bureauManager) {
      try $0.ownRulebooks(of: world.cast.city)
    }
    #expect(chosen.map(\.id) == ["zhengzhou-2020"])
  }

  @Test func `what cannot be taken comes back with its fields`() async throws {
    let world = try await World(on: .sqlite)
    let path = "/organizations/\(world.cast.city)/rulebooks"
    let canary = PostJourney.canary
    try await Site.with(world).open { newBrowser in
      let browser = try await Self.signedIn(newBrowser(), "lvquan")
      let blank = try await browser.get(path)
      let before = try await world.trace()
      let wrong: [(String, [(String, String)])] = [
        ("请填写理由", Self.proposal(reason: " ")),
        ("要填数字", Self.proposal(reason: canary, number: "两")),
        ("超出可以填的范围（最大", Self.proposal(number: "30")),
        ("不认识的栏目", Self.proposal() + [("order/no-such", "1")]),
        ("不在可选范围内", Self.proposal() + [("rulebooks", "no-such")]),
        ("没有要改的内容", [("rulebooks", "zhengzhou-2020"), ("reason", "不变")]),
      ]
      for (words, fields) in wrong {
        let page = try await browser.submit(path, on: blank, fields)
        #expect(page.status.code >= 400 && page.status.code < 500, "\(words): \(page.status)")
        #expect(page.text.contains(words) && page.missingPhrases.isEmpty, "\(words)")
        #expect(!page.text.contains("<script>") && !page.text.contains("<img src=x"))
      }
      #expect(try await world.trace() == before)
    }
  }

  @Test func `a number under a rulebook that is not ticked is told at its field`() async throws {
    let world = try await World(on: .sqlite)
    let path = "/organizations/\(world.cast.city)/rulebooks"
    let field = "yaoan/messages.department-answer.simple/term"
    try await Site.with(world).open { newBrowser in
      let browser = try await Self.signedIn(newBrowser(), "lvquan")
      let blank = try await browser.get(path)
      #expect(blank.text.contains("要把其中的数字收紧，须勾选那部规定再填数字"))
      let before = try await world.trace()
      let typed = [
        ("rulebooks", "zhengzhou-2020"), ("rulebooks", "style-xinhua"), (field, "3"),
        ("reason", "收紧"),
      ]
      let page = try await browser.submit(path, on: blank, typed)
      #expect(page.status == .unprocessableContent && page.missingPhrases.isEmpty)
      #expect(page.text.contains("但没有勾选"), "the field says what is missing")
      #expect(page.text.contains("value=\"3\""), "what was typed stands there")
      #expect(try await world.trace() == before)
      let ticked = try await browser.submit(path, on: page, typed + [("rulebooks", "yaoan")])
      #expect(ticked.location == path + "?done=proposed")
    }
  }

  @Test func `a rulebook is dropped although its number is still in the form`() async throws {
    let world = try await World(on: .sqlite)
    let path = "/organizations/\(world.cast.city)/rulebooks"
    try await Site.with(world).open { newBrowser in
      let first = try await Self.signedIn(newBrowser(), "lvquan")
      _ = try await first.submit(path, on: try await first.get(path), Self.proposal())
      let second = try await Self.signedIn(newBrowser(), "hexi")
      _ = try await second.submit(path + "/activation", on: try await second.get(path), [])
      let sent = try await first.submit(
        path, on: try await first.get(path),
        [("rulebooks", "yaoan"), (Self.number, "2"), ("reason", "不再适用")])
      #expect(sent.location == path + "?done=proposed")
    }
  }

  @Test func `a reason is shown as text`() async throws {
    let world = try await World(on: .sqlite)
    let path = "/organizations/\(world.cast.city)/rulebooks"
    let canary = PostJourney.canary
    try await Site.with(world).open { newBrowser in
      let browser = try await Self.signedIn(newBrowser(), "lvquan")
      _ = try await browser.submit(
        path, on: try await browser.get(path), Self.proposal(reason: canary))
      let page = try await browser.get(path)
      #expect(page.text.contains("&lt;script"))
      #expect(!page.text.contains("<script>") && !page.text.contains("<img src=x"))
    }
  }

  @Test func `whoever may not decide sees what binds the body and no form`() async throws {
    let world = try await World(on: .sqlite)
    let path = "/organizations/\(world.cast.city)/rulebooks"
    try await Site.with(world).open { newBrowser in
      let editor = try await Self.signedIn(newBrowser(), "licai")
      let page = try await editor.get(path)
      #expect(page.status == .ok && page.text.contains("/rulebooks/hunan-2017\""))
      #expect(!page.text.contains("<textarea"))
      let token = page.hidden(of: "/sign-out")["_form"] ?? ""
      let refused = try await editor.post(path, Self.proposal() + [("_form", token)])
      #expect(refused.status == .forbidden)
      let outsider = try await Self.signedIn(newBrowser(), "kongwai")
      #expect(try await outsider.get(path).status == .forbidden)
    }
  }
}
