import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

/// What else waits around accounts: filings of one's own, notices, officers' reports; and that a
/// long list begins with what is due soonest.
@Suite struct WaitingTests {
  private func waiting(_ actor: Actor, in world: World) async throws -> WaitingList {
    try await world.ask(as: actor) { try $0.waitingTasks() }
  }

  private func tasks(
    _ kind: WaitingTask.Kind, of actor: Actor, in world: World
  ) async throws -> [WaitingTask] {
    try await waiting(actor, in: world).tasks.filter { $0.kind == kind }
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `an account that is taken in as existing has the working days of its rules to go on file`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let county = world.cast.county
    let manager = try world.cast.holder(of: .accountManager, at: county)
    let done = try await world.bringIn(
      .accounts, "单位,平台,账号名称,开通日期\nYX,微博,姚川县政府发布,2019-05-01", under: county,
      as: manager)
    #expect(done.counts.new == 1)
    let task = try #require(try await tasks(.accountFiling, of: manager, in: world).first)
    #expect(task.step == "existing" && task.title == "姚川县政府发布")
    let clock = try #require(task.clock)
    #expect(clock.rule.citations.contains { $0.rulebook == "yaoan" && $0.article == "4.2" })
    let due = try await world.ask(as: manager) { reading in
      let unit = try reading.organization(county)
      let rules = try reading.rules(for: unit)
      let start = try #require(try reading.startOfRegistration(for: unit, under: rules))
      let limit = try #require(rules.filingPlan(for: .existing))
        .deadline(of: start.date, calendar: reading.calendar())
      return limit?.deadline.due
    }
    #expect(clock.due == due, "the same limit as the filing itself and the view of coverage")

    let filing = try await world.perform(
      BeginFiling(AccountID(task.subject), event: .existing), as: manager)
    #expect(try await tasks(.accountFiling, of: manager, in: world).isEmpty)
    let draft = try #require(try await tasks(.draftFiling, of: manager, in: world).first)
    #expect(draft.subject == filing.rawValue && draft.clock?.due == due)
    let walk = FilingWalk(world: world)
    try await walk.submit(filing, day: try #require(CivilDate("2019-05-01")))
    #expect(try await tasks(.draftFiling, of: manager, in: world).isEmpty)
    #expect(try await walk.duties(AccountID(task.subject)).isEmpty)
    #expect(try await walk.filing(filing).clock == clock.id, "its verdict is that of the filing")
  }

  @Test(arguments: Engine.allCases)
  func `an account registered as existing by hand is under the same limit`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (account, filing) = try await walk.apply(
      world.cast.county, "姚川县政府发布", isExisting: true, day: CivilDate("2019-05-01"))
    #expect(try await walk.duties(account).map(\.event) == ["existing"])
    let manager = try walk.manager(of: world.cast.county)
    let draft = try #require(try await tasks(.draftFiling, of: manager, in: world).first)
    #expect(draft.subject == filing.rawValue && draft.clock != nil)
    #expect(try await tasks(.draftFiling, of: world.cast.accountManager, in: world).isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func `a filing that was accepted waits until it is carried out`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (_, filing) = try await walk.apply(world.cast.county, "姚川县政府发布")
    let day = world.now.date.adding(days: 20)
    try await walk.submit(filing, day: day)
    let manager = try walk.manager(of: world.cast.county)
    #expect(try await tasks(.acceptedFiling, of: manager, in: world).isEmpty)
    try await walk.agree(filing)
    let task = try #require(try await tasks(.acceptedFiling, of: manager, in: world).first)
    #expect(task.subject == filing.rawValue && task.step == "opening")
    world.clock.set(day.at(TimeOfDay(hour: 9, minute: 0) ?? .endOfDay))
    try await walk.carryOut(filing, on: day)
    #expect(try await tasks(.acceptedFiling, of: manager, in: world).isEmpty)
  }

  @Test(.cites("zhengzhou-2020", article: "8"), arguments: Engine.allCases)
  func `the public is owed a notice at once, until it stands`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let (account, manager) = (world.cast.account, world.cast.accountManager)
    #expect(try await tasks(.owedNotice, of: manager, in: world).isEmpty)
    try await world.perform(SuspendAccount(account, reason: "账号被盗"), as: manager)
    let task = try #require(try await tasks(.owedNotice, of: manager, in: world).first)
    #expect(task.subject == account.rawValue && task.isUrgent)
    #expect(try await tasks(.owedNotice, of: world.cast.bureauManager, in: world).count == 1)
    #expect(try await tasks(.owedNotice, of: world.cast.editor, in: world).isEmpty)
    try await world.perform(
      PublishNotice(account, draft: NoticeTests.draft(.suspension)), as: manager)
    #expect(try await tasks(.owedNotice, of: manager, in: world).isEmpty)
    // Where no rule says what a notice tells, none is owed.
    let other = try world.cast.holder(of: .accountManager, at: world.cast.county)
    try await world.perform(
      SuspendAccount(world.cast.countyAccount, reason: "账号被盗"), as: other)
    #expect(try await tasks(.owedNotice, of: other, in: world).isEmpty)
  }

  @Test(.cites("hunan-2017", article: "39"), arguments: Engine.allCases)
  func `a report of an officer's own account waits for those who decide, never on their own`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    let id = try await world.perform(
      ReportPersonalAccount(PersonalAccountTests.report()), as: cast.editor)
    for decider in [cast.accountManager, cast.bureauManager] {
      let task = try #require(try await tasks(.personalReport, of: decider, in: world).first)
      #expect(task.subject == id.rawValue && task.step == "李采")
    }
    #expect(try await tasks(.personalReport, of: cast.editor, in: world).isEmpty)
    #expect(try await tasks(.personalReport, of: cast.provinceManager, in: world).isEmpty)
    try await world.perform(
      ApprovePersonalAccount(id, version: 1, opinion: "同意"), as: cast.accountManager)
    #expect(try await tasks(.personalReport, of: cast.bureauManager, in: world).isEmpty)
    try await world.perform(
      ReportPersonalAccount(PersonalAccountTests.report("蒋号的号")), as: cast.accountManager)
    #expect(try await tasks(.personalReport, of: cast.accountManager, in: world).isEmpty)
    #expect(try await tasks(.personalReport, of: cast.bureauManager, in: world).count == 1)
  }

  @Test(arguments: Engine.allCases)
  func `of more than fit on the page those due soonest are listed, and the rest is counted`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let county = world.cast.county
    let manager = try world.cast.holder(of: .accountManager, at: county)
    let rows = (1...250).map { "YX,其他,姚川县政府发布\($0)" }.joined(separator: "\n")
    try await world.bringIn(
      .accounts, "单位,平台,账号名称\n" + rows, under: county, as: manager)
    // Made last and due first: the passwords of the same day.
    for name in ["谢号", "姜发"] {
      try await world.perform(
        AssignAccountPerson(
          world.cast.countyAccount, duty: .administratorA, holder: DutyHolder(name: name)),
        as: manager)
    }
    let list = try await waiting(manager, in: world)
    #expect(list.tasks.count == 200 && list.more == 52)
    let first = try #require(list.tasks.first { $0.kind == .accountRotation })
    let limits = list.tasks.compactMap { $0.clock?.due }
    let soonest = try #require(limits.min())
    #expect(first.clock?.due == soonest)
    #expect(
      list.tasks.map { $0.clock?.due ?? .latest }
        == list.tasks.map { $0.clock?.due ?? .latest }.sorted())
    let short = try await world.ask(as: manager) { try $0.waitingTasks(limit: 1) }
    #expect(short.tasks.count == 1 && short.more == 251)
    #expect(short.tasks.first?.clock?.due == soonest)
  }
}
