import Foundation
import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct PostPageTests {
  @Test(
    .cites("zhengzhou-2020", article: "14"), .cites("zhengzhou-2020", article: "15"),
    .cites("hunan-2017", article: "33"), .cites("yaoan", article: "5.4"),
    arguments: Engine.allCases)
  func `an item goes from the editor through four reviews to the portal`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.begun(newBrowser)
      let waiting = try await editor.get("/posts/1?done=submitted")
      #expect(waiting.text.contains("初审"), "the page says where it went")
      #expect(waiting.text.contains("王初"), "and who has it")
      #expect(waiting.text.contains(#/已提交。现由[^<]*。</#), "in whole sentences")
      try await journey.reviewed(newBrowser)

      let publisher = try await journey.at(newBrowser(), "zhengbu")
      let page = try await publisher.get("/posts/1")
      let wrong = try await publisher.submit(
        "/releases/1/confirmation", on: page, [("confirmation", "警务")])
      #expect(wrong.status == .unprocessableContent && wrong.missingPhrases.isEmpty)
      #expect(wrong.text.contains("/rulebooks/hunan-2017/articles/33"))
      let sent = try await publisher.submit(
        "/releases/1/confirmation", on: page, [("confirmation", "公安")])
      #expect(sent.location == "/posts/1?done=confirmed")
      #expect(try await newBrowser().get("/p/posts/1").status == .notFound)
      try await journey.deliver()

      let citizen = newBrowser()
      let shown = try await citizen.get("/p/posts/1")
      #expect(shown.status == .ok && shown.missingPhrases.isEmpty)
      #expect(shown.text.contains("<strong>11月28日</strong>"))
      for path in ["/p", "/p/a/yunchuan"] {
        let list = try await citizen.get(path)
        #expect(list.text.contains("关于冬季交通管制路段的通告"), "\(path)")
      }
      #expect(!(try await citizen.get("/p/a/jinshui").text.contains("冬季交通")))

      let sheet = try await editor.get("/posts/1/print")
      #expect(sheet.status == .ok && sheet.missingPhrases.isEmpty)
      for words in [
        "发布信息审批单", "YC-2026-0001", "王初", "赵复", "钱终", "周密", "郑布", "是否涉及国家秘密",
      ] {
        #expect(sheet.text.contains(words), "\(words)")
      }
    }
  }

  @Test(.cites("zhengzhou-2020", article: "8"), arguments: Engine.allCases)
  func `an account that was closed in an emergency is said to be, and offers nothing to confirm`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      _ = try await journey.begun(newBrowser)
      try await journey.reviewed(newBrowser)
      let publisher = try await journey.at(newBrowser(), "zhengbu")
      let open = try await publisher.get("/posts/1")
      #expect(open.text.contains("action=\"/releases/1/confirmation\""))
      let (account, manager) = (world.cast.account, world.cast.accountManager)
      _ = try await world.perform(SuspendAccount(account, reason: "账号被盗"), as: manager)
      let page = try await publisher.get("/posts/1")
      #expect(page.missingPhrases.isEmpty && page.text.contains("已紧急关停，恢复使用后才能发布"))
      #expect(!page.text.contains("action=\"/releases/1/confirmation\""))
      let late = try await publisher.submit(
        "/releases/1/confirmation", on: open, [("confirmation", "公安")])
      #expect(late.status == .conflict && late.text.contains("已紧急关停"))
      _ = try await world.perform(ResumeAccount(account, reason: "已找回"), as: manager)
      let again = try await publisher.get("/posts/1")
      #expect(again.text.contains("action=\"/releases/1/confirmation\""))
    }
  }

  @Test(arguments: Engine.allCases)
  func `a returned item shows why, and its next reader what changed`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.begun(newBrowser)
      let reviewer = try await journey.at(newBrowser(), "wangchu")
      let page = try await reviewer.get("/posts/1")
      let hidden = page.hidden(of: "/stages/1/agreement").map { ($0.key, $0.value) }
      let empty = try await reviewer.post("/stages/1/return", hidden + [("opinion", " ")])
      #expect(empty.status == .unprocessableContent && empty.missingPhrases.isEmpty)
      #expect(empty.text.contains("href=\"#field-opinion\""))
      let again = empty.hidden(of: "/stages/1/agreement").map { ($0.key, $0.value) }
      let returned = try await reviewer.post(
        "/stages/1/return", again + [("opinion", "日期应为29日")])
      #expect(returned.location == "/posts/1?done=returned")

      let edit = try await editor.get("/posts/1/edit")
      #expect(edit.text.contains("日期应为29日"))
      let saved = try await editor.submit(
        "/posts/1/revisions", on: edit,
        PostJourney.fields(body: "自**11月29日**起管制。", account: world.cast.account))
      #expect(saved.location == "/posts/1/edit?done=saved")
      let ready = try await editor.get("/posts/1/edit")
      _ = try await editor.submit("/posts/1/submission", on: ready, [])
      let second = try await reviewer.get("/posts/1")
      #expect(second.missingPhrases.isEmpty)
      #expect(second.text.contains("<del>") && second.text.contains("<ins>"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `a save that came too late shows both texts and loses none`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.at(newBrowser(), "licai")
      let blank = try await editor.get("/posts/new")
      _ = try await editor.submit(
        "/posts", on: blank, PostJourney.fields(account: world.cast.account))
      let colleague = try await journey.at(newBrowser(), "zhangshuang")
      let mine = try await editor.get("/posts/1/edit")
      let theirs = try await colleague.get("/posts/1/edit")
      _ = try await colleague.submit(
        "/posts/1/revisions", on: theirs,
        PostJourney.fields(body: "同事写的", account: world.cast.account))
      let stale = try await editor.submit(
        "/posts/1/revisions", on: mine,
        PostJourney.fields(body: "我写的", account: world.cast.account))
      #expect(stale.status == .conflict && stale.missingPhrases.isEmpty)
      #expect(stale.text.contains("张双") && stale.text.contains("同事写的"))
      #expect(stale.text.contains(">\n我写的</textarea>"))
      let kept = try await editor.submit(
        "/posts/1/revisions", on: stale,
        PostJourney.fields(body: "我写的", account: world.cast.account))
      #expect(kept.location == "/posts/1/edit?done=saved")
    }
  }

  @Test(arguments: Engine.allCases)
  func `a form with mistakes comes back whole, and unknown fields are refused`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let editor = try await PostJourney(world: world).at(newBrowser(), "licai")
      let blank = try await editor.get("/posts/new?kind=emergency")
      #expect(blank.missingPhrases.isEmpty && blank.text.contains("name=\"element-measures\""))
      let long = String(repeating: "长", count: 121)
      let back = try await editor.submit(
        "/posts", on: blank,
        PostJourney.fields(title: long, account: world.cast.account)
          + [("element-event", "滑坡")])
      #expect(back.status == .unprocessableContent && back.missingPhrases.isEmpty)
      #expect(back.text.contains("href=\"#field-title\"") && back.text.contains(long))
      #expect(back.text.contains("滑坡"))
      let odd = try await editor.submit(
        "/posts", on: blank, PostJourney.fields(account: world.cast.account) + [("x", "1")])
      #expect(odd.status == .unprocessableContent)
      let foreign = try await editor.submit(
        "/posts", on: blank, PostJourney.fields(account: world.cast.countyAccount))
      #expect(foreign.status == .unprocessableContent)
      let empty = try await editor.get("/posts")
      #expect(!empty.text.contains("YC-2026"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `what a person types is never executed, on pages, paper and feeds`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let canary = PostJourney.canary
    try await Site.with(world, publicOrigin: "https://muduo.example").open { newBrowser in
      var fields = PostJourney.fields(
        title: canary, body: "\(canary)\n\n## \(canary)\n- \(canary)\n[x](javascript:alert(1))",
        account: world.cast.account)
      fields[1].1 = canary
      let editor = try await PostJourney(world: world).published(newBrowser, fields)
      let pages = ["/posts", "/posts/1", "/posts/1/print", "/p", "/p/a/yunchuan", "/p/posts/1"]
      for path in pages + ["/p/feed.atom", "/p/feed.json", "/p/a/yunchuan/feed.atom"] {
        let page = try await editor.get(path)
        #expect(page.status == .ok, "\(path)")
        #expect(!page.text.contains("<script>alert"), "\(path)")
        #expect(!page.text.contains("<img src=x"), "\(path)")
        #expect(!page.text.contains("href=\"javascript"), "\(path)")
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `the feeds are well formed and their links lead to the portal`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world, publicOrigin: "https://muduo.example").open { newBrowser in
      let empty = try await newBrowser().get("/p/feed.atom")
      #expect(empty.status == .ok && FeedReader(empty.text).isWellFormed)
      _ = try await PostJourney(world: world).published(newBrowser)
      let atom = try await newBrowser().get("/p/a/yunchuan/feed.atom")
      #expect(atom.headers[.contentType] == "application/atom+xml; charset=utf-8")
      let feed = FeedReader(atom.text)
      #expect(feed.isWellFormed)
      for element in ["id", "title", "updated", "author", "entry", "published", "content"] {
        #expect(feed.elements[element] ?? 0 >= 1, "\(element)")
      }
      #expect(feed.links.contains("https://muduo.example/p/posts/1"))
      #expect(feed.links.allSatisfy { $0.hasPrefix("https://muduo.example/") })
      let json = try await newBrowser().get("/p/feed.json")
      #expect(json.headers[.contentType] == "application/feed+json; charset=utf-8")
      let read = try #require(
        try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
      #expect(read["version"] as? String == "https://jsonfeed.org/version/1.1")
      let item = try #require((read["items"] as? [[String: Any]])?.first)
      #expect(item["url"] as? String == "https://muduo.example/p/posts/1")
      #expect((item["content_html"] as? String)?.contains("<strong>11月28日</strong>") == true)
      #expect(try await newBrowser().get("/p/a/nobody/feed.atom").status == .notFound)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a name that does not tell its unit is pointed out under the article`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let manager = try await PostJourney(world: world)
        .at(newBrowser(), "jianghao")
      let page = try await manager.get("/accounts/new")
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      let unit = "\(world.cast.city)"
      let refused = try await manager.submit(
        "/accounts/new", on: page,
        [("organization", unit), ("platform", "weibo"), ("name", ""), ("day", "2026-02-30")])
      #expect(refused.status == .unprocessableContent && refused.missingPhrases.isEmpty)
      let begun = try await manager.submit(
        "/accounts/new", on: page,
        [("organization", unit), ("platform", "weibo"), ("name", "平安发布"), ("day", "")])
      let form = try #require(begun.location)
      #expect(form.hasPrefix("/filings/") && form.hasSuffix("/edit?done=begun"))
      #expect(try await manager.get(form).missingPhrases.isEmpty)
      let filing = try await manager.get(form.replacing("/edit?done=begun", with: ""))
      #expect(filing.missingPhrases.isEmpty)
      #expect(filing.text.contains("/rulebooks/zhengzhou-2020/articles/7"))
    }
  }
}
