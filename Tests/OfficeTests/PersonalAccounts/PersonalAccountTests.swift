import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@Suite struct PersonalAccountTests {
  static func report(_ name: String = "云川小李") -> PersonalReport {
    var report = PersonalReport()
    report.platform = .weibo
    report.name = name
    report.link = "https://weibo.example/yunchuan-li"
    report.post = "宣传科新闻岗"
    return report
  }

  @Test(
    .cites("hunan-2017", article: "39"), .cites("zhengzhou-2020", article: "4"),
    arguments: Engine.allCases)
  func `an officer reports an account, the unit agrees, and both are on record`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    let id = try await world.perform(ReportPersonalAccount(Self.report()), as: cast.editor)
    let reported = try await world.ask(as: cast.editor) { try $0.visiblePersonalAccount(id) }
    #expect(reported.account.state == .reported && !reported.mayDecide)
    #expect(reported.account.organization == cast.city)
    try await world.perform(
      ApprovePersonalAccount(id, version: reported.account.version), as: cast.accountManager)
    let (found, entries) = try await world.ask(as: cast.accountManager) { reading in
      (
        try reading.visiblePersonalAccount(id),
        try reading.personalAccountEntries(of: id).map { ($0.entry.kind, $0.name) }
      )
    }
    #expect(found.account.state == .approved && found.mayDecide)
    #expect(entries.map(\.0) == [.reported, .approved])
    #expect(entries.map(\.1) == ["李采", "蒋号"])
  }

  @Test(arguments: Engine.allCases)
  func `somebody without any role reports their own as well`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let id = try await world.perform(
      ReportPersonalAccount(Self.report()), as: world.cast.newcomer)
    let own = try await world.ask(as: world.cast.newcomer) { reading in
      var filter = PersonalAccountFilter()
      filter.isOwn = true
      return try reading.personalAccounts(filter).map(\.account.id)
    }
    #expect(own == [id])
  }

  @Test(.cites("hunan-2017", article: "39"), arguments: Engine.allCases)
  func `an officer in a secret post says why the work needs it and the unit why it agrees`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    var report = Self.report()
    report.isSecretPost = true
    let silent = await expectRefusal("office.invalid", in: world) { [report] in
      try await world.perform(ReportPersonalAccount(report), as: cast.editor)
    }
    #expect(silent?.problems.map(\.field) == ["need"])
    #expect(silent?.citations.map(\.article) == ["39"])
    report.need = "对外发布反诈宣传"
    let id = try await world.perform(ReportPersonalAccount(report), as: cast.editor)
    let version = try await world.ask(as: cast.editor) {
      try $0.visiblePersonalAccount(id).account.version
    }
    let unsaid = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        ApprovePersonalAccount(id, version: version), as: cast.accountManager)
    }
    #expect(unsaid?.problems.map(\.field) == ["opinion"])
    #expect(unsaid?.citations.map(\.article) == ["39"])
    try await world.perform(
      ApprovePersonalAccount(id, version: version, opinion: "确因工作需要，同意。"),
      as: cast.accountManager)
  }

  @Test(.cites("hunan-2017", article: "9"), arguments: Engine.allCases)
  func `officers of barred branches and in key secret posts report none`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    for post in ["国保支队二大队民警", "机要室重点涉密岗位"] {
      var report = Self.report()
      (report.post, report.need) = (post, "工作需要")
      let refusal = await expectRefusal("personal.barred", in: world) { [report] in
        try await world.perform(ReportPersonalAccount(report), as: world.cast.editor)
      }
      #expect(refusal?.citations.map(\.article) == ["9"], "\(post)")
    }
  }

  @Test(arguments: Engine.allCases)
  func `where no rulebook speaks of officers' accounts nothing is barred`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let officer = try world.cast.holder(of: .editor, at: world.cast.county)
    var report = Self.report()
    report.isSecretPost = true
    let id = try await world.perform(ReportPersonalAccount(report), as: officer)
    #expect(id.rawValue > 0)
  }

  @Test(arguments: Engine.allCases)
  func `nobody but the officer and those who decide sees an account`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    let id = try await world.perform(ReportPersonalAccount(Self.report()), as: cast.editor)
    let seers = [cast.editor, cast.accountManager, cast.bureauManager, cast.provinceBureauManager]
    for actor in seers {
      let found = try await world.ask(as: actor) { try $0.visiblePersonalAccount(id).account.id }
      #expect(found == id)
    }
    let others = [
      cast.finalReviewer, cast.leader, cast.auditor, cast.provinceManager, cast.outsider,
      cast.systemAdministrator, cast.newcomer,
    ]
    for actor in others {
      await expectRefusal("office.not-found") {
        try await world.ask(as: actor) { try $0.visiblePersonalAccount(id).account.id }
      }
      let listed = try await world.ask(as: actor) {
        try $0.personalAccounts(PersonalAccountFilter()).count
      }
      #expect(listed == 0)
    }
    let narrowed = try await world.ask(as: cast.accountManager) { reading in
      var filter = PersonalAccountFilter()
      filter.text = "李采"
      let named = try reading.personalAccounts(filter).count
      filter.state = .approved
      return (named, try reading.personalAccounts(filter).count)
    }
    #expect(narrowed == (1, 0))
  }

  @Test(arguments: Engine.allCases)
  func `nobody decides on their own, and nobody speaks for another`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    let own = try await world.perform(
      ReportPersonalAccount(Self.report()), as: cast.accountManager)
    await expectRefusal("personal.own-account", in: world) {
      try await world.perform(ApprovePersonalAccount(own, version: 1), as: cast.accountManager)
    }
    await expectRefusal("personal.own-account", in: world) {
      try await world.perform(
        RemindPersonalAccount(own, words: "注意", on: CivilDate("2026-09-28"), talked: true),
        as: cast.accountManager)
    }
    for act in [EndPersonalAccount(own)] {
      await expectRefusal("personal.not-own", in: world) {
        try await world.perform(act, as: cast.editor)
      }
    }
    await expectRefusal("personal.not-own", in: world) {
      try await world.perform(
        CorrectPersonalAccount(own, version: 1, report: Self.report("别人")), as: cast.editor)
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await world.perform(ApprovePersonalAccount(own, version: 1), as: cast.editor)
    }
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(ApprovePersonalAccount(own, version: 1), as: cast.outsider)
    }
  }

  @Test(.cites("hunan-2017", article: "42"), arguments: Engine.allCases)
  func `a reminder is what a person did on a day, and is never before its time`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    let id = try await world.perform(ReportPersonalAccount(Self.report()), as: cast.editor)
    for (day, code) in [(nil, FieldProblem.Code.required), (CivilDate("2026-09-29"), .inFuture)] {
      let refusal = await expectRefusal("office.invalid", in: world) {
        try await world.perform(
          RemindPersonalAccount(id, words: "不发未经核实的案情", on: day, talked: true),
          as: cast.bureauManager)
      }
      #expect(refusal?.problems == [FieldProblem("day", code)])
    }
    try await world.perform(
      RemindPersonalAccount(
        id, words: "不发未经核实的案情", on: CivilDate("2026-09-25"), talked: true),
      as: cast.bureauManager)
    let last = try await world.ask(as: cast.editor) {
      try $0.personalAccountEntries(of: id).last?.entry
    }
    #expect(last?.kind == .reminded && last?.talked == true)
    #expect(last?.happenedOn == CivilDate("2026-09-25"))
  }

  @Test(arguments: Engine.allCases)
  func `an account is refused, corrected, agreed to, struck off, and then is done with`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    let id = try await world.perform(ReportPersonalAccount(Self.report()), as: cast.editor)
    func version() async throws -> Int64 {
      try await world.ask(as: cast.editor) { try $0.visiblePersonalAccount(id).account.version }
    }
    let first = try await version()
    await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        RefusePersonalAccount(id, version: first, reason: ""), as: cast.accountManager)
    }
    try await world.perform(
      RefusePersonalAccount(id, version: first, reason: "名称易被当成官方账号"),
      as: cast.accountManager)
    await expectRefusal("office.stale-version", in: world) {
      try await world.perform(
        CorrectPersonalAccount(id, version: first, report: Self.report("小李随笔")),
        as: cast.editor)
    }
    try await world.perform(
      CorrectPersonalAccount(
        id, version: try await version(), report: Self.report("小李随笔")), as: cast.editor)
    try await world.perform(
      ApprovePersonalAccount(id, version: try await version()), as: cast.accountManager)
    try await world.perform(
      StrikeOffPersonalAccount(id, reason: "已调离"), as: cast.accountManager)
    await expectRefusal("personal.wrong-state", in: world) {
      try await world.perform(EndPersonalAccount(id), as: cast.editor)
    }
    let again = try await world.perform(
      ReportPersonalAccount(Self.report("小李随笔")), as: cast.editor)
    let taken = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        ReportPersonalAccount(Self.report("小李随笔")), as: cast.editor)
    }
    #expect(taken?.problems.first?.code == .taken)
    try await world.perform(EndPersonalAccount(again), as: cast.editor)
  }

  @Test(arguments: Engine.allCases)
  func `the log carries numbers and no words of the report`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    try await world.perform(ReportPersonalAccount(Self.report()), as: cast.editor)
    let records = try await world.ask(as: cast.auditAdministrator) {
      try $0.auditLog(AuditFilter(act: "personal.report")).records
    }
    let number = try cast.editor.personID().description
    #expect(records.first?.facts == ["person": number])
    #expect(records.first?.object == .personalAccount)
  }
}
