import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// How an account goes on file, as a browser gets it.
@Suite struct RegistryPageTests {
  @Test(.cites("zhengzhou-2020", article: "5"), arguments: Engine.allCases)
  func `an account in use without a number is offered its filing, by whichever way`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/\(world.cast.account)"
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      let page = try await browser.get(path)
      #expect(page.missingPhrases.isEmpty, "\(page.missingPhrases)")
      let way = path + "/filings/new?event="
      #expect(page.text.contains(way + "opening") && page.text.contains("在用账号补备案"))
      #expect(!page.text.contains(way + "existing"))
      let law = try await browser.get(way + "opening")
      #expect(law.missingPhrases.isEmpty, "\(law.missingPhrases)")
      let begun = try await browser.submit(path + "/filings", on: law, [])
      let form = try await browser.get(try #require(begun.location))
      #expect(form.missingPhrases.isEmpty, "\(form.missingPhrases)")
      #expect(form.text.contains("开通日期") && !form.text.contains("计划开通日期"))
    }
  }

  @Test(.cites("zhengzhou-2020", article: "7"), .cites("yaoan", article: "4.1"))
  func `a name is looked at while it is typed, by the rules in force and no others`() async throws {
    let world = try await World(on: .sqlite)
    let (hint, caution) = ("名称里要有单位的全称或简称", "请核对名称：一看名称就知道是哪个单位")
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      let form = try await browser.get("/accounts/new")
      #expect(form.text.contains(hint) && !form.text.contains(caution))
      let typed = [
        ("organization", "\(world.cast.city)"), ("platform", "weibo"), ("name", "平安小管家"),
        ("day", "2026-10-12"),
      ]
      let counted = try await browser.submit(
        "/accounts/new", on: form, typed + [("recount", "yes")])
      #expect(counted.status == .ok && counted.text.contains(caution))
      let begun = try await browser.submit("/accounts/new", on: form, typed)
      let editor = try await browser.get(try #require(begun.location))
      #expect(editor.text.contains(hint) && editor.text.contains(caution))
      #expect(editor.missingPhrases.isEmpty)
      // Yao'an's text wants a plain name and says nothing of the body's in it.
      let county = newBrowser()
      try await county.signIn("xiehao")
      let free = try await county.get("/accounts/new?name=Zixun")
      #expect(free.missingPhrases.isEmpty && free.text.contains("名称直白规范"))
      #expect(free.text.contains("/rulebooks/yaoan/articles/4.1"))
      #expect(!free.text.contains(hint) && !free.text.contains("请核对名称"))
    }
  }

  @Test func `an account leads to its public page as soon as the public may know of it`()
    async throws
  {
    let world = try await World(on: .sqlite)
    let filing = try await FilingCase.applied(in: world)
    let applied = try await world.ask(as: .system(.founder)) { try $0.account(filing.account) }
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      let page = try await browser.get("/accounts/\(filing.account)")
      #expect(page.status == .ok && !page.text.contains("/p/a/\(applied.slug)"))
      let open = try await browser.get("/accounts/\(world.cast.countyAccount)")
      let link = "/p/a/yaochuan"
      #expect(open.text.contains("href=\"\(link)\""))
      #expect(try await browser.get(link).status == .ok)
    }
  }

  @Test(arguments: Engine.allCases)
  func `an account said to be in use asks for the day on which it was opened`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      let form = try await browser.get("/accounts/new")
      let typed = [
        ("organization", "\(world.cast.city)"), ("platform", "weibo"), ("name", "云川公安微博"),
        ("existing", "yes"),
      ]
      let silent = try await browser.submit("/accounts/new", on: form, typed + [("day", "")])
      #expect(silent.status == .unprocessableContent)
      #expect(silent.text.contains("#field-day"))
      let ahead = try await browser.submit(
        "/accounts/new", on: silent, typed + [("day", "2030-01-01")])
      #expect(ahead.status == .unprocessableContent && ahead.text.contains("不能晚于今天"))
      let done = try await browser.submit(
        "/accounts/new", on: ahead, typed + [("day", "2024-05-06")])
      #expect(done.location?.hasSuffix("/edit?done=begun") == true)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a filing that no rulebook asks for says so`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/\(world.cast.countyAccount)"
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      let law = try await browser.get(path + "/filings/new?event=menu-unusable")
      let begun = try await browser.submit(path + "/filings", on: law, [])
      let edit = try #require(begun.location)
      let place = String(edit.prefix { $0 != "?" }.dropLast("/edit".count))
      let filing = try await browser.get(place)
      #expect(filing.missingPhrases.isEmpty, "\(filing.missingPhrases)")
      #expect(filing.text.contains("没有要求这项备案"))
    }
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `a colleague who is chosen stands there under their own name`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/\(world.cast.countyAccount)/people/administrator-a"
    let editor = try world.cast.holder(of: .editor, at: world.cast.county).personID()
    let head = "people.administrator-a."
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      let empty = try await browser.get(path)
      let typed = [
        (head + "name", "刘发"), (head + "post", "科长"), (head + "mobile", "13800000001"),
      ]
      _ = try await browser.submit(path, on: empty, typed)
      let filled = try await browser.get(path)
      let done = try await browser.submit(
        path, on: filled, typed + [(head + "person", "\(editor)")])
      #expect(done.location?.hasSuffix("?done=assigned") == true)
      let account = try await browser.get("/accounts/\(world.cast.countyAccount)")
      #expect(account.text.contains("严写"))
      #expect(!account.text.contains("刘发") && !account.text.contains("13800000001"))
    }
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `counting for another day keeps what was typed and stores nothing`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      let form = try await browser.get("/accounts/new")
      #expect(form.text.components(separatedBy: "计划开通日期").count == 2, "asked once")
      let before = try await world.trace()
      func count(_ day: String) async throws -> Page {
        try await browser.submit(
          "/accounts/new", on: form,
          [
            ("organization", "\(world.cast.county)"), ("platform", "weibo"),
            ("name", "姚川县政府<i>"), ("day", day), ("recount", "yes"),
          ])
      }
      let counted = try await count("2026-10-12")
      #expect(counted.status == .ok && counted.missingPhrases.isEmpty)
      #expect(counted.text.contains("2026-10-12（周一） 办理的，最迟 2026-09-29（周二） 备案"))
      #expect(counted.text.contains("以 2026-10-12（周一） 为准，提前 5 个工作日；当天不计入"))
      #expect(!counted.text.contains("-5 个工作日"))
      let wrong = try await count("2026-13-45")
      #expect(wrong.status == .unprocessableContent && wrong.text.contains("#field-day"))
      for page in [counted, wrong] {
        #expect(page.text.contains("value=\"姚川县政府&lt;i&gt;\""))
        #expect(page.text.contains("<option value=\"weibo\" selected"))
      }
      let asked = try await browser.get("/accounts/new?day=2026-13-45")
      #expect(asked.status == .unprocessableContent)
      #expect(asked.text.contains("不是有效的日期"))
      #expect(try await world.trace() == before)
    }
  }

  @Test(.cites("hunan-2017", article: "35"), arguments: Engine.allCases)
  func `somebody untrained is named at the field, with the article and the way to a training`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/\(world.cast.account)/people/administrator-a"
    let editor = try world.cast.editor.personID()
    let head = "people.administrator-a."
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      let form = try await browser.get(path)
      let page = try await browser.submit(
        path, on: form,
        [(head + "person", "\(editor)"), (head + "mobile", "13800000009")])
      #expect(page.status == .unprocessableContent && page.missingPhrases.isEmpty)
      #expect(page.text.contains("#field-people.administrator-a.person"))
      #expect(page.text.contains("李采还没有通过培训"))
      #expect(page.text.contains("/training/new?person=\(editor)"))
      #expect(page.text.contains("/rulebooks/hunan-2017/articles/35"))
      #expect(page.text.contains("value=\"13800000009\""), "what was typed stays")
    }
  }

  @Test func `a refusal shows everything that was typed, and no field by a name of the program`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let token = try await browser.get("/posts/new").hidden(of: "/posts")["_form"] ?? ""
      let page = try await browser.post(
        "/accounts/\(world.cast.account)/people/administrator-a",
        [
          ("people.administrator-a.name", "刘发"), ("people.administrator-a.mobile", "13800000009"),
          ("people.administrator-a.person", "5"), ("_form", token),
        ])
      #expect(page.status == .forbidden && page.missingPhrases.isEmpty)
      #expect(page.text.contains("刘发") && page.text.contains("13800000009"))
      #expect(page.text.contains("管理员（A 角）的手机"))
      #expect(!page.text.contains("people.administrator"))
    }
  }

  @Test(
    .cites("yaoan", article: "6.1"), .cites("zhengzhou-2020", article: "8"),
    arguments: Engine.allCases)
  func `before somebody is replaced the page says what the rules in force make due`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (city, county) = (world.cast.account, world.cast.countyAccount)
    let managers = [
      city: world.cast.accountManager,
      county: try world.cast.holder(of: .accountManager, at: world.cast.county),
    ]
    for (account, manager) in managers {
      for duty in [AccountDuty.administratorA, .reviewer] {
        _ = try await world.perform(
          AssignAccountPerson(account, duty: duty, holder: DutyHolder(name: duty.rawValue)),
          as: manager)
      }
    }
    try await Site.with(world).open { newBrowser in
      let (bureau, office) = (newBrowser(), newBrowser())
      try await bureau.signIn("jianghao")
      try await office.signIn("xiehao")
      func page(_ browser: Browser, _ account: AccountID, _ duty: AccountDuty) async throws
        -> String
      {
        let page = try await browser.get("/accounts/\(account)/people/\(duty.rawValue)")
        #expect(page.missingPhrases.isEmpty)
        return page.text
      }
      let zhengzhou = try await page(bureau, city, .administratorA)
      #expect(zhengzhou.contains("“更换管理员”备案") && zhengzhou.contains("更换账号密码"))
      #expect(!zhengzhou.contains("/rulebooks/yaoan/"))
      let yaoan = try await page(office, county, .administratorA)
      #expect(yaoan.contains("更换账号密码") && yaoan.contains("/rulebooks/yaoan/articles/6.1"))
      #expect(!(try await page(office, county, .reviewer)).contains("备案，时限"))
      #expect(!(try await page(office, county, .administratorB)).contains("备案，时限"), "nobody yet")
    }
  }

  @Test(arguments: Engine.allCases)
  func `those who administer the program are put in charge of no account`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      let page = try await browser.get("/accounts/\(world.cast.account)/people/first-responsible")
      #expect(page.text.contains("吴领"))
      for name in ["何系", "吕权", "施记"] { #expect(!page.text.contains(name)) }
    }
    let administrator = try world.cast.systemAdministrator.personID()
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        AssignAccountPerson(
          world.cast.account, duty: .security,
          holder: DutyHolder(person: administrator, name: "何系")), as: world.cast.accountManager)
    }
    #expect(refusal?.problems == [FieldProblem("people.security.person", .notAChoice)])
  }

  @Test(arguments: Engine.allCases)
  func `everything that is missing is named at once, and what is taken, by whom`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      let form = try await browser.get("/accounts/new")
      let empty = try await browser.submit(
        "/accounts/new", on: form, [("organization", "\(world.cast.city)"), ("name", "")])
      #expect(empty.status == .unprocessableContent && empty.missingPhrases.isEmpty)
      #expect(empty.text.contains("请选择平台") && empty.text.contains("请填写账号名称"))
      let taken = try await browser.submit(
        "/accounts/new", on: empty,
        [("organization", "\(world.cast.city)"), ("platform", "portal"), ("name", "姚川县政府")])
      #expect(taken.status == .unprocessableContent)
      let platform = try #require(try Words.bundled()[.chinese])
      let portal = AccountWords.platform(.portal, platform)
      #expect(taken.text.contains("姚川县人民政府办公室在\(portal)上已有"))
    }
  }
}
