import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@Suite struct FilingGateTests {
  @Test(.cites("yaoan", article: "A.1"), arguments: Engine.allCases)
  func `the form says at once everything that is missing`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (_, filing) = try await walk.apply(world.cast.county, "姚川县政府微博")
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await walk.send(filing)
    }
    let fields = Set(refusal?.problems.map(\.field) ?? [])
    #expect(
      fields.isSuperset(of: [
        "event-on", "link", "people.first-responsible.name", "people.administrator-a.mobile",
        "developer", "purpose", "plan", "situation", "confirmed.real-name",
      ]))
    #expect(refusal?.citations.contains { $0.article == "A.1" } == true)
  }

  @Test(.cites("yaoan", article: "A.1"), arguments: Engine.allCases)
  func `the form asks for every part of a person that it names`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (_, filing) = try await walk.apply(world.cast.county, "姚川县政府微博")
    let day = world.now.date.adding(days: 30)
    let refusal = await expectRefusal("office.invalid") {
      try await walk.submit(filing, day: day) {
        $0.people[.firstResponsible] = DutyHolder(name: "陶主", mobile: "13800000001")
        $0.people[.administratorA]?.email = ""
      }
    }
    #expect(
      Set(refusal?.problems.map(\.field) ?? []) == [
        "people.first-responsible.post", "people.first-responsible.telephone",
        "people.first-responsible.email", "people.administrator-a.email",
      ])
    // The bureau's rules only want to know who it is.
    let (_, other) = try await walk.apply(world.cast.city, "云川公安微博")
    try await walk.submit(other, day: day) {
      $0.people[.administratorA] = DutyHolder(name: "刘发")
    }
  }

  @Test(.cites("yaoan", article: "A.1"), arguments: Engine.allCases)
  func `a medium of no listed kind says what it is, and nobody else is asked`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let day = world.now.date.adding(days: 30)
    let (_, listed) = try await walk.apply(world.cast.county, "姚川县政府微博")
    try await walk.submit(listed, day: day) { $0.others["other-type"] = "不该留下" }
    #expect(try await walk.filing(listed).form.others.isEmpty)
    // A platform that has a name says by itself what it is.
    let (_, named) = try await walk.apply(world.cast.county, "姚川县政府抖音", on: .douyin)
    try await walk.submit(named, day: day)
    let (_, filing) = try await walk.apply(world.cast.county, "姚川县政府直播", on: .other)
    let refusal = await expectRefusal("office.invalid") {
      try await walk.submit(filing, day: day)
    }
    #expect(refusal?.problems.map(\.field) == ["others.other-type"])
    #expect(refusal?.citations.map(\.article) == ["A.1"])
    try await walk.submit(filing, day: day) { $0.others["other-type"] = "直播平台" }
  }

  @Test(arguments: Engine.allCases)
  func `what is typed is looked at field by field, and nothing is stored by halves`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (_, filing) = try await walk.apply(world.cast.county, "姚川县政府微博")
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await walk.fill(filing, day: world.now.date) { form in
        form.link = "javascript://x"
        form.people[.administratorA]?.mobile = "电话"
        form.people[.firstResponsible]?.email = "somebody"
      }
    }
    #expect(
      Set(refusal?.problems.map(\.field) ?? []) == [
        "link", "people.administrator-a.mobile", "people.first-responsible.email",
      ])
  }

  @Test(arguments: Engine.allCases)
  func `two people who edit one form do not overwrite each other`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (_, filing) = try await walk.apply(world.cast.county, "姚川县政府微博")
    let seen = try await walk.filing(filing)
    try await walk.fill(filing, day: world.now.date)
    await expectRefusal("office.stale-version", in: world) {
      try await world.perform(
        SaveFiling(filing, version: seen.version, form: seen.form),
        as: walk.manager(of: world.cast.county))
    }
  }

  @Test(arguments: Engine.allCases)
  func `one filing of a kind is under way for an account at a time`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let begin = BeginFiling(world.cast.account, event: .change)
    _ = try await world.perform(begin, as: walk.manager(of: world.cast.city))
    await expectRefusal("accounts.filing-exists", in: world) {
      try await world.perform(begin, as: walk.manager(of: world.cast.city))
    }
  }

  @Test(.cites("zhengzhou-2020", article: "8"), arguments: Engine.allCases)
  func `a change takes effect in the registry when it was carried out`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let filing = try await world.perform(
      BeginFiling(world.cast.account, event: .change), as: walk.manager(of: world.cast.city))
    try await walk.submit(filing, day: world.now.date) { $0.name = "云川公安发布" }
    #expect(try await walk.account(world.cast.account).name == "云川公安")
    try await walk.carryOut(filing, on: world.now.date)
    let changed = try await walk.account(world.cast.account)
    #expect(changed.name == "云川公安发布")
    #expect(changed.link == "https://weibo.com/u/1000000001")
    await expectRefusal("accounts.not-yet", in: world) {
      try await walk.carryOut(filing, on: world.now.date)
    }
  }

  @Test(
    .cites("zhengzhou-2020", article: "8"), .cites("yaoan", article: "4.2"),
    arguments: Engine.allCases)
  func `an emergency closing takes effect at once and is filed within its time`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    for (body, account, days) in [
      (world.cast.city, world.cast.account, 3), (world.cast.county, world.cast.countyAccount, 5),
    ] {
      let manager = try walk.manager(of: body)
      _ = try await world.perform(SuspendAccount(account, reason: "账号被盗"), as: manager)
      #expect(try await walk.account(account).state == .suspended)
      let duty = try #require(try await walk.duties(account).first)
      let clock = try #require(
        try await world.ask(as: .system(.founder)) { reading in
          try duty.clock.flatMap { try reading.clock($0) }
        })
      #expect(clock.rule.term == .workingDays(days))
      let filing = try await world.perform(
        BeginFiling(account, event: .emergencyClosing), as: manager)
      try await walk.submit(filing, day: world.now.date)
      #expect(try await walk.verdict(filing) == .kept)
      #expect(try await walk.duties(account).isEmpty)
      _ = try await world.perform(ResumeAccount(account, reason: "已找回"), as: manager)
      #expect(try await walk.account(account).state == .open)
    }
  }

  @Test(
    .cites("zhengzhou-2020", article: "8"), .cites("yaoan", article: "4.2"),
    arguments: Engine.allCases)
  func `an emergency closing that was lifted before it was filed is filed all the same`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    for (body, account) in [
      (world.cast.city, world.cast.account), (world.cast.county, world.cast.countyAccount),
    ] {
      let manager = try walk.manager(of: body)
      let begin = BeginFiling(account, event: .emergencyClosing)
      await expectRefusal("accounts.wrong-state", in: world) {
        try await world.perform(begin, as: manager)
      }
      _ = try await world.perform(SuspendAccount(account, reason: "账号被盗"), as: manager)
      _ = try await world.perform(ResumeAccount(account, reason: "已找回"), as: manager)
      let filing = try await world.perform(begin, as: manager)
      #expect(try await walk.filing(filing).form.eventOn == world.now.date)
      try await walk.submit(filing, day: world.now.date)
      #expect(try await walk.verdict(filing) == .kept)
      #expect(try await walk.duties(account).isEmpty)
      try await walk.agree(filing)
      try await walk.carryOut(filing, on: world.now.date)
      #expect(try await walk.account(account).state == .open)
      // It is filed once.
      await expectRefusal("accounts.wrong-state", in: world) {
        try await world.perform(begin, as: manager)
      }
    }
  }

  @Test(
    .cites("zhengzhou-2020", article: "8"), .cites("yaoan", article: "4.2"),
    .cites("yaoan", article: "6.1"), arguments: Engine.allCases)
  func `another administrator starts the clocks of filing and of passwords by itself`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let account = try await walk.opened(world.cast.county, "姚川县政府微博")
    let manager = try walk.manager(of: world.cast.county)
    func assign(_ name: String, to duty: AccountDuty) async throws {
      _ = try await world.perform(
        AssignAccountPerson(account, duty: duty, holder: DutyHolder(name: name)), as: manager)
    }
    try await assign("新管理员", to: .administratorA)
    let due = try await walk.duties(account)
    #expect(Set(due.map(\.kind)) == [.filing, .rotation])
    #expect(Set(due.map(\.event)) == ["administrator-change"])
    try await assign("新领导", to: .firstResponsible)
    #expect(try await walk.duties(account).map(\.event).contains("leader-change"))
    // The same person with another telephone is no change of persons.
    let before = try await walk.duties(account).count
    _ = try await world.perform(
      AssignAccountPerson(
        account, duty: .administratorA,
        holder: DutyHolder(name: "新管理员", mobile: "13800000001")), as: manager)
    #expect(try await walk.duties(account).count == before)
    let twice = await expectRefusal("accounts.same-holder", in: world) {
      try await assign("新管理员", to: .administratorB)
    }
    #expect(twice?.problems == [FieldProblem("people.administrator-b.name", .samePerson)])
    _ = try await world.perform(RecordRotation(account), as: manager)
    #expect(try await walk.duties(account).allSatisfy { $0.kind == .filing })
  }

  @Test(
    .cites("hunan-2017", article: "9"), .cites("zhengzhou-2020", article: "6"),
    arguments: Engine.allCases)
  func `nothing is published from an account that is not open`(engine: Engine) async throws {
    let world = try await World(on: engine)
    _ = try await world.perform(
      SuspendAccount(world.cast.account, reason: "账号被盗"), as: world.cast.accountManager)
    let usable = try await world.ask(as: world.cast.editor) { reading in
      try reading.accounts(of: world.cast.city)
    }
    #expect(usable.isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func `another unit's filing is not seen, and signed by nobody else`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let (account, filing) = try await walk.apply(world.cast.county, "姚川县政府微博")
    await expectRefusal("office.other-unit", in: world) {
      try await world.ask(as: world.cast.accountManager) { try $0.visibleFiling(filing) }
    }
    await expectRefusal("office.other-unit", in: world) {
      try await world.ask(as: world.cast.accountManager) { try $0.visibleAccount(account) }
    }
    try await walk.submit(filing, day: world.now.date.adding(days: 30))
    let step = try #require(try await walk.openStep(of: filing))
    await expectRefusal("office.other-unit", in: world) {
      try await world.perform(SignFiling(step.id), as: world.cast.leader)
    }
  }

  @Test func `the first letters of a name are found without typing Chinese`() {
    #expect(AccountFields.initials(of: "云川公安") == "ycga")
    #expect(AccountFields.initials(of: "平安云川2026") == "payc2026")
    #expect(AccountFields.initials(of: "Yunchuan 公安") == "yunchuanga")
    #expect(AccountFields.initials(of: "重庆") == "cq")
  }
}
