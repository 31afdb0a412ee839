import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct TrainingTests {
  private func record(
    _ person: Actor, in world: World, passed: Bool = true, day: Int = 0, title: String = "上岗培训",
    as recorder: Actor? = nil
  ) async throws -> TrainingID {
    try await world.perform(
      RecordTraining(
        person: person.personID(), subject: .skills, title: title,
        heldOn: World.start.date.adding(days: day), hasPassed: passed),
      as: recorder ?? world.cast.accountManager)
  }

  private func putInCharge(
    _ person: Actor, of account: AccountID, in world: World, as manager: Actor
  ) async throws {
    try await world.perform(
      AssignAccountPerson(
        account, duty: .reviewer, holder: DutyHolder(person: person.personID(), name: "李采")),
      as: manager)
  }

  @Test(.cites("hunan-2017", article: "35"), arguments: Engine.allCases)
  func `nobody of the office takes up a duty on an account untrained`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (editor, manager) = (world.cast.editor, world.cast.accountManager)
    func refused() async throws -> Refusal? {
      await expectRefusal("accounts.untrained", in: world) {
        try await putInCharge(editor, of: world.cast.account, in: world, as: manager)
      }
    }
    let first = try await refused()
    #expect(first?.citations.map(\.rulebook) == ["hunan-2017"])
    #expect(first?.citations.map(\.article) == ["35"])
    #expect(first?.facts["name"] == "李采" && first?.helpers.isEmpty == false)
    // A training that was not passed is none.
    _ = try await record(editor, in: world, passed: false, title: "上岗培训（第一期）")
    _ = try await refused()
    let passed = try await record(editor, in: world)
    try await putInCharge(editor, of: world.cast.account, in: world, as: manager)
    // Nor is one that was a mistake.
    try await world.perform(WithdrawTraining(passed, reason: "登记错人"), as: manager)
    _ = try await refused()
  }

  @Test(.cites("yaoan", article: "3.2.6"), arguments: Engine.allCases)
  func `where no text has the gate, or the person is not ours, nothing is asked`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let county = world.cast.county
    try await putInCharge(
      world.cast.holder(of: .editor, at: county), of: world.cast.countyAccount, in: world,
      as: world.cast.holder(of: .accountManager, at: county))
    try await world.perform(
      AssignAccountPerson(
        world.cast.account, duty: .reviewer, holder: DutyHolder(name: "外聘技术员")),
      as: world.cast.accountManager)
  }

  @Test(.cites("hunan-2017", article: "35"), arguments: Engine.allCases)
  func `somebody whose name is typed instead of chosen is the colleague of that name`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.accountManager
    func put(_ name: String) async throws {
      _ = try await world.perform(
        AssignAccountPerson(
          world.cast.account, duty: .administratorB, holder: DutyHolder(name: name)),
        as: manager)
    }
    for name in ["李采", " 李 采 "] {
      let refusal = await expectRefusal("accounts.untrained", in: world) { try await put(name) }
      #expect(refusal?.citations.map(\.article) == ["35"])
      #expect(refusal?.problems.map(\.field) == ["people.administrator-b.person"])
    }
    let filing = try await world.perform(
      BeginFiling(world.cast.account, event: .administratorChange), as: manager)
    var form = FilingForm()
    (form.eventOn, form.reason) = (World.start.date, "原管理员调离。")
    form.people[.administratorA] = DutyHolder(name: "李采")
    try await world.perform(SaveFiling(filing, version: 1, form: form), as: manager)
    await expectRefusal("accounts.untrained", in: world) {
      try await world.perform(SubmitFiling(filing, version: 2), as: manager)
    }
    _ = try await record(world.cast.editor, in: world)
    try await put("李采")
    let held = try await world.ask(as: manager) { try $0.people(of: world.cast.account) }
    #expect(held[.administratorB]?.person == (try world.cast.editor.personID()))
    // Of two of one name, one has to be chosen.
    _ = try await world.perform(
      CreatePerson(
        organization: world.cast.city, login: "licai2", name: "李采",
        passwordHash: PasswordHash(text: "none")), as: .system(.founder))
    let several = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        AssignAccountPerson(
          world.cast.account, duty: .reviewer, holder: DutyHolder(name: "李采")), as: manager)
    }
    #expect(several?.problems.map(\.field) == ["people.reviewer.person"])
  }

  @Test(.cites("hunan-2017", article: "35"), arguments: Engine.allCases)
  func `a filing that names somebody untrained is not sent`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.accountManager
    let filing = try await world.perform(
      BeginFiling(world.cast.account, event: .administratorChange), as: manager)
    var form = FilingForm()
    form.eventOn = World.start.date
    form.reason = "原管理员调离。"
    form.people[.administratorA] = DutyHolder(
      person: try world.cast.editor.personID(), name: "李采")
    try await world.perform(SaveFiling(filing, version: 1, form: form), as: manager)
    let refusal = await expectRefusal("accounts.untrained", in: world) {
      try await world.perform(SubmitFiling(filing, version: 2), as: manager)
    }
    #expect(refusal?.citations.map(\.article) == ["35"])
    _ = try await record(world.cast.editor, in: world)
    try await world.perform(SubmitFiling(filing, version: 2), as: manager)
  }

  @Test(arguments: Engine.allCases)
  func `a training is recorded once, not ahead of its day, and never by oneself`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    _ = try await record(world.cast.editor, in: world)
    let twice = await expectRefusal("office.invalid", in: world) {
      try await record(world.cast.editor, in: world)
    }
    #expect(twice?.problems.map(\.field) == ["title"])
    let early = await expectRefusal("office.invalid", in: world) {
      try await record(world.cast.publisher, in: world, day: 1)
    }
    #expect(early?.problems == [FieldProblem("held-on", .inFuture)])
    let empty = await expectRefusal("office.invalid", in: world) {
      try await record(world.cast.publisher, in: world, title: " ")
    }
    #expect(empty?.problems == [FieldProblem("title", .required)])
    await expectRefusal("training.own", in: world) {
      try await record(world.cast.accountManager, in: world)
    }
    _ = try await record(world.cast.accountManager, in: world, as: world.cast.bureauManager)
    await expectRefusal("office.other-unit", in: world) {
      try await record(world.cast.outsider, in: world)
    }
    // The bureau's manager reaches the bodies below.
    _ = try await record(world.cast.outsider, in: world, as: world.cast.bureauManager)
  }

  @Test(arguments: Engine.allCases)
  func `a record is withdrawn once, with a reason, and by somebody else`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let manager = world.cast.accountManager
    let own = try await record(manager, in: world, as: world.cast.bureauManager)
    await expectRefusal("training.own", in: world) {
      try await world.perform(WithdrawTraining(own, reason: "重复登记"), as: manager)
    }
    let id = try await record(world.cast.editor, in: world)
    let silent = await expectRefusal("office.invalid", in: world) {
      try await world.perform(WithdrawTraining(id, reason: ""), as: manager)
    }
    #expect(silent?.problems.map(\.field) == ["reason"])
    try await world.perform(WithdrawTraining(id, reason: "重复登记"), as: manager)
    await expectRefusal("training.withdrawn-before", in: world) {
      try await world.perform(WithdrawTraining(id, reason: "重复登记"), as: manager)
    }
    let kept = try await world.ask(as: manager) { try $0.training(id) }
    #expect(kept.withdrawal?.reason == "重复登记" && !kept.counts)
    // The same training can be recorded again.
    _ = try await record(world.cast.editor, in: world)
  }

  @Test(arguments: Engine.allCases)
  func `lists hold the bodies in sight, page by page, and who has a duty untrained`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let county = world.cast.county
    let manager = try world.cast.holder(of: .accountManager, at: county)
    let editor = try world.cast.holder(of: .editor, at: county)
    try await putInCharge(editor, of: world.cast.countyAccount, in: world, as: manager)
    let first = try await record(world.cast.editor, in: world)
    let second = try await record(world.cast.publisher, in: world)
    let id = try editor.personID()
    try await world.ask(as: manager) { reading in
      #expect(try reading.trainingList().isEmpty)
      let holder = try #require(try reading.untrainedHolders().first)
      #expect(holder.person == id && holder.duty == .reviewer)
      #expect(try reading.untrainedPersons().contains { $0.person.id == id })
    }
    try await world.ask(as: world.cast.accountManager) { reading in
      #expect(try reading.trainingList(limit: 1).map(\.training.id) == [second])
      #expect(try reading.trainingList(before: second).map(\.training.id) == [first])
      #expect(try reading.untrainedHolders().isEmpty)
      let untrained = try reading.untrainedPersons(limit: 2)
      let rest = try reading.untrainedPersons(after: untrained.last?.person.id)
      #expect(untrained.count == 2 && !rest.isEmpty)
      #expect((untrained + rest).allSatisfy { $0.organization.code == "YC" })
    }
    _ = try await record(editor, in: world, as: manager)
    let (untrained, isTrained) = try await world.ask(as: manager) { reading in
      (try reading.untrainedHolders(), try reading.isTrained(id))
    }
    #expect(untrained.isEmpty && isTrained)
  }
}
