import HTTPTypes
import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct FilingActPageTests {
  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `a filing is returned, sent again, agreed to and carried out on its page`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let filing = try await FilingCase.applied(in: world)
    let path = filing.path
    try await filing.fill(day: CivilDate("2026-10-12"))
    try await Site.with(world).open { newBrowser in
      let (manager, signer) = (newBrowser(), newBrowser())
      try await manager.signIn("xiehao")
      try await signer.signIn("taozhu")
      let draft = try await manager.get(path)
      #expect(!draft.text.contains("action=\"\(path)/carry-out\""), "not sent yet")
      let sent = try await manager.submit(path + "/submit", on: draft, [])
      #expect(sent.location == path + "?done=submitted")

      let open = try await signer.get(path)
      let silent = try await signer.submit(path + "/return", on: open, [("reason", " ")])
      #expect(silent.status == .unprocessableContent && silent.text.contains("#field-reason"))
      let back = try await signer.submit(path + "/return", on: silent, [("reason", "请<b>补")])
      #expect(back.location == path + "?done=returned")
      let returned = try await manager.get(path + "?done=returned")
      #expect(returned.missingPhrases.isEmpty && returned.text.contains("请&lt;b&gt;补"))
      let late = try await signer.submit(path + "/sign", on: open, [("opinion", "同意")])
      #expect(late.status == .conflict, "the step is closed")

      let again = try await manager.submit(path + "/submit", on: returned, [])
      #expect(again.location == path + "?done=submitted")
      let signed = try await signer.submit(
        path + "/sign", on: try await signer.get(path), [("opinion", "同意开办")])
      #expect(signed.location == path + "?done=signed")
      #expect(try await filing.state() == .accepted)

      let waiting = try await manager.get(path)
      #expect(waiting.text.contains("最早 2026-10-10（周六） 可以办理"))
      world.clock.set(try #require(CivilDate("2026-10-12")).startsAt.advanced(byMilliseconds: 1))
      let later = newBrowser()
      try await later.signIn("xiehao")
      let ready = try await later.get(path)
      let wrong = try await later.submit(
        path + "/carry-out", on: ready, [("day", ""), ("link", "")])
      #expect(wrong.status == .unprocessableContent && wrong.text.contains("#field-day"))
      let done = try await later.submit(
        path + "/carry-out", on: wrong,
        [("day", "2026-10-12"), ("link", "https://weibo.example.cn/opened")])
      #expect(done.location == path + "?done=carried-out")
      let account = try await later.get("/accounts/\(filing.account)")
      #expect(account.missingPhrases.isEmpty && account.text.contains("使用中"))
      #expect(account.text.contains("https://weibo.example.cn/opened"))
    }
  }

  @Test(.cites("zhengzhou-2020", article: "5"), arguments: Engine.allCases)
  func `an application is refused with a reason, and another taken back`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.accountManager
    func applied(_ name: String, _ platform: Platform) async throws -> FilingID {
      let outcome = try await world.perform(
        ApplyForAccount(organization: world.cast.city, platform: platform, name: name),
        as: manager)
      return outcome.filing
    }
    let first = try await applied("云川公安微博", .weibo)
    let second = try await applied("云川公安抖音", .douyin)
    let (form, conditions) = try await world.ask(as: manager) { reading in
      (
        try reading.filing(first).form,
        try reading.rules(for: reading.organization(world.cast.city)).openingConditions
          .map(\.name)
      )
    }
    var filled = form
    filled.eventOn = CivilDate("2026-10-20")
    filled.card.purpose = "发布警务信息"
    filled.confirmed = Set(conditions)
    filled.people[.administratorA] = DutyHolder(name: "刘发")
    try await world.perform(SaveFiling(first, version: 1, form: filled), as: manager)
    try await world.perform(SubmitFiling(first, version: 2), as: manager)
    let step = try await world.ask(as: manager) { reading in
      try #require(try reading.filingSteps(of: first).first { $0.state == .open })
    }
    #expect(step.role == .bureauManager)
    try await Site.with(world).open { newBrowser in
      let signer = newBrowser()
      try await signer.signIn("hanhe")
      let path = "/filings/\(first)"
      let page = try await signer.get(path)
      let no = try await signer.submit(path + "/refuse", on: page, [("reason", "已有同类账号")])
      #expect(no.location == path + "?done=refused")
      let refused = try await signer.get(path + "?done=refused")
      #expect(refused.missingPhrases.isEmpty && refused.text.contains("已有同类账号"))
      #expect(refused.text.contains("step-refused") && !refused.text.contains("step-returned"))
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      let other = "/filings/\(second)"
      let draft = try await browser.get(other)
      let silent = try await browser.submit(other + "/withdraw", on: draft, [("reason", "")])
      #expect(silent.status == .unprocessableContent)
      let gone = try await browser.submit(other + "/withdraw", on: draft, [("reason", "暂不开")])
      #expect(gone.location == other + "?done=withdrawn")
      for id in [first, second] {
        let account = try await world.ask(as: manager) { reading in
          try reading.account(reading.filing(id).account)
        }
        #expect(account.state == .dropped)
      }
    }
  }

  @Test(.cites("national-media", article: "N6"))
  func `a second account on a platform is pointed out before it is applied for, and to signers`()
    async throws
  {
    let world = try await World(on: .sqlite)
    let plan = try await world.perform(
      ProposeRulebooks(
        world.cast.county, chosen: [ChosenRulebook("yaoan"), ChosenRulebook("national-media")],
        reason: "按全国要求"), as: world.cast.securityAdministrator)
    try await world.perform(
      ActivateRulebooks(world.cast.county, plan: plan), as: world.cast.systemAdministrator)
    let first = try await FilingCase.applied(in: world)
    try await first.fill()
    try await first.send()
    let second = try await FilingCase.applied(in: world, name: "姚川县政府第二微博")
    try await second.fill()
    try await second.send()
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("xiehao")
      let apply = try await manager.get("/accounts/new")
      #expect(apply.missingPhrases.isEmpty)
      #expect(apply.text.contains("同一平台一般只开 1 个账号"))
      #expect(apply.text.contains("微博 2 个"))
      #expect(apply.text.contains("/rulebooks/national-media/articles/N6"))
      let signer = newBrowser()
      try await signer.signIn("taozhu")
      let page = try await signer.get(second.path)
      #expect(page.missingPhrases.isEmpty)
      #expect(page.text.contains("上已有 2 个账号（含本账号和申请中的），一般只开 1 个"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `what was given back says why and by whom, before everything else`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let filing = try await FilingCase.applied(in: world)
    try await filing.fill()
    try await filing.send()
    let step = try #require(try await filing.openStep())
    _ = try await world.perform(
      ReturnFiling(step.id, reason: "请补充<b>电话"),
      as: world.cast.holder(of: step.role, at: step.organization))
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      for address in [filing.path, filing.path + "/edit"] {
        let page = try await browser.get(address)
        #expect(page.missingPhrases.isEmpty)
        let reason = try #require(page.text.range(of: "请补充&lt;b&gt;电话"))
        let content = try #require(page.text.range(of: "账号用户名"))
        #expect(reason.lowerBound < content.lowerBound, "\(address)")
        #expect(page.text.contains("退回人：陶主（姚川县政府分管领导）"))
      }
      browser.cookies["wb_lang"] = Language.english.rawValue
      let page = try await browser.get(filing.path)
      #expect(
        page.missingPhrases.isEmpty && page.text.contains("Returned by 陶主 (Leader in charge, "))
      browser.cookies["wb_lang"] = Language.chinese.rawValue
      try await filing.send()
      let again = try await browser.get(filing.path)
      #expect(!again.text.contains("退回人"), "it was sent again")
    }
  }
}
