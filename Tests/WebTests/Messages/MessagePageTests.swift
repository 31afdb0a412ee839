import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct MessagePageTests {
  static let canary = "<script>alert(1)</script>\"'><img src=x>"

  @Test(.cites("hunan-2017", article: "22"), arguments: Engine.allCases)
  func `a citizen writes, gets number and code once, and finds the message with them`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let citizen = newBrowser()
      let form = try await citizen.get("/p/ask")
      #expect(form.status == .ok && form.missingPhrases.isEmpty)
      let alarm = try #require(form.text.range(of: "110"))
      let title = try #require(form.text.range(of: "name=\"title\""))
      #expect(alarm.lowerBound < title.lowerBound, "110 comes first")
      let done = try await citizen.submit("/p/ask", on: form, Self.letter)
      #expect(done.status == .ok && done.missingPhrases.isEmpty)
      let number = try #require(done.number(after: "受理编号"))
      let code = try #require(done.number(after: "查询码"))
      #expect(number == "YX-LY-2026-0001")
      // A reload sends the same form again: the same message, the same answer.
      let again = try await citizen.submit("/p/ask", on: form, Self.letter)
      #expect(again.number(after: "受理编号") == number)
      #expect(again.number(after: "查询码") == code)
      #expect(!done.text.contains("code="), "the code stands in no address")

      let other = newBrowser()
      let ask = try await other.get("/p/track?number=\(number)")
      #expect(ask.text.contains("value=\"\(number)\""))
      let wrong = try await other.submit(
        "/p/track", on: ask, [("number", number), ("code", "00000-00000")])
      let unknown = try await other.submit(
        "/p/track", on: ask, [("number", "YX-LY-2026-0999"), ("code", code)])
      #expect(wrong.status == .notFound && unknown.status == .notFound)
      let found = try await other.submit(
        "/p/track", on: ask, [("number", number), ("code", code)])
      #expect(found.status == .ok && found.missingPhrases.isEmpty)
      #expect(found.text.contains("路灯不亮") && found.text.contains("已收到"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `a form that cannot be taken comes back with every mistake and all that was typed`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let citizen = newBrowser()
      let form = try await citizen.get("/p/ask")
      let long = String(repeating: "字", count: 601)
      let back = try await citizen.submit(
        "/p/ask", on: form,
        [("organization", "YX"), ("kind", ""), ("title", ""), ("body", long), ("contact", "甲")])
      #expect(back.status == .unprocessableContent && back.missingPhrases.isEmpty)
      for field in ["kind", "title", "body"] {
        #expect(back.text.contains("href=\"#field-\(field)\""))
      }
      #expect(back.text.contains(long) && back.text.contains("value=\"甲\""))
      let odd = try await citizen.submit("/p/ask", on: form, Self.letter + [("isAdmin", "yes")])
      #expect(odd.status == .unprocessableContent)
    }
  }

  @Test(.cites("yaoan", article: "7"), arguments: Engine.allCases)
  func `four officials bring a message to an answer on its page`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let (number, code) = try await Self.leave(newBrowser())
      let (clerk, leader) = (newBrowser(), newBrowser())
      let (handler, head) = (newBrowser(), newBrowser())
      for (browser, login) in [
        (clerk, "qixin"), (leader, "taozhu"), (handler, "zouban"), (head, "yuke"),
      ] { try await browser.signIn(login) }

      let inbox = try await clerk.get("/messages")
      #expect(inbox.status == .ok && inbox.missingPhrases.isEmpty)
      #expect(inbox.text.contains(number))
      let choice = try await clerk.get("/messages/1")
      #expect(choice.missingPhrases.isEmpty && choice.text.contains("data-digits"))
      #expect(choice.text.contains("13800000000"))
      try await Self.step(
        clerk, "registration", at: "/messages/1?class=inquiry",
        [("complexity", "simple"), ("proposal", "拟请教育科核实"), ("department", "")])
      let department = "\(world.cast.countyDepartment)"
      try await Self.step(
        leader, "instruction", at: "/messages/1",
        [("instruction", "请核实"), ("department", department), ("complexity", "simple")])
      let given = try await handler.get("/messages/1")
      #expect(given.missingPhrases.isEmpty)
      #expect(!given.text.contains("13800000000"), "the department sees no contact")
      #expect(!given.text.contains("href=\"/accounts\""), "and no menu it has no use for")
      try await Self.step(handler, "draft", at: "/messages/1", [("body", "已修。"), ("opinion", "")])
      try await Self.step(head, "signature", at: "/messages/1", [("opinion", "同意。")])
      let edited = try await Self.step(
        clerk, "edit", at: "/messages/1", [("body", "您好，已修复。"), ("opinion", "")])
      let approving = try await leader.get("/messages/1")
      #expect(approving.text.contains("<ins>"), "the leader sees what the clerk changed")
      try await Self.step(leader, "approval", at: "/messages/1", [("opinion", "")])
      let sent = try await Self.step(clerk, "sending", at: "/messages/1", [])
      #expect(sent.text.contains("回复已发出"))
      #expect(edited.text.contains(#/现由[^<]*。</#), "in whole sentences")

      let citizen = newBrowser()
      let ask = try await citizen.get("/p/track")
      let answer = try await citizen.submit(
        "/p/track", on: ask, [("number", number), ("code", code)])
      #expect(answer.text.contains("您好，已修复。"))
      let rated = try await citizen.submit(
        "/p/track/rating", on: answer, [("grade", "5"), ("comment", "很快")])
      #expect(rated.status == .ok && rated.text.contains("非常满意"))
      #expect(rated.missingPhrases.isEmpty)

      let sheet = try await clerk.get("/messages/1/print")
      #expect(sheet.missingPhrases.isEmpty)
      for words in ["留言批办单", number, "拟请教育科核实", "请核实", "教育科", "您好，已修复。", "非常满意"] {
        #expect(sheet.text.contains(words), "\(words)")
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `a person without the right is refused on the page, with who can help`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      _ = try await Self.leave(newBrowser())
      let editor = newBrowser()
      try await editor.signIn("yanxie")
      let page = try await editor.get("/messages/1")
      #expect(page.status == .forbidden && page.missingPhrases.isEmpty)
      #expect(!page.text.contains("路灯"))
      let stranger = newBrowser()
      try await stranger.signIn("fengshou")
      #expect(try await stranger.get("/messages/1").status == .forbidden)
      #expect(try await stranger.get("/messages/99").status == .notFound)
      #expect(try await stranger.get("/messages/x").status == .notFound)
      #expect(try await newBrowser().get("/messages/1").status == .seeOther)
    }
  }

  @Test(arguments: Engine.allCases)
  func `markup in any field is shown as it was typed and never runs`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let canary = Self.canary
      let citizen = newBrowser()
      let form = try await citizen.get("/p/ask")
      let done = try await citizen.submit(
        "/p/ask", on: form,
        [
          ("organization", "YX"), ("kind", "request"), ("title", canary), ("body", canary),
          ("contact", canary),
        ])
      let number = try #require(done.number(after: "受理编号"))
      let code = try #require(done.number(after: "查询码"))
      let (clerk, leader) = (newBrowser(), newBrowser())
      let (handler, head) = (newBrowser(), newBrowser())
      for (browser, login) in [
        (clerk, "qixin"), (leader, "taozhu"), (handler, "zouban"), (head, "yuke"),
      ] { try await browser.signIn(login) }
      let department = "\(world.cast.countyDepartment)"
      var pages: [Page] = [try await clerk.get("/messages")]
      pages.append(
        try await Self.step(
          clerk, "registration", at: "/messages/1?class=inquiry",
          [("complexity", "simple"), ("proposal", canary), ("department", "")]))
      pages.append(
        try await Self.step(
          leader, "instruction", at: "/messages/1",
          [("instruction", canary), ("department", department), ("complexity", "simple")]))
      pages.append(
        try await Self.step(
          handler, "draft", at: "/messages/1", [("body", canary), ("opinion", canary)]))
      pages.append(
        try await Self.step(head, "signature", at: "/messages/1", [("opinion", canary)]))
      pages.append(
        try await Self.step(
          clerk, "edit", at: "/messages/1", [("body", canary + "!"), ("opinion", canary)]))
      pages.append(
        try await Self.step(leader, "approval", at: "/messages/1", [("opinion", canary)]))
      pages.append(try await Self.step(clerk, "sending", at: "/messages/1", []))
      let ask = try await citizen.get("/p/track?number=%3Cscript%3Ealert(1)%3C/script%3E")
      pages.append(ask)
      let answer = try await citizen.submit(
        "/p/track", on: ask, [("number", number), ("code", code)])
      pages.append(answer)
      pages.append(
        try await citizen.submit(
          "/p/track/rating", on: answer, [("grade", "1"), ("comment", canary)]))
      pages.append(try await clerk.get("/messages/1/print"))
      pages.append(try await clerk.get("/messages/1?class=\(percentEncoded(canary))"))
      for page in pages {
        #expect(page.status == .ok, "\(page.text.prefix(200))")
        #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"))
        #expect(page.missingPhrases.isEmpty)
      }
      #expect(pages.filter { $0.text.contains("&lt;script&gt;alert(1)") }.count >= 10)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a class that is not answered shows what will be told, ready to be changed`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let (number, code) = try await Self.leave(newBrowser())
      let clerk = newBrowser()
      try await clerk.signIn("qixin")
      let form = try await clerk.get("/messages/1?class=petition")
      #expect(form.text.contains("信访渠道"))
      let refused = try await clerk.submit(
        try Self.action(form, "registration"), on: form, [("outcome", "")])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("href=\"#field-outcome\""))
      try await Self.step(
        clerk, "registration", at: "/messages/1?class=petition",
        [("outcome", "请到信访大厅反映。"), ("reason", ""), ("notified", "")])
      let citizen = newBrowser()
      let ask = try await citizen.get("/p/track")
      let told = try await citizen.submit(
        "/p/track", on: ask, [("number", number), ("code", code)])
      #expect(told.text.contains("请到信访大厅反映。"))
      #expect(!told.text.contains("/p/track/rating"), "there is no answer to rate")
    }
  }

  static let letter = [
    ("organization", "YX"), ("kind", "request"), ("title", "路灯不亮"),
    ("body", "学校门口的路灯坏了一周。"), ("contact", "13800000000"), ("publish", "yes"),
  ]

  /// - Returns: number and code.
  static func leave(_ citizen: Browser) async throws -> (String, String) {
    let form = try await citizen.get("/p/ask")
    let done = try await citizen.submit("/p/ask", on: form, letter)
    return (
      try #require(done.number(after: "受理编号")), try #require(done.number(after: "查询码"))
    )
  }

  /// Sends the form of a step as it stands on the page, and follows to the page after it.
  @discardableResult
  static func step(
    _ browser: Browser, _ form: String, at path: String, _ fields: [(String, String)]
  ) async throws -> Page {
    let page = try await browser.get(path)
    let answer = try await browser.submit(try action(page, form), on: page, fields)
    try #require(answer.status == .seeOther, "\(form): \(answer.status)")
    return try await browser.get(try #require(answer.location))
  }

  static func action(_ page: Page, _ form: String) throws -> String {
    let found = page.text.matches(of: #/action="(\/matter-steps\/\d+\/\w+)"/#)
      .map { String($0.output.1) }
    return try #require(found.first { $0.hasSuffix("/" + form) }, "no form \(form)")
  }
}
