import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// What an inbox, a matter and its sheet say of limits, opinions and endings.
@Suite struct InboxPageTests {
  /// Whoever holds the steps of the county's messages, each at a browser of their own.
  private struct Desk {
    let (clerk, leader, handler, head): (Browser, Browser, Browser, Browser)
    let department: String

    init(_ world: World, _ newBrowser: () -> Browser) async throws {
      (clerk, leader) = (newBrowser(), newBrowser())
      (handler, head) = (newBrowser(), newBrowser())
      department = "\(world.cast.countyDepartment)"
      for (browser, login) in [
        (clerk, "qixin"), (leader, "taozhu"), (handler, "zouban"), (head, "yuke"),
      ] { try await browser.signIn(login) }
    }

    func toOffice() async throws {
      try await MessagePageTests.step(
        clerk, "registration", at: "/messages/1?class=inquiry",
        [("proposal", "拟请教育科核实"), ("department", ""), ("notified", "宣传部，电话")])
      try await MessagePageTests.step(
        leader, "instruction", at: "/messages/1",
        [("instruction", "请核实"), ("department", department)])
      try await MessagePageTests.step(
        handler, "draft", at: "/messages/1", [("body", "已修。"), ("opinion", "")])
      try await MessagePageTests.step(head, "signature", at: "/messages/1", [("opinion", "")])
    }

    func answered() async throws {
      try await toOffice()
      try await MessagePageTests.step(
        clerk, "edit", at: "/messages/1", [("body", "您好，已修复。"), ("opinion", "")])
      try await MessagePageTests.step(leader, "approval", at: "/messages/1", [("opinion", "")])
      try await MessagePageTests.step(clerk, "sending", at: "/messages/1", [])
    }
  }

  private func track(_ citizen: Browser, _ number: String, _ code: String) async throws -> Page {
    let ask = try await citizen.get("/p/track")
    return try await citizen.submit("/p/track", on: ask, [("number", number), ("code", code)])
  }

  @Test(.cites("yaoan", article: "7"), arguments: Engine.allCases)
  func `once the department has signed, its limit stays in sight and the office has the matter`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let (number, code) = try await MessagePageTests.leave(newBrowser())
      let desk = try await Desk(world, newBrowser)
      try await desk.toOffice()
      let page = try await desk.clerk.get("/messages/1")
      #expect(page.missingPhrases.isEmpty && page.text.contains("承办部门时限"))
      #expect(page.text.contains("已按时办理") && page.text.contains("宣传部，电话"))
      let inbox = try await desk.clerk.get("/messages?tab=edit")
      #expect(inbox.missingPhrases.isEmpty && inbox.text.contains("承办时限"))
      #expect(!inbox.text.contains("无时限"))
      let tracked = try await track(newBrowser(), number, code)
      #expect(tracked.missingPhrases.isEmpty)
      for words in ["办理时限至", "正在整理答复", "姚川县人民政府"] {
        #expect(tracked.text.contains(words), "\(words)")
      }
      #expect(!tracked.text.contains("<span>办理中</span>"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `a bad opinion of an answer is seen in the inbox and can be looked for`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let (number, code) = try await MessagePageTests.leave(newBrowser())
      let desk = try await Desk(world, newBrowser)
      try await desk.answered()
      let before = try await desk.clerk.get("/messages?tab=answered")
      #expect(before.text.contains("未评价") && !before.text.contains("无时限"))
      let low = "/messages?tab=answered&rating=low"
      #expect(try await desk.clerk.get(low).text.contains("没有评价不满意的答复"))
      let citizen = newBrowser()
      let answer = try await track(citizen, number, code)
      _ = try await citizen.submit(
        "/p/track/rating", on: answer, [("grade", "1"), ("comment", "没修好")])
      for address in ["/messages?tab=answered", low] {
        let page = try await desk.clerk.get(address)
        #expect(page.text.contains("非常不满意") && page.text.contains(number), "\(address)")
        #expect(page.missingPhrases.isEmpty)
      }
    }
  }

  @Test func `where all limits are alike nobody is asked how hard a matter is`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      _ = try await MessagePageTests.leave(newBrowser())
      let clerk = newBrowser()
      try await clerk.signIn("qixin")
      let form = try await clerk.get("/messages/1?class=inquiry")
      #expect(!form.text.contains("重大疑难"))
      #expect(form.text.contains("name=\"complexity\""), "the act is told all the same")
    }
  }

  @Test(.cites("yaoan", article: "7"), arguments: Engine.allCases)
  func `the sheet of a matter that was closed is whole`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      _ = try await MessagePageTests.leave(newBrowser())
      let clerk = newBrowser()
      try await clerk.signIn("qixin")
      let form = try await clerk.get("/messages/1?class=petition")
      #expect(!form.text.contains("领导审定"), "no way is promised that it does not go")
      #expect(!form.text.contains("name=\"urgent\""), "what ends at once cannot wait")
      try await MessagePageTests.step(
        clerk, "registration", at: "/messages/1?class=petition",
        [("outcome", "请到信访大厅反映。"), ("reason", ""), ("notified", "")])
      let sheet = try await clerk.get("/messages/1/print")
      #expect(sheet.missingPhrases.isEmpty)
      for words in ["请到信访大厅反映。", "不转办", "用时"] {
        #expect(sheet.text.contains(words), "\(words)")
      }
      let inbox = try await clerk.get("/messages?tab=closed")
      #expect(inbox.text.contains("办结时间") && inbox.text.contains("不转办"))
      #expect(!inbox.text.contains("未定") && !inbox.text.contains("无时限"))
    }
  }

  @Test func `before it is registered no limit is denied`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      _ = try await MessagePageTests.leave(newBrowser())
      let clerk = newBrowser()
      try await clerk.signIn("qixin")
      let inbox = try await clerk.get("/messages")
      #expect(inbox.text.contains("登记、批办后计时") && !inbox.text.contains("无时限"))
    }
  }

  @Test func `of another unit's message the page names the unit whose people can help`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      _ = try await MessagePageTests.leave(newBrowser())
      let clerk = try world.cast.holder(of: .inboxClerk, at: world.cast.city)
      let login = try await world.ask(as: clerk) { $0.asker.person?.login }
      let other = newBrowser()
      try await other.signIn(try #require(login))
      let page = try await other.get("/messages/1")
      #expect(page.status == .forbidden && page.missingPhrases.isEmpty)
      #expect(page.text.contains(#/可以找姚川县[^<]*的留言办理员/#))
    }
  }
}
