import HTTPTypes
import Office
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct AdministrationTests {
  @Test(arguments: Engine.allCases)
  func `another unit's person and body are refused`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("kongwai")
      let editor = try world.cast.editor.personID()
      for path in [
        "/persons/\(editor)", "/organizations/\(world.cast.city)",
        "/persons?organization=\(world.cast.county)",
      ] {
        let page = try await browser.get(path)
        #expect(page.status == .forbidden && !page.text.contains("李采"), "\(path)")
      }
      #expect(try await browser.get("/organizations/\(world.cast.district)").status == .ok)
    }
  }

  @Test(arguments: Engine.allCases)
  func `the security administrator appoints and ends, nobody else`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let person = try world.cast.newcomer.personID()
      let path = "/persons/\(person)/appointments"
      let browser = newBrowser()
      try await browser.signIn("lvquan")
      let page = try await browser.get("/persons/\(person)")
      let done = try await browser.submit(
        path, on: page,
        [
          ("role", "editor"), ("organization", "\(world.cast.city)"), ("title", "宣传<b>干事"),
          ("from", "2026-09-28"), ("until", ""),
        ])
      #expect(done.location == "/persons/\(person)?done=appointed")
      let after = try await browser.get("/persons/\(person)?done=appointed")
      #expect(after.text.contains("已任职") && after.text.contains("采编（宣传&lt;b&gt;干事）"))
      for login in ["hexi", "shiji", "licai"] {
        let other = newBrowser()
        try await other.signIn(login)
        let view = try await other.get("/persons/\(person)")
        #expect(!view.text.contains("action=\"\(path)\""), "\(login)")
        let token = try await other.get("/profile").hidden(of: "/sign-out")["_form"] ?? ""
        let refused = try await other.post(
          path,
          [
            ("role", "leader"), ("organization", "\(world.cast.city)"), ("title", ""),
            ("from", "2026-09-28"), ("until", ""), ("_form", token),
          ])
        #expect(refused.status == .forbidden, "\(login)")
        #expect(refused.text.contains("安全保密管理员"), "the page says who can")
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `the first password is shown once, also when the form is sent twice`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let path = "/organizations/\(world.cast.city)/persons/new"
      let form = try await browser.get(path)
      let typed = [("name", "新人"), ("login", "xinren")]
      let first = try await browser.submit(path, on: form, typed)
      let password = try #require(first.number(after: "初始口令"))
      let second = try await browser.submit(path, on: form, typed)
      #expect(second.status == .seeOther && second.location?.hasSuffix("?done=twice") == true)
      #expect(try await newBrowser().signIn("xinren", password: password).location == "/")
    }
  }

  @Test(arguments: Engine.allCases)
  func `a closed sign-in ends the session at once`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let editor = newBrowser()
      try await editor.signIn("licai")
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let person = try world.cast.editor.personID()
      let page = try await browser.get("/persons/\(person)")
      let done = try await browser.submit("/persons/\(person)/disable", on: page, [])
      #expect(done.location == "/persons/\(person)?done=disabled")
      #expect(try await editor.get("/").status == .seeOther)
      #expect(try await editor.signIn("licai").location != "/")
    }
  }

  @Test(arguments: Engine.allCases)
  func `a delegation gives a colleague the duty and ends again`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("wangchu")
      let page = try await browser.get("/profile")
      let own = try await world.ask(as: world.cast.firstReviewer) { reading in
        reading.asker.appointments.first?.id
      }
      let appointment = try #require(own)
      let deputy = try world.cast.newcomer.personID()
      let typed = [
        ("appointment", "\(appointment)"), ("deputy", "\(deputy)"), ("from", "2026-09-28"),
        ("until", "2026-10-08"),
      ]
      let done = try await browser.submit("/profile/delegations", on: page, typed)
      #expect(done.location == "/profile?done=delegated")
      let holds = try await world.ask(as: world.cast.newcomer) { $0.asker.holds(.firstReviewer) }
      #expect(holds)
      let after = try await browser.get("/profile")
      #expect(after.text.contains("曹新"))
      let stranger = try world.cast.outsider.personID()
      let refused = try await browser.submit(
        "/profile/delegations", on: after,
        [("deputy", "\(stranger)")] + typed.filter { $0.0 != "deputy" })
      #expect(refused.status == .unprocessableContent)
      let ending = try #require(
        after.text.firstMatch(of: #/action="(\/profile\/delegations\/\d+\/end)"/#))
      let ended = try await browser.submit(String(ending.output.1), on: after, [])
      #expect(ended.location == "/profile?done=delegation-ended")
      #expect(try await !world.ask(as: world.cast.newcomer) { $0.asker.holds(.firstReviewer) })
    }
  }

  /// A page without the choices of its filters.
  private func told(_ page: Page) -> String {
    page.text.replacing(#/<option.*?<\/option>/#, with: "")
  }

  @Test(arguments: Engine.allCases)
  func `the record of acts is read by auditors alone, within their reach`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      for login in ["licai", "hexi", "lvquan", "shenxuan"] {
        let browser = newBrowser()
        try await browser.signIn(login)
        #expect(try await browser.get("/audit").status == .forbidden, "\(login)")
      }
      let browser = newBrowser()
      try await browser.signIn("shiji")
      let page = try await browser.get("/audit")
      #expect(page.status == .ok && page.text.contains("登录"))
      let next = try #require(page.text.firstMatch(of: #/href="(\/audit\?before=\d+)"/#))
      let second = try await browser.get(String(next.output.1))
      #expect(second.status == .ok && second.text.contains("任职"))
      let filtered = try await browser.get("/audit?act=people.found-office")
      #expect(told(filtered).contains("首次设置") && !told(filtered).contains("添加人员"))
      let wrong = try await browser.get("/audit?number=abc&kind=moon")
      #expect(wrong.text.contains("对象编号要填数字") && wrong.text.contains("对象不在可选范围内"))
      // The province's auditor sees what happened below the province, not the county's affairs.
      let auditor = newBrowser()
      try await auditor.signIn("xucha")
      let person = try world.cast.holder(of: .editor, at: world.cast.county).personID()
      let county = try await auditor.get("/audit?kind=person&number=\(person)")
      #expect(!told(county).contains("添加人员"))
      let editor = try world.cast.editor.personID()
      let city = try await auditor.get("/audit?kind=person&number=\(editor)")
      #expect(told(city).contains("添加人员"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `the record of acts is told in the reader's language`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    try await world.perform(
      Appoint(
        person: try world.cast.newcomer.personID(), organization: world.cast.city,
        role: .editor, from: world.now.date), as: world.cast.securityAdministrator)
    try await Site.with(world).open { newBrowser in
      try await newBrowser().signIn("licai", password: "Falsch-2026-x")
      try await newBrowser().signIn("licai")
      let auditor = newBrowser()
      try await auditor.signIn("shiji")
      let appointed = try await auditor.get("/audit?act=people.appoint")
      for words in ["职责：采编", "人员：曹新", "起始日期：2026-09-28（周一）", "系统自动（首次设置）"] {
        #expect(appointed.text.contains(words), "\(words)")
      }
      for stored in ["role:", "system:founder", "editor"] {
        #expect(!appointed.text.contains(stored), "\(stored)")
      }
      let person = try world.cast.editor.personID()
      let link = "<a href=\"/persons/\(person)\">李采</a>"
      let signedIn = try await auditor.get("/audit?act=people.sign-in")
      #expect(signedIn.text.contains(link) && !signedIn.text.contains("未登录"))
      #expect(!signedIn.text.contains("口令不对"))
      let failed = try await auditor.get("/audit?act=people.record-failed-sign-in")
      #expect(failed.text.contains(link) && failed.text.contains("口令不对"))
      #expect(failed.text.contains("连续输错次数：1"))
      auditor.cookies["wb_lang"] = "en"
      let english = try await auditor.get("/audit?act=people.appoint")
      #expect(english.text.contains("Role: Editor") && english.missingPhrases.isEmpty)
    }
  }

  @Test(arguments: Engine.allCases)
  func `the list of persons goes on page by page`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    let hash = try PasswordHash(of: "x", salt: [1], logRounds: 4)
    for number in 100..<160 {
      _ = try await world.perform(
        CreatePerson(
          organization: world.cast.county, login: "p\(number)", name: "人\(number)",
          passwordHash: hash), as: .system(.founder))
    }
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let first = try await browser.get("/persons?organization=\(world.cast.county)")
      let next = try #require(
        first.text.firstMatch(of: #/rel="next"[^>]*href="([^"]*)"|href="([^"]*)"[^>]*rel="next"/#))
      let path = String(next.output.1 ?? next.output.2 ?? "").replacing("&amp;", with: "&")
      let second = try await browser.get(path)
      #expect(first.text.contains("人100") && !first.text.contains("人159"))
      #expect(second.text.contains("人159") && !second.text.contains("人100"))
    }
  }
}
