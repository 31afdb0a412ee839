import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct ImpostorTests {
  private func report(
    _ name: String = "云川公安便民", in world: World, account: AccountID? = nil, day: Int = 0,
    link: String = "https://weibo.example/yc", as actor: Actor? = nil
  ) async throws -> ImpostorID {
    try await world.perform(
      ReportImpostor(
        organization: world.cast.city, account: account, platform: .weibo, name: name,
        link: link, foundOn: World.start.date.adding(days: day), source: .tip,
        evidence: "头像和简介照抄本局账号，发布收费办证信息。"), as: actor ?? world.cast.inboxClerk)
  }

  private func state(_ id: ImpostorID, in world: World) async throws -> Impostor.State {
    try await world.ask(as: world.cast.accountManager) { try $0.impostor(id).state }
  }

  @Test(arguments: [
    (Impostor.State.reported, [Impostor.State.removed, .notImpersonation]),
    (.complained, [.removed, .refused, .notImpersonation]), (.removed, []), (.refused, []),
    (.notImpersonation, []),
  ])
  func `a case ends in the ways its state allows`(
    state: Impostor.State, outcomes: [Impostor.State]
  ) {
    #expect(state.outcomes == outcomes && state.isSettled == outcomes.isEmpty)
  }

  @Test(.cites("zhengzhou-2020", article: "25"), arguments: Engine.allCases)
  func `an impostor is reported, complained of, refused by the platform, and taken up again`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (manager, today) = (world.cast.accountManager, World.start.date)
    let id = try await report(in: world, account: world.cast.account)
    let articles = try await world.books.auditEntries().last.map {
      try restored($0.text("citations"), as: [Citation].self).map(\.article)
    }
    #expect(articles == ["25"])
    await expectRefusal("impostors.no-complaint", in: world) {
      try await world.perform(SettleImpostor(id, as: .refused, words: "未采纳"), as: manager)
    }
    try await world.perform(
      RecordComplaint(id, on: today, number: "WB-20260928-17"), as: manager)
    try await world.perform(AddImpostorNote(id, words: "又发布一条。"), as: world.cast.dutyOfficer)
    #expect(try await state(id, in: world) == .complained)
    try await world.perform(
      SettleImpostor(id, as: .refused, words: "平台答复证据不足。"), as: manager)
    await expectRefusal("impostors.settled", in: world) {
      try await world.perform(RecordComplaint(id, on: today, number: ""), as: manager)
    }
    try await world.perform(ReopenImpostor(id, reason: "补充了新证据。"), as: manager)
    #expect(try await state(id, in: world) == .reported)
    await expectRefusal("impostors.not-settled", in: world) {
      try await world.perform(ReopenImpostor(id, reason: "再来"), as: manager)
    }
    try await world.perform(
      SettleImpostor(id, as: .removed, words: "账号已被封停。"), as: world.cast.securityOfficer)
    let (impostor, entries, counts) = try await world.ask(as: manager) { reading in
      (
        try reading.impostor(id), try reading.entries(of: id),
        try reading.impostorCounts(of: world.cast.account)
      )
    }
    #expect(impostor.complaintNumber == "WB-20260928-17" && impostor.settledAt == world.now)
    #expect(
      entries.map(\.kind) == [.report, .complaint, .note, .outcome, .reopening, .outcome])
    #expect(counts.open == 0 && counts.all == 1)
  }

  @Test(arguments: Engine.allCases)
  func `the same impostor is open once, and again only after the first is settled`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.accountManager
    let first = try await report(in: world)
    let twice = await expectRefusal("office.invalid", in: world) { try await report(in: world) }
    #expect(twice?.problems.map(\.field) == ["name"])
    try await world.perform(
      SettleImpostor(first, as: .notImpersonation, words: "是下属单位的账号。"), as: manager)
    // A note on a settled case leaves it settled.
    try await world.perform(AddImpostorNote(first, words: "已提醒改名。"), as: manager)
    #expect(try await state(first, in: world) == .notImpersonation)
    _ = try await report(in: world)
    let clash = await expectRefusal("office.invalid", in: world) {
      try await world.perform(ReopenImpostor(first, reason: "又出现了"), as: manager)
    }
    #expect(clash?.problems.map(\.field) == ["reason"])
  }

  @Test(arguments: Engine.allCases)
  func `what cannot be is refused with all its faults, and nothing is stored`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await report(
        " ", in: world, account: world.cast.countyAccount, day: 1, link: "javascript://x")
    }
    #expect(refusal?.problems.map(\.field) == ["name", "link", "found-on", "account"])
    #expect(refusal?.problems.contains(FieldProblem("found-on", .inFuture)) == true)
    await expectRefusal("office.other-unit", in: world) {
      try await report(in: world, as: world.cast.outsider)
    }
    await expectRefusal("office.no-appointment", in: world) {
      try await report(in: world, as: world.cast.editor)
    }
    let id = try await report(in: world)
    let early = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        RecordComplaint(id, on: World.start.date.adding(days: -1), number: ""),
        as: world.cast.accountManager)
    }
    #expect(early?.problems.map(\.field) == ["complained-on"])
    #expect(early?.problems.first?.facts["day"] == World.start.date.text, "not before it was found")
    let ahead = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        RecordComplaint(id, on: World.start.date.adding(days: 1), number: ""),
        as: world.cast.accountManager)
    }
    #expect(ahead?.problems == [FieldProblem("complained-on", .inFuture)])
    let odd = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        SettleImpostor(id, as: .complained, words: "没有"), as: world.cast.accountManager)
    }
    #expect(odd?.problems.map(\.field) == ["outcome"])
  }

  @Test(arguments: Engine.allCases)
  func `the register shows the bodies in sight, narrowed and page by page`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let first = try await report("云川公安一", in: world, account: world.cast.account)
    let second = try await report("云川公安二", in: world)
    try await world.perform(
      RecordComplaint(second, on: World.start.date, number: ""), as: world.cast.accountManager)
    let manager = world.cast.bureauManager
    func found(
      _ filter: ImpostorFilter = ImpostorFilter(), before: ImpostorID? = nil
    ) async throws -> [ImpostorID] {
      try await world.ask(as: manager) {
        try $0.impostorList(filter, before: before).map(\.impostor.id)
      }
    }
    #expect(try await found() == [second, first])
    #expect(try await found(before: second) == [first])
    var complained = ImpostorFilter()
    complained.state = .complained
    complained.organization = world.cast.city
    #expect(try await found(complained) == [second])
    var imitating = ImpostorFilter()
    imitating.account = world.cast.account
    imitating.platform = .weibo
    #expect(try await found(imitating) == [first])
    let others = try await world.ask(as: world.cast.outsider) {
      try $0.impostorList(ImpostorFilter()).count
    }
    #expect(others == 0)
    await expectRefusal("office.other-unit") {
      try await world.ask(as: world.cast.outsider) { try $0.visibleImpostor(first) }
    }
  }

  @Test(arguments: Engine.allCases)
  func `what shows an impostor is kept with the entry that says so`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let shot = try await world.files.take("%PDF-1.7 截图", name: "截图.pdf")
    let answer = try await world.files.take("%PDF-1.7 答复", name: "答复.pdf")
    let text = try await world.files.take("记事", name: "截图.png")
    func report(_ files: [IncomingFile], _ name: String = "云川公安便民") async throws -> ImpostorID {
      try await world.perform(
        ReportImpostor(
          organization: world.cast.city, platform: .weibo, name: name,
          foundOn: World.start.date, evidence: "头像照抄。", files: files),
        as: world.cast.inboxClerk)
    }
    let wrong = await expectRefusal("office.invalid", in: world) { try await report([text]) }
    #expect(wrong?.problems.map(\.code) == [.wrongType])
    let many = await expectRefusal("office.invalid", in: world) {
      try await report(Array(repeating: shot, count: ImpostorFields.maximumFiles + 1))
    }
    #expect(many?.problems.map(\.code) == [.tooMany])
    let id = try await report([shot, answer])
    try await world.perform(
      AddImpostorNote(id, words: "平台有了答复。", files: [answer]), as: world.cast.dutyOfficer)
    let odd = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        AddImpostorNote(id, words: "再记。", files: [text]), as: world.cast.dutyOfficer)
    }
    #expect(odd?.problems.map(\.field) == ["note-files"])
    let other = try await report([], "云川公安服务")
    let (entries, others) = try await world.ask(as: world.cast.accountManager) { reading in
      (try reading.entries(of: id), try reading.entries(of: other))
    }
    #expect(entries.map { $0.files.map(\.name) } == [["截图.pdf", "答复.pdf"], ["答复.pdf"]])
    #expect(others.allSatisfy { $0.files.isEmpty })
    let file = try #require(entries.first?.files.first)
    #expect(file.content == shot.content)
    await expectRefusal("office.other-unit", in: world) {
      try await world.ask(as: world.cast.outsider) { try $0.file(file.id) }
    }
  }
}
