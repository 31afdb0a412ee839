import Office
import Rulebook
import Support
import Testing
import WorkCalendar

/// By which doors an account comes into use, and goes.
@Suite struct FilingDoorTests {
  private static let approving = ["zhengzhou-2020", "hunan-2017"]
  private static let anyRules: [String?] = [nil, "zhengzhou-2020", "hunan-2017"]

  @Test(
    .cites("zhengzhou-2020", article: "5"), .cites("hunan-2017", article: "10"),
    arguments: Engine.allCases, approving)
  func `an account said to be in use names a day that has come, and is filed as an opening`(
    engine: Engine, rulebook: String
  ) async throws {
    let office = try await FilingOffice(World(on: engine), under: rulebook)
    let (walk, world) = (office.walk, office.world)
    let wrong: [(CivilDate?, FieldProblem.Code)] = [
      (nil, .required), (world.now.date.adding(days: 1), .inFuture),
    ]
    for (day, code) in wrong {
      let refusal = await expectRefusal("office.invalid", in: world) {
        try await walk.apply(office.unit, "东山西局微博", isExisting: true, day: day)
      }
      #expect(refusal?.problems.map(\.field) == ["day"])
      #expect(refusal?.problems.map(\.code) == [code])
    }
    let (account, filing) = try await walk.apply(
      office.unit, "东山西局微博", isExisting: true, day: world.now.date.adding(days: -30))
    #expect(try await walk.filing(filing).event == .opening)
    try await walk.fill(filing, day: world.now.date.adding(days: 3))
    let ahead = await expectRefusal("office.invalid", in: world) { try await walk.send(filing) }
    #expect(ahead?.problems.map(\.code) == [.inFuture])
    // The account is in use, whatever comes of its filing.
    try await walk.submit(filing, day: world.now.date.adding(days: -30))
    let step = try #require(try await walk.openStep(of: filing))
    _ = try await world.perform(
      RefuseFiling(step.id, reason: "材料不实"),
      as: walk.holder(of: step.role, at: step.organization))
    #expect(try await walk.account(account).state == .open)
    // It is filed anew, by the same way and no other.
    let other = await expectRefusal("accounts.no-route", in: world) {
      try await world.perform(BeginFiling(account, event: .existing), as: office.manager)
    }
    #expect(other?.citations.isEmpty == false)
    let again = try await world.perform(
      BeginFiling(account, event: .opening), as: office.manager)
    #expect(
      try await walk.filing(again).form.eventOn == world.now.date.adding(days: -30))
    try await walk.submit(again, day: world.now.date.adding(days: -30))
    try await walk.agree(again)
    #expect(try await walk.account(account).filingNumber != nil)
    await expectRefusal("accounts.wrong-state", in: world) {
      try await world.perform(BeginFiling(account, event: .opening), as: office.manager)
    }
  }

  @Test(.cites("zhengzhou-2020", article: "5"), arguments: Engine.allCases)
  func `an account that came without a filing is filed late by the way of an opening`(
    engine: Engine
  ) async throws {
    let office = try await FilingOffice(World(on: engine), under: "zhengzhou-2020")
    let walk = office.walk
    let account = try await office.account()
    _ = try await office.world.perform(
      SuspendAccount(account, reason: "账号被盗"), as: office.manager)
    let filing = try await office.world.perform(
      BeginFiling(account, event: .opening), as: office.manager)
    try await walk.submit(filing, day: office.world.now.date)
    try await walk.agree(filing)
    try await walk.carryOut(filing, on: office.world.now.date)
    let filed = try await walk.account(account)
    #expect(filed.filingNumber != nil)
    #expect(filed.state == .suspended, "what was closed in an emergency stays closed")
  }

  @Test(
    .cites("zhengzhou-2020", article: "5"), .cites("hunan-2017", article: "13"),
    arguments: Engine.allCases)
  func `nothing is opened or closed on a day before it was approved`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let sent = world.now.date
    let (_, opening) = try await walk.apply(world.cast.city, "云川公安微博")
    try await walk.submit(opening, day: sent)
    let closing = try await world.perform(
      BeginFiling(world.cast.account, event: .closing), as: walk.manager(of: world.cast.city))
    try await walk.submit(closing, day: sent)
    world.clock.advance(minutes: 2 * 24 * 60)
    let approved = world.now.date
    for filing in [opening, closing] {
      try await walk.agree(filing)
      let refusal = await expectRefusal("office.invalid", in: world) {
        try await walk.carryOut(filing, on: approved.adding(days: -1))
      }
      #expect(refusal?.problems.map(\.code) == [.beforeApproval])
      #expect(refusal?.problems.first?.facts["day"] == approved.text)
      #expect(refusal?.citations.isEmpty == false)
      let ahead = await expectRefusal("office.invalid", in: world) {
        try await walk.carryOut(filing, on: approved.adding(days: 1))
      }
      #expect(ahead?.problems.map(\.code) == [.inFuture])
      try await walk.carryOut(filing, on: approved)
    }
  }

  @Test(arguments: Engine.allCases)
  func `where no rulebook asks for a filing, a record opens, changes and ends an account`(
    engine: Engine
  ) async throws {
    let office = try await FilingOffice(World(on: engine), under: nil)
    let (walk, world) = (office.walk, office.world)
    let (account, opening) = try await walk.apply(office.unit, "东山西局微博")
    #expect(try await walk.account(account).state == .applied)
    try await walk.submit(opening, day: world.now.date)
    let accepted = try await walk.filing(opening)
    #expect(accepted.state == .accepted && accepted.certificate == nil && accepted.clock == nil)
    #expect(try await walk.account(account).state == .approved)
    try await walk.carryOut(opening, on: world.now.date)
    let opened = try await walk.account(account)
    #expect(opened.state == .open && opened.filingNumber == nil)
    for (event, state) in [
      (FilingEvent.change, Account.State.open), (.closing, .closed), (.cancellation, .cancelled),
    ] {
      let filing = try await world.perform(
        BeginFiling(account, event: event), as: office.manager)
      try await walk.submit(filing, day: world.now.date)
      try await walk.carryOut(filing, on: world.now.date)
      #expect(try await walk.account(account).state == state)
    }
    await expectRefusal("accounts.not-yet", in: world) {
      try await walk.carryOut(opening, on: world.now.date)
    }
  }

  @Test(arguments: Engine.allCases, anyRules)
  func `a name is free again when an account is given up before or after its approval`(
    engine: Engine, rulebook: String?
  ) async throws {
    let office = try await FilingOffice(World(on: engine), under: rulebook)
    let (walk, world) = (office.walk, office.world)
    let (first, draft) = try await walk.apply(office.unit, "东山西局微博")
    _ = try await world.perform(
      WithdrawFiling(draft, reason: "暂不开通"), as: office.manager)
    #expect(try await walk.account(first).state == .dropped)
    let (second, opening) = try await walk.apply(office.unit, "东山西局微博")
    try await walk.submit(opening, day: world.now.date)
    try await walk.agree(opening)
    let cancelling = try await world.perform(
      BeginFiling(second, event: .cancellation), as: office.manager)
    try await walk.submit(cancelling, day: world.now.date)
    try await walk.agree(cancelling)
    try await walk.carryOut(cancelling, on: world.now.date)
    #expect(try await walk.account(second).state == .dropped)
    await expectRefusal("accounts.wrong-state", in: world) {
      try await walk.carryOut(opening, on: world.now.date)
    }
    _ = try await walk.apply(office.unit, "东山西局微博")
  }

  @Test(.cites("hunan-2017", article: "13"), arguments: Engine.allCases)
  func `whoever approved the opening decides on the closing, as long as somebody is there`(
    engine: Engine
  ) async throws {
    let office = try await FilingOffice(World(on: engine), under: "hunan-2017")
    let (walk, world) = (office.walk, office.world)
    let middle = try await world.found("DSZ", "东山中队", below: office.unit, .department)
    let manager = try await world.join("dszhao", at: middle, .accountManager)
    var inner = walk
    inner.others[FilingWalk.Post(role: .accountManager, body: middle)] = manager
    // The unit has nobody for it yet, so that the bureau approves.
    let (account, opening) = try await inner.apply(middle, "东山中队微博")
    try await inner.submit(opening, day: world.now.date)
    #expect(try await inner.openStep(of: opening)?.organization == office.bureau)
    try await inner.agree(opening)
    try await inner.carryOut(opening, on: world.now.date)
    let nearer = try await world.join("dsxxuan", at: office.unit, .bureauManager)
    inner.others[FilingWalk.Post(role: .bureauManager, body: office.unit)] = nearer
    let closing = try await world.perform(BeginFiling(account, event: .closing), as: manager)
    try await inner.submit(closing, day: world.now.date)
    let step = try #require(try await inner.openStep(of: closing))
    #expect(step.organization == office.bureau)
    _ = try await world.perform(
      ReturnFiling(step.id, reason: "请补正"),
      as: inner.holder(of: .bureauManager, at: office.bureau))
    let holder = try await world.ask(as: .system(.founder)) { reading in
      try #require(
        try reading.appointments(at: office.bureau).map(\.0).first { $0.role == .bureauManager })
    }
    _ = try await world.perform(
      EndAppointment(holder.id), as: world.cast.securityAdministrator)
    try await inner.send(closing)
    #expect(try await inner.openStep(of: closing)?.organization == office.unit)
    #expect(try await inner.agree(closing) == [.bureauManager])
  }
}
