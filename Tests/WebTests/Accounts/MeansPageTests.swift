import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Office
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct MeansPageTests {
  private func fine(_ page: Page) {
    #expect(page.status == .ok && page.missingPhrases.isEmpty, "\(page.missingPhrases)")
  }

  @Test(.cites("hunan-2017", article: "35"), arguments: Engine.allCases)
  func `a training is recorded, shown with the person, and withdrawn`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let editor = try world.cast.editor.personID()
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("jianghao")
      let empty = try await manager.get("/training")
      fine(empty)
      #expect(empty.text.contains("还没有培训记录") && empty.text.contains("新人没培训不上岗"))
      let untrained = try await manager.get("/training?show=untrained")
      #expect(untrained.text.contains("/training/new?person=\(editor)"))
      let form = try await manager.get("/training/new?person=\(editor)")
      fine(form)
      let typed = [
        ("person", "\(editor)"), ("subject", "security"), ("title", "安全<b>培训</b>"),
        ("held-on", "2026-02-30"), ("passed", ""), ("note", ""),
      ]
      let wrong = try await manager.submit("/training", on: form, typed)
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("安全&lt;b&gt;培训&lt;/b&gt;"), "what was typed stays")
      #expect(wrong.text.contains("#field-held-on") && wrong.text.contains("#field-passed"))
      let done = try await manager.submit(
        "/training", on: wrong,
        typed.map { field in
          ["held-on": ("held-on", "2026-09-20"), "passed": ("passed", "yes")][field.0] ?? field
        })
      #expect(done.location == "/training?done=recorded")
      let list = try await manager.get("/training?done=recorded")
      fine(list)
      #expect(list.text.contains("培训已登记") && list.text.contains("安全&lt;b&gt;"))
      let person = try await manager.get("/persons/\(editor)")
      fine(person)
      #expect(person.text.contains("安全&lt;b&gt;") && !person.text.contains("没有培训合格记录"))
      let record = try await manager.get("/training/1")
      fine(record)
      let silent = try await manager.submit("/training/1/withdrawal", on: record, [("reason", "")])
      #expect(silent.status == .unprocessableContent)
      let gone = try await manager.submit(
        "/training/1/withdrawal", on: record, [("reason", "登记错人")])
      #expect(gone.location == "/training?done=withdrawn")
      let after = try await manager.get("/training/1")
      #expect(after.text.contains("已作废") && after.text.contains("登记错人"))
      let again = try await manager.get("/persons/\(editor)")
      #expect(again.text.contains("没有培训合格记录"))
      try await closed(newBrowser(), newBrowser())
    }
  }

  /// An editor sees the colleagues' records and has no form; another unit sees nothing.
  private func closed(_ colleague: Browser, _ outsider: Browser) async throws {
    try await colleague.signIn("licai")
    let own = try await colleague.get("/training")
    #expect(own.text.contains("/training/1") && !own.text.contains("/training/new"))
    #expect(try await colleague.get("/training/new").status == .forbidden)
    try await outsider.signIn("kongwai")
    #expect(try await outsider.get("/training/1").status == .forbidden)
  }

  @Test(.cites("zhengzhou-2020", article: "24"), arguments: Engine.allCases)
  func `a machine is declared and retired on its pages`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/\(world.cast.account)/devices"
    let keeper = try world.cast.editor.personID()
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("jianghao")
      let page = try await manager.get(path)
      fine(page)
      #expect(page.text.contains("还没有登记设备") && page.text.contains("设备只用来管账号"))
      let wrong = try await manager.submit(
        path, on: page,
        [("device-kind", "phone"), ("device-label", "手机一号"), ("device-place", "")])
      #expect(wrong.status == .unprocessableContent && wrong.text.contains("手机一号"))
      #expect(wrong.text.contains("#field-device-place"))
      #expect(wrong.text.contains("#field-device-keeper"))
      let done = try await manager.submit(
        path, on: page,
        [
          ("device-kind", "phone"), ("device-label", "手机一号"), ("device-place", "宣传科"),
          ("device-keeper", "\(keeper)"),
        ])
      #expect(done.location == path + "?done=declared")
      let device = try await manager.get("/devices/1")
      fine(device)
      let gone = try await manager.submit(
        "/devices/1/retirement", on: device, [("reason", "丢失")])
      #expect(gone.location == path + "?done=retired")
      let list = try await manager.get(path + "?done=retired")
      fine(list)
      #expect(list.text.contains("设备已停用") && list.text.contains("李采"))
      let stranger = newBrowser()
      try await stranger.signIn("xiehao")
      #expect(try await stranger.get(path).status == .forbidden)
      #expect(try await stranger.get("/devices/1").status == .forbidden)
    }
  }

  @Test(.cites("zhengzhou-2020", article: "24"), arguments: Engine.allCases)
  func `changed passwords are recorded with the next limit, a leak asks for the change`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/\(world.cast.account)/passwords"
    let leak = "/accounts/\(world.cast.account)/leak"
    try await Site.with(world).open { newBrowser in
      let officer = newBrowser()
      try await officer.signIn("youan")
      let page = try await officer.get(path)
      fine(page)
      #expect(page.text.contains("还没有更换记录") && page.text.contains("不记密码"))
      let done = try await officer.submit(path, on: page, [])
      #expect(done.location == path + "?done=changed")
      let after = try await officer.get(path + "?done=changed")
      fine(after)
      #expect(after.text.contains("下次最迟") && after.text.contains("12-27"))
      let silent = try await officer.submit(leak, on: after, [("leak-reason", "")])
      #expect(silent.status == .unprocessableContent)
      let told = try await officer.submit(leak, on: after, [("leak-reason", "手机丢失")])
      #expect(told.location == path + "?done=leak")
      let asked = try await officer.get(path + "?done=leak")
      fine(asked)
      // The limit that comes round is not that of the leak; no text names one here.
      #expect(asked.text.contains("请马上更换密码") && !asked.text.contains("下次最迟"))
      let home = try await officer.get("/")
      fine(home)
      #expect(home.text.contains("须更换密码：密码可能泄露"))
      #expect(home.text.contains("/accounts/\(world.cast.account)"))
      let editor = newBrowser()
      try await editor.signIn("licai")
      #expect(try await editor.get(path).text.contains("action=\"\(path)\"") == false)
    }
  }

  @Test(.cites("yaoan", article: "6.1"))
  func `a leak is answered with its own limit, and a limit of next year with its year`()
    async throws
  {
    let world = try await World(on: .sqlite)
    let path = "/accounts/\(world.cast.countyAccount)/passwords"
    let leak = "/accounts/\(world.cast.countyAccount)/leak"
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("xiehao")
      let told = try await manager.submit(
        leak, on: try await manager.get(path), [("leak-reason", "手机丢失")])
      let page = try await manager.get(try #require(told.location))
      fine(page)
      #expect(page.text.contains("请马上更换密码") && page.text.contains("换好。"))
      world.clock.advance(minutes: 60 * 24 * 30)
      let officer = newBrowser()
      try await officer.signIn("jianghao")
      let own = "/accounts/\(world.cast.account)/passwords"
      _ = try await officer.submit(own, on: try await officer.get(own), [])
      let changed = try await officer.get(own + "?done=changed")
      fine(changed)
      #expect(changed.text.contains("下次最迟 2027-01-"))
    }
  }

  @Test(.cites("zhengzhou-2020", article: "25"), arguments: Engine.allCases)
  func `an impostor goes from the report over the complaint to its end, and onto paper`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let account = "\(world.cast.account)"
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("jianghao")
      let empty = try await manager.get("/impersonations")
      fine(empty)
      #expect(empty.text.contains("没有登记过仿冒账号"))
      let form = try await manager.get("/impersonations/new?account=\(account)")
      fine(form)
      let typed = [
        ("account", account), ("platform", "weibo"), ("name", "云川公安<i>"),
        ("link", "https://weibo.example/fake"), ("found-on", "2026-09-27"), ("source", "tip"),
        ("evidence", "头像照抄。"), ("evidence-link", "ftp://x"),
      ]
      let wrong = try await manager.submit("/impersonations", on: form, typed)
      #expect(wrong.status == .unprocessableContent && wrong.text.contains("头像照抄"))
      let done = try await manager.submit(
        "/impersonations", on: form, typed.map { $0.0 == "evidence-link" ? ($0.0, "") : $0 })
      #expect(done.location == "/impersonations/1?done=reported")
      try await handle(manager)
      let list = try await manager.get("/impersonations?state=removed&account=\(account)")
      fine(list)
      #expect(list.text.contains("云川公安&lt;i&gt;") && list.text.contains("平台已处置"))
      let sheet = try await manager.get("/impersonations/1/print")
      fine(sheet)
      #expect(sheet.text.contains("class=\"sheet\"") && sheet.text.contains("WB-17"))
      let portal = try await manager.get("/p")
      #expect(!portal.text.contains("云川公安&lt;i&gt;"), "the public sees nothing of it")
    }
  }

  private func handle(_ manager: Browser) async throws {
    let page = try await manager.get("/impersonations/1?done=reported")
    fine(page)
    #expect(page.text.contains("https://weibo.example/fake"))
    #expect(!page.text.contains("href=\"https://weibo.example/fake\""), "never a link")
    #expect(!page.text.contains("value=\"refused\""), "nothing was asked of the platform yet")
    let early = try await manager.submit(
      "/impersonations/1/complaint", on: page,
      [("complained-on", "2026-09-01"), ("number", "WB-17"), ("complaint-words", "")])
    #expect(early.status == .unprocessableContent && early.text.contains("WB-17"))
    for (step, fields) in [
      (
        "complaint",
        [("complained-on", "2026-09-28"), ("number", "WB-17"), ("complaint-words", "")]
      ),
      ("notes", [("note", "又发一条"), ("note-link", "https://police.example/shot")]),
      ("outcome", [("outcome", "refused"), ("outcome-words", "证据不足")]),
      ("reopening", [("reason", "补充证据")]),
      ("outcome", [("outcome", "removed"), ("outcome-words", "已封停")]),
    ] {
      let now = try await manager.get("/impersonations/1")
      let answer = try await manager.submit("/impersonations/1/" + step, on: now, fields)
      #expect(answer.location == "/impersonations/1?done=" + step, "\(step)")
      fine(try await manager.get("/impersonations/1?done=" + step))
    }
    let end = try await manager.get("/impersonations/1")
    #expect(end.text.contains("平台已处置") && end.text.contains("又发一条"))
    #expect(end.text.contains("rel=\"noopener noreferrer external\""))
  }

  @Test func `an account's page can show passwords, machines and impostors`() async throws {
    let world = try await World(on: .sqlite)
    let site = try Site.with(world)
    var routes = allRoutes()
    routes.get("/panels/:id") { visit in
      let panels = try await AccountPanels.panels(of: try visit.id(), visit)
      return .page(staffPage(try await visit.staffFrame(.accounts), title: "", content: panels))
    }
    let app = Application(
      responder: Reception(house: site.house, routes: routes), logger: site.house.logger)
    try await app.test(.router) { client in
      let manager = Browser(client: client)
      try await manager.signIn("jianghao")
      let page = try await manager.get("/panels/\(world.cast.account)")
      fine(page)
      for action in ["passwords", "leak", "devices"] {
        #expect(page.text.contains("action=\"/accounts/\(world.cast.account)/\(action)\""))
      }
      #expect(page.text.contains("/impersonations/new?account=\(world.cast.account)"))
      let editor = Browser(client: client)
      try await editor.signIn("licai")
      let plain = try await editor.get("/panels/\(world.cast.account)")
      #expect(plain.text.contains("账号密码") && !plain.text.contains("/leak\""))
    }
  }
}
