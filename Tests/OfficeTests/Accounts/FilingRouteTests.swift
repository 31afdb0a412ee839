import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@Suite struct FilingRouteTests {
  private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test(
    .cites("zhengzhou-2020", article: "5"), .cites("hunan-2017", article: "10"),
    arguments: Engine.allCases)
  func `a city bureau opens an account when the office above and the government agreed`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (account, filing) = try await walk.apply(world.cast.city, "云川公安微博")
    #expect(try await walk.account(account).state == .applied)
    try await walk.submit(filing, day: try Self.day("2026-10-20"))
    #expect(try await walk.filing(filing).mode == .approval)
    await expectRefusal("accounts.not-yet", in: world) {
      try await walk.carryOut(filing, on: world.now.date)
    }
    // The government's office does not work with the program: its answer is entered.
    #expect(try await walk.agree(filing) == [.bureauManager, .bureauManager])
    let accepted = try await walk.filing(filing)
    #expect(accepted.state == .accepted)
    #expect(accepted.number?.hasPrefix("YC-BA-2026-") == true)
    #expect(accepted.certificate?.count == 20)
    #expect(try await walk.account(account).state == .approved)
    world.clock.advance(minutes: 60)
    try await walk.carryOut(filing, on: world.now.date)
    let opened = try await walk.account(account)
    #expect(opened.state == .open)
    #expect(opened.filingNumber == accepted.number)
    #expect(opened.card.purpose == "发布警务信息")
  }

  @Test(.cites("zhengzhou-2020", article: "5"), arguments: Engine.allCases)
  func `an answer on paper is entered with its number`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (_, filing) = try await walk.apply(world.cast.district, "金水公安微博")
    try await walk.submit(filing, day: try Self.day("2026-10-20"))
    let first = try #require(try await walk.openStep(of: filing))
    _ = try await world.perform(
      SignFiling(first.id), as: world.cast.holder(of: first.role, at: first.organization))
    let paper = try #require(try await walk.openStep(of: filing))
    #expect(paper.isOutside)
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        SignFiling(paper.id), as: world.cast.holder(of: paper.role, at: paper.organization))
    }
    #expect(refusal?.problems.map(\.field) == ["document"])
  }

  @Test(
    .cites("yaoan", article: "4.2"), .cites("yaoan", article: "A.1"), arguments: Engine.allCases)
  func `a county files five working days ahead and does not wait for an opinion`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (account, filing) = try await walk.apply(world.cast.county, "姚川县政府微博")
    // Monday 09-28; the holidays of October lie between.
    try await walk.submit(filing, day: try Self.day("2026-10-10"))
    #expect(try await walk.filing(filing).mode == .report)
    #expect(try await walk.verdict(filing) == .kept)
    world.clock.set(try Self.day("2026-10-09").at(.endOfDay).advanced(byMilliseconds: -60_000))
    await expectRefusal("accounts.too-early", in: world) {
      try await walk.carryOut(filing, on: try Self.day("2026-10-09"))
    }
    world.clock.advance(minutes: 60)
    try await walk.carryOut(filing, on: try Self.day("2026-10-10"))
    #expect(try await walk.account(account).state == .open)
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `a county that files four working days ahead is late`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (_, filing) = try await walk.apply(world.cast.county, "姚川县政府微博")
    try await walk.submit(filing, day: try Self.day("2026-10-09"))
    #expect(try await walk.verdict(filing) == .missed)
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `an account in use goes on file within thirty working days of the standard`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (account, filing) = try await walk.apply(
      world.cast.county, "姚川县政府微信", on: .weChatSubscription, isExisting: true,
      day: try Self.day("2024-05-06"))
    #expect(try await walk.account(account).state == .open)
    try await walk.submit(filing, day: try Self.day("2024-05-06"))
    // The cast adopted the standard on 2026-09-01.
    #expect(try await walk.verdict(filing) == .kept)
    try await walk.agree(filing)
    #expect(try await walk.account(account).filingNumber != nil)
  }

  @Test(
    .cites("zhengzhou-2020", article: "8"), .cites("hunan-2017", article: "13"),
    .cites("yaoan", article: "4.2"),
    arguments: Engine.allCases,
    [
      FilingEvent.change, .closing, .cancellation, .menuUnusable, .administratorChange,
      .leaderChange,
    ])
  func `every kind of filing runs through in a city and in a county`(
    engine: Engine, event: FilingEvent
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    for (body, account) in [
      (world.cast.city, world.cast.account), (world.cast.county, world.cast.countyAccount),
    ] {
      let filing = try await world.perform(
        BeginFiling(account, event: event), as: walk.manager(of: body))
      try await walk.submit(filing, day: world.now.date)
      try await walk.agree(filing)
      #expect(try await walk.filing(filing).state == .accepted)
    }
  }

  @Test(.cites("hunan-2017", article: "13"), arguments: Engine.allCases)
  func `an account is closed when those who let it open agree, and cancelled after`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let closing = try await world.perform(
      BeginFiling(world.cast.account, event: .closing), as: walk.manager(of: world.cast.city))
    try await walk.submit(closing, day: world.now.date)
    await expectRefusal("accounts.not-yet", in: world) {
      try await walk.carryOut(closing, on: world.now.date)
    }
    #expect(try await walk.agree(closing) == [.bureauManager])
    try await walk.carryOut(closing, on: world.now.date)
    #expect(try await walk.account(world.cast.account).state == .closed)
    let cancelling = try await world.perform(
      BeginFiling(world.cast.account, event: .cancellation),
      as: walk.manager(of: world.cast.city))
    try await walk.submit(cancelling, day: world.now.date)
    try await walk.agree(cancelling)
    try await walk.carryOut(cancelling, on: world.now.date)
    #expect(try await walk.account(world.cast.account).state == .cancelled)
  }

  @Test(arguments: Engine.allCases)
  func `a filing that is returned is corrected and sent again under its number`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (account, filing) = try await walk.apply(world.cast.district, "金水公安微博")
    let day = try Self.day("2026-10-20")
    try await walk.submit(filing, day: day)
    let number = try await walk.filing(filing).number
    let step = try #require(try await walk.openStep(of: filing))
    let signer = try world.cast.holder(of: step.role, at: step.organization)
    await expectRefusal("office.invalid", in: world) {
      try await world.perform(ReturnFiling(step.id, reason: " "), as: signer)
    }
    _ = try await world.perform(ReturnFiling(step.id, reason: "请补管理员电话"), as: signer)
    #expect(try await walk.filing(filing).state == .returned)
    try await walk.submit(filing, day: day)
    #expect(try await walk.filing(filing).number == number)
    let second = try #require(try await walk.openStep(of: filing))
    _ = try await world.perform(RefuseFiling(second.id, reason: "已有同类账号"), as: signer)
    #expect(try await walk.filing(filing).state == .refused)
    #expect(try await walk.account(account).state == .dropped)
  }

  @Test(arguments: Engine.allCases)
  func `a name is free again when its application was withdrawn`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (_, filing) = try await walk.apply(world.cast.city, "云川公安抖音", on: .douyin)
    _ = try await world.perform(
      WithdrawFiling(filing, reason: "暂不开通"), as: walk.manager(of: world.cast.city))
    _ = try await walk.apply(world.cast.city, "云川公安抖音", on: .douyin)
  }

  @Test(arguments: Engine.allCases)
  func `a filing sets out only when somebody can sign each step`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (_, filing) = try await walk.apply(world.cast.district, "金水公安微博")
    try await walk.fill(filing, day: try Self.day("2026-10-20"))
    let holders = try await world.ask(as: .system(.founder)) { reading in
      try [world.cast.city, world.cast.province].flatMap { body in
        try reading.appointments(at: body).map(\.0).filter { $0.role == .bureauManager }
      }
    }
    for holder in holders {
      _ = try await world.perform(
        EndAppointment(holder.id), as: world.cast.securityAdministrator)
    }
    let refusal = await expectRefusal("accounts.nobody-to-sign", in: world) {
      try await walk.send(filing)
    }
    #expect(refusal?.helpers == [.securityAdministrator])
    #expect(refusal?.citations.isEmpty == false)
  }

  @Test(
    .cites("zhengzhou-2020", article: "5"), .cites("yaoan", article: "4.2"),
    arguments: Engine.allCases)
  func `the steps that are shown before it is sent are those that are signed after`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    for (body, name) in [
      (world.cast.city, "云川公安微博"), (world.cast.county, "姚川县政府微博"),
      (world.cast.district, "金水公安微博"),
    ] {
      let (account, filing) = try await walk.apply(body, name)
      let shown = try await world.ask(as: walk.manager(of: body)) { reading in
        let unit = try reading.organization(body)
        let rules = try reading.rules(for: unit)
        let plan = try #require(rules.filingPlan(for: .opening))
        return try reading.route(of: plan, unit: unit, account: account)
      }
      try await walk.submit(filing, day: world.now.date.adding(days: 30))
      let steps = try await world.ask(as: .system(.founder)) { try $0.filingSteps(of: filing) }
      #expect(shown == steps.map(\.rule), "\(name)")
    }
  }
}
