import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@Suite struct NoticeTests {
  /// A notice that keeps every rule.
  static func draft(_ kind: AccountNotice.Kind = .change) -> NoticeDraft {
    var draft = NoticeDraft(kind: kind)
    draft.eventOn = CivilDate("2026-09-29")
    draft.title = "关于“云川公安”账号更名的公告"
    draft.text = "云川市公安局开设的账号“云川公安”，自2026年9月29日起更名。"
    draft.replacement = "本局门户网站继续更新。"
    draft.contact = "云川市公安局，可在门户网站“我要留言”栏目联系。"
    return draft
  }

  @Test(.cites("zhengzhou-2020", article: "8"), arguments: Engine.allCases)
  func `a notice says where to turn instead and how to get in touch`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    var silent = Self.draft()
    (silent.replacement, silent.contact) = ("", " ")
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        PublishNotice(world.cast.account, draft: silent), as: world.cast.accountManager)
    }
    #expect(Set(refusal?.problems.map(\.field) ?? []) == ["replacement", "contact"])
    #expect(refusal?.citations.map(\.rulebook) == ["zhengzhou-2020", "zhengzhou-2020"])
    #expect(Set(refusal?.citations.map(\.article) ?? []) == ["8"])
  }

  @Test(arguments: Engine.allCases)
  func `where no rulebook asks for them the points are free`(engine: Engine) async throws {
    let world = try await World(on: engine)
    var short = Self.draft()
    (short.replacement, short.contact) = ("", "")
    short.title = "关于“姚川县政府”账号变更的公告"
    let manager = try world.cast.holder(of: .accountManager, at: world.cast.county)
    let id = try await world.perform(
      PublishNotice(world.cast.countyAccount, draft: short), as: manager)
    let found = try await world.ask(as: .citizen) { try $0.accountNotice(id) }
    #expect(found.notice.draft == short && found.organization.id == world.cast.county)
  }

  @Test(.cites("zhengzhou-2020", article: "8"), arguments: Engine.allCases)
  func `a notice is told on until it ends and then stands among the earlier ones`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (account, manager) = (world.cast.account, world.cast.accountManager)
    let id = try await world.perform(PublishNotice(account, draft: Self.draft()), as: manager)
    for text in ["平台正在审核新名称。", "更名已经完成。"] {
      world.clock.advance(minutes: 60)
      try await world.perform(AddNoticeProgress(account, notice: id, text: text), as: manager)
    }
    let running = try await world.ask(as: .citizen) { reading in
      (
        try reading.publicNotices(running: true), try reading.publicNotices(running: false),
        try reading.runningNotices(on: [account])
      )
    }
    #expect(running.0.map(\.notice.id) == [id] && running.1.isEmpty)
    #expect(running.0.first?.notice.progress.map(\.position) == [1, 2])
    #expect(running.0.first?.notice.updatedAt == world.now)
    #expect(running.2 == [account: id])

    try await world.perform(EndNotice(account, notice: id), as: manager)
    let over = try await world.ask(as: .citizen) { reading in
      (
        try reading.publicNotices(running: true), try reading.publicNotices(running: false),
        try reading.runningNotices(on: [account])
      )
    }
    #expect(over.0.isEmpty && over.1.map(\.notice.id) == [id] && over.2.isEmpty)
    await expectRefusal("accounts.notice-ended", in: world) {
      try await world.perform(
        AddNoticeProgress(account, notice: id, text: "还有一点。"), as: manager)
    }
    await expectRefusal("accounts.notice-ended", in: world) {
      try await world.perform(EndNotice(account, notice: id), as: manager)
    }
  }

  @Test(arguments: Engine.allCases)
  func `one notice of a kind runs on an account at a time`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let (account, manager) = (world.cast.account, world.cast.accountManager)
    try await world.perform(PublishNotice(account, draft: Self.draft()), as: manager)
    await expectRefusal("accounts.notice-running", in: world) {
      try await world.perform(PublishNotice(account, draft: Self.draft()), as: manager)
    }
    try await world.perform(PublishNotice(account, draft: Self.draft(.closing)), as: manager)
  }

  @Test(
    .cites("zhengzhou-2020", article: "15"), .cites("hunan-2017", article: "17"),
    arguments: Engine.allCases)
  func `a private number in a notice or in what follows it must go first`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (account, manager) = (world.cast.account, world.cast.accountManager)
    var careless = Self.draft()
    careless.contact = "联系人手机13812345678"
    let refusal = await expectRefusal("accounts.notice-must-fix", in: world) {
      try await world.perform(PublishNotice(account, draft: careless), as: manager)
    }
    #expect(refusal?.facts["count"] == "1" && refusal?.citations.isEmpty == false)
    let findings = try await world.ask(as: manager) { [careless] reading in
      try reading.findings(on: careless, of: try reading.organization(world.cast.city))
    }
    #expect(findings.contains { $0.field == "contact" && $0.text?.contains("138") == true })

    let id = try await world.perform(PublishNotice(account, draft: Self.draft()), as: manager)
    await expectRefusal("accounts.notice-must-fix", in: world) {
      try await world.perform(
        AddNoticeProgress(account, notice: id, text: "请打13812345678问。"), as: manager)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a notice belongs to its account, and others have no say in it`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.accountManager
    let id = try await world.perform(
      PublishNotice(world.cast.account, draft: Self.draft()), as: manager)
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(EndNotice(world.cast.account, notice: id), as: world.cast.outsider)
    }
    await expectRefusal("office.not-found", in: world) {
      try await world.perform(
        EndNotice(world.cast.districtAccount, notice: id), as: world.cast.outsider)
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(
        PublishNotice(world.cast.account, draft: Self.draft(.closing)), as: world.cast.editor)
    }
    await expectRefusal("office.invalid", in: world) {
      var empty = NoticeDraft(kind: .closing)
      empty.replacement = "门户网站"
      return try await world.perform(
        PublishNotice(world.cast.account, draft: empty), as: manager)
    }
  }

  @Test(.cites("zhengzhou-2020", article: "8"), arguments: Engine.allCases)
  func `while an account is paused the pause may be announced, and a change as well`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.accountManager
    try await world.perform(
      SuspendAccount(world.cast.account, reason: "疑似被盗用"), as: manager)
    var draft = Self.draft(.suspension)
    draft.title = "关于“云川公安”账号暂停使用的公告"
    let id = try await world.perform(PublishNotice(world.cast.account, draft: draft), as: manager)
    let shown = try await world.ask(as: .citizen) {
      try $0.accountDirectory(DirectoryFilter())
    }
    let entry = try #require(shown.first { $0.account.id == world.cast.account })
    #expect(entry.account.state == .suspended && entry.notice == id)
  }
}
