import Documents
import HTTPTypes
import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct PaperFormTests {
  /// The form as it is printed from the record.
  private func paper(_ filing: FilingCase, language: Language = .chinese) async throws -> PaperForm
  {
    let say = try #require(try Words.bundled()[language])
    let view = try await filing.world.ask(as: FilingCase.manager(of: filing.world)) {
      try FilingView(filing.filing, $0)
    }
    return PaperForm(view, say: say)
  }

  private func words(_ form: PaperForm) -> [String] {
    form.rows.flatMap(\.cells).map { cell in
      switch cell {
      case .name(let words, _, _), .words(let words, _, _): words
      case .signed(let cell, _): cell.opinion ?? ""
      }
    }
  }

  @Test(.cites("yaoan", article: "A.1"), arguments: Language.allCases)
  func `the form stays on its page with the longest fields, and annexes hold all of them`(
    language: Language
  ) async throws {
    let world = try await World(on: .sqlite)
    let filing = try await FilingCase.applied(
      in: world, name: "姚川县政府" + String(repeating: "长", count: 35), on: .other)
    let long = { (mark: String, count: Int) in mark + String(repeating: "长", count: count - 1) }
    try await filing.fill { form in
      form.link = "https://weibo.example.cn/" + String(repeating: "w", count: 270)
      form.card.developer = long("发", 120)
      form.card.purpose = long("用", 2_000)
      form.card.plan = long("规", 2_000)
      form.card.situation = long("情", 2_000)
      form.card.columns = long("栏", 120)
      form.others["other-type"] = long("抖", 300)
      for duty in [AccountDuty.firstResponsible, .administratorA] {
        form.people[duty] = DutyHolder(
          name: long("名", 40), post: long("职", 60), mobile: "13800000000",
          telephone: String(repeating: "0", count: 20),
          email: String(repeating: "e", count: 48) + "@e.gov.cn")
      }
    }
    try await filing.send()
    let step = try #require(try await filing.openStep())
    _ = try await world.perform(
      SignFiling(step.id, opinion: long("同", 500)),
      as: world.cast.holder(of: step.role, at: step.organization))
    let form = try await paper(filing, language: language)
    #expect(PaperFit.height(of: form.rows) <= PaperFit.room)
    let all = words(form) + form.annexes.map(\.words)
    for mark in ["发", "用", "情", "抖", "同"] {
      #expect(all.contains { $0.contains(mark + "长长长") }, "\(mark)")
    }
    #expect(form.annexes.contains { $0.words.count >= 4_000 }, "purpose and plan")
    #expect(all.contains { $0.contains("www") && $0.count > 290 })
    #expect(Set(form.annexes.map(\.title)).count == form.annexes.count)
  }

  @Test(.cites("yaoan", article: "A.1"), arguments: Engine.allCases)
  func `a person's name stands beside both of their rows, on paper and in the Word file`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let filing = try await FilingCase.applied(in: world)
    try await filing.fill()
    let form = try await paper(filing)
    let people = form.rows.filter { $0.cells.contains { $0.isName("办公电话") } }
    #expect(people.count == 2)
    for row in people { #expect(row.cells.count == 4, "no empty cell under the name") }
    #expect(form.rows.contains { $0.cells.contains { $0.isName("县人民政府办公室意见") } })
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("xiehao")
      let print = try await manager.get(filing.path + "/print")
      #expect(print.text.ranges(of: "rowspan=\"2\"").count == 2)
      #expect(print.text.contains("rowspan=\"2\">第一责任人</th>"))
    }
    let say = try #require(try Words.bundled()[.chinese])
    let file = FilingDocument.document(form, say: say)
    let tables = file.blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    #expect(tables.flatMap(\.rows).flatMap(\.cells).count { $0.rowSpan == 2 } == 2)
    _ = try file.bytes()
  }

  @Test(.cites("zhengzhou-2020", article: "5"))
  func `an answer from outside bears its paper's number, and not who entered it`() async throws {
    let world = try await World(on: .sqlite)
    let manager = world.cast.accountManager
    let filing = try await world.perform(
      ApplyForAccount(organization: world.cast.city, platform: .weibo, name: "云川公安微博"),
      as: manager
    ).filing
    var (form, conditions) = try await world.ask(as: manager) { reading in
      (
        try reading.filing(filing).form,
        try reading.rules(for: reading.organization(world.cast.city)).openingConditions.map(\.name)
      )
    }
    (form.eventOn, form.card.purpose) = (CivilDate("2026-10-20"), "发布警务信息")
    form.confirmed = Set(conditions)
    form.people[.administratorA] = DutyHolder(name: "外聘技术员")
    try await world.perform(SaveFiling(filing, version: 1, form: form), as: manager)
    try await world.perform(SubmitFiling(filing, version: 2), as: manager)
    var names: [String?] = []
    func openStep() async throws -> FilingStep? {
      try await world.ask(as: manager) { try $0.filingSteps(of: filing) }
        .first { $0.state == .open }
    }
    while let step = try await openStep() {
      _ = try await world.perform(
        SignFiling(
          step.id, opinion: "同意", document: step.isOutside ? "云政办函〔2026〕1号" : ""),
        as: world.cast.holder(of: step.role, at: step.organization))
      let say = try #require(try Words.bundled()[.chinese])
      let view = try await world.ask(as: manager) { try FilingView(filing, $0) }
      let cell = try #require(
        PaperForm(view, say: say).rows.last?.cells.compactMap { cell in
          if case .signed(let signed, _) = cell { signed } else { nil }
        }.last)
      #expect((cell.name == nil) == step.isOutside && (cell.date == nil) == step.isOutside)
      #expect(cell.opinion?.contains("云政办函〔2026〕1号") == step.isOutside)
      names.append(cell.name)
    }
    #expect(names.count == 2)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      let print = try await browser.get("/filings/\(filing)/print")
      #expect(print.text.contains("<p>同意</p><p>"), "each on a line of its own")
    }
  }

  @Test func `short answers stand on the form itself`() async throws {
    let world = try await World(on: .sqlite)
    let filing = try await FilingCase.applied(in: world, name: "姚川县政府抖音", on: .douyin)
    try await filing.fill()
    let form = try await paper(filing)
    #expect(form.annexes.isEmpty)
    #expect(words(form).contains { $0.contains("☑其他（抖音）") && $0.contains("☐微博") })
    #expect(words(form).contains("demo@example.gov.cn"))
  }

  @Test(.cites("yaoan", article: "4.2"))
  func `a change of administrators names both, and a change what changes`() async throws {
    let world = try await World(on: .sqlite)
    let persons = try await FilingCase.begun(.administratorChange, in: world)
    try await persons.fill(day: world.now.date) {
      $0.people[.administratorA] = DutyHolder(name: "甲某", mobile: "13800000001")
      $0.people[.administratorB] = DutyHolder(name: "乙某", mobile: "13800000002")
    }
    let sheet = words(try await paper(persons))
    #expect(sheet.contains("甲某") && sheet.contains("乙某") && sheet.contains("13800000002"))
    #expect(sheet.contains("管理员（B 角）"))
    #expect(!sheet.contains("第一责任人"))
    let change = try await FilingCase.begun(.change, in: world)
    try await change.fill { $0.name = "姚川县政务" }
    #expect(
      words(try await paper(change)).contains { $0.contains("账号用户名：姚川县政府 → 姚川县政务") })
  }

  @Test(arguments: Engine.allCases)
  func `the form is printed and downloaded with everything in it`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let filing = try await FilingCase.applied(in: world)
    let plan = String(repeating: "三级审核，", count: 60)
    try await filing.fill {
      $0.card.plan = plan
      $0.card.purpose = "发布<b>政务"
    }
    try await filing.send()
    try await filing.agree()
    let path = filing.path
    try await Site.with(world, publicOrigin: "https://woodbell.example.cn").open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("xiehao")
      let print = try await manager.get(path + "/print")
      #expect(print.status == .ok && print.missingPhrases.isEmpty)
      #expect(print.text.ranges(of: "<article class=\"sheet\"").count == 2, "form and annex")
      for words in ["政务公开新媒体备案登记表", "发布&lt;b&gt;政务", "见附页 1", "承诺", "同意", "☑微博"] {
        #expect(print.text.contains(words), "\(words)")
      }
      let file = try await manager.get(path + "/form.docx")
      #expect(
        file.headers[.contentType]
          == "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
      #expect(file.headers[.contentDisposition]?.hasSuffix(".docx") == true)
      let certificate = try await manager.get(path + "/certificate")
      #expect(certificate.status == .ok && certificate.missingPhrases.isEmpty)
      #expect(certificate.text.contains("https://woodbell.example.cn/p/verify/"))
      #expect(certificate.text.contains("role=\"img\"") && certificate.text.contains("YX-BA-2026-"))
      let outsider = newBrowser()
      try await outsider.signIn("kongwai")
      for end in ["/print", "/form.docx", "/certificate"] {
        #expect(try await outsider.get(path + end).status == .forbidden, "\(end)")
      }
    }
    let form = try await paper(filing)
    let say = try #require(try Words.bundled()[.chinese])
    let text = try TextDocument.read(
      try FilingDocument.document(form, say: say).bytes(), as: .docx)
    for words in ["发布<b>政务", plan, "演示administrator-a", "demo@example.gov.cn", "见附页 1"] {
      #expect(text.body.text.contains(words), "\(words.prefix(10))")
    }
  }

  @Test func `there is no certificate before the filing was accepted`() async throws {
    let world = try await World(on: .sqlite)
    let filing = try await FilingCase.applied(in: world)
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("xiehao")
      #expect(try await manager.get(filing.path + "/certificate").status == .notFound)
      let sheet = try await manager.get(filing.path + "/print")
      #expect(sheet.status == .ok && sheet.text.contains("未提交"))
    }
  }
}

extension PaperForm.Cell {
  fileprivate func isName(_ words: String) -> Bool {
    guard case .name(let own, _, _) = self else { return false }
    return own == words
  }
}
