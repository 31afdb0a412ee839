import Office
import Rulebook
import Support
import Testing
import WorkCalendar

/// Every event under each rulebook alone, from the beginning to the registry.
@Suite struct FilingMatrixTests {
  struct Way: Sendable, CustomTestStringConvertible {
    let rulebook: String
    let event: FilingEvent
    /// Who signs after the unit's own account manager.
    let signers: [Role]
    let mode: FilingMode
    /// Nil where no text names a time.
    let verdict: RunningClock.Verdict?
    let state: Account.State
    /// What is due when it was carried out.
    let duties: [String]
    /// By which event it goes on file.
    let filedAs: FilingEvent

    init(
      _ rulebook: String, _ event: FilingEvent, _ signers: [Role], _ mode: FilingMode,
      _ verdict: RunningClock.Verdict?, _ state: Account.State, _ duties: [String] = [],
      as filedAs: FilingEvent? = nil
    ) {
      (self.rulebook, self.event, self.signers, self.mode) = (rulebook, event, signers, mode)
      (self.verdict, self.state, self.duties) = (verdict, state, duties)
      self.filedAs = filedAs ?? event
    }

    var testDescription: String { "\(rulebook) \(event.rawValue)" }
  }

  private static let zhengzhou: [Way] = {
    let id = "zhengzhou-2020"
    // The government's reply is on paper; whoever passed the filing on enters it.
    let twice: [Role] = [.bureauManager, .bureauManager]
    let once: [Role] = [.bureauManager]
    return [
      Way(id, .opening, twice, .approval, nil, .open, ["rotation periodic"]),
      Way(id, .existing, twice, .approval, nil, .open, ["rotation periodic"], as: .opening),
      Way(id, .change, once, .report, .kept, .open),
      Way(id, .closing, once, .report, .kept, .closed),
      Way(id, .cancellation, once, .report, .kept, .cancelled),
      Way(id, .emergencyClosing, once, .report, .kept, .suspended),
      Way(id, .menuUnusable, once, .report, .kept, .open),
      Way(
        id, .administratorChange, once, .report, .kept, .open, ["rotation administrator-change"]),
      Way(id, .leaderChange, once, .report, .kept, .open),
    ]
  }()

  private static let hunan: [Way] = {
    let id = "hunan-2017"
    let once: [Role] = [.bureauManager]
    return [
      Way(id, .opening, once, .approval, nil, .open, ["rotation periodic"]),
      Way(id, .existing, once, .approval, nil, .open, ["rotation periodic"], as: .opening),
      // What the text does not ask for is a record.
      Way(id, .change, [], .report, nil, .open),
      Way(id, .closing, once, .approval, nil, .closed),
      Way(id, .cancellation, once, .approval, nil, .cancelled),
      Way(id, .emergencyClosing, [], .report, nil, .suspended),
      Way(id, .menuUnusable, [], .report, nil, .open),
      Way(id, .administratorChange, [], .report, nil, .open, ["rotation administrator-change"]),
      Way(id, .leaderChange, [], .report, nil, .open),
    ]
  }()

  private static let yaoan: [Way] = {
    let id = "yaoan"
    let heads: [Role] = [.leader, .leader]
    return [
      Way(id, .opening, heads, .report, .kept, .open),
      Way(id, .existing, heads, .report, .kept, .open),
      Way(id, .change, heads, .report, .kept, .open),
      Way(id, .closing, heads, .report, .kept, .closed),
      Way(id, .cancellation, heads, .report, .kept, .cancelled),
      Way(id, .emergencyClosing, heads, .report, .kept, .suspended),
      Way(id, .menuUnusable, [], .report, nil, .open),
      Way(
        id, .administratorChange, heads, .report, .kept, .open, ["rotation administrator-change"]),
      Way(id, .leaderChange, heads, .report, .kept, .open),
    ]
  }()

  private static let ways = zhengzhou + hunan + yaoan
  /// One of each kind: approved with an answer on paper, a record, reported ahead.
  private static let few = ways.filter { way in
    switch way.event {
    case .existing: way.rulebook == "zhengzhou-2020"
    case .change: way.rulebook == "hunan-2017"
    case .administratorChange: way.rulebook == "yaoan"
    default: false
    }
  }

  @Test(
    .cites("zhengzhou-2020", article: "5"), .cites("zhengzhou-2020", article: "8"),
    .cites("hunan-2017", article: "10"), .cites("hunan-2017", article: "13"),
    .cites("hunan-2017", article: "14"), .cites("yaoan", article: "4.2"), arguments: ways)
  func `every event goes its way under each rulebook alone`(_ way: Way) async throws {
    try await goes(way, on: .sqlite)
  }

  @Test(arguments: few.filter { _ in Engine.allCases.contains(.postgres) })
  func `the ways of filings are the same on the other engine`(_ way: Way) async throws {
    try await goes(way, on: .postgres)
  }

  private func goes(_ way: Way, on engine: Engine) async throws {
    let office = try await FilingOffice(World(on: engine), under: way.rulebook)
    let (walk, world) = (office.walk, office.world)
    let (account, filing, day) = try await begin(way, office)
    let begun = try await walk.filing(filing)
    #expect(begun.event == way.filedAs)
    try await walk.submit(filing, day: day) { form in
      switch way.event {
      case .administratorChange: form.people[.administratorA]?.name = "接任者"
      case .leaderChange: form.people[.firstResponsible]?.name = "新领导"
      case .change: form.name = "东山西局发布"
      default: break
      }
    }
    #expect(try await walk.filing(filing).mode == way.mode)
    #expect(try await walk.verdict(filing) == way.verdict)
    #expect(try await walk.agree(filing) == way.signers)
    let accepted = try await walk.filing(filing)
    #expect(accepted.state == .accepted)
    let certifies = way.event == .opening || way.event == .existing
    #expect((accepted.certificate != nil) == certifies)
    #expect(try await walk.account(account).filingNumber == (certifies ? accepted.number : nil))
    if way.event == .existing { #expect(try await walk.account(account).state == .open) }
    if world.now.date < day { world.clock.set(day.startsAt.advanced(byMilliseconds: 32_400_000)) }
    try await walk.carryOut(filing, on: max(day, accepted.submittedAt?.date ?? day))
    let end = try await walk.account(account)
    #expect(end.state == way.state)
    if way.event == .change { #expect(end.name == "东山西局发布") }
    let due = try await walk.duties(account).map { "\($0.kind.rawValue) \($0.event)" }
    #expect(due.sorted() == way.duties)
  }

  /// Brings an account to where the event begins.
  private func begin(
    _ way: Way, _ office: FilingOffice
  ) async throws -> (AccountID, FilingID, CivilDate) {
    let (walk, world) = (office.walk, office.world)
    let today = world.now.date
    let ahead = way.rulebook == "yaoan" ? today.adding(days: 20) : today
    switch way.event {
    case .opening:
      let (account, filing) = try await walk.apply(office.unit, "东山西局微博")
      return (account, filing, ahead)
    case .existing:
      let opened = today.adding(days: -400)
      let (account, filing) = try await walk.apply(
        office.unit, "东山西局微博", isExisting: true, day: opened)
      #expect(try await walk.account(account).openedAt?.date == opened)
      return (account, filing, opened)
    default: break
    }
    let account = try await office.account()
    for duty in [AccountDuty.firstResponsible, .administratorA] {
      _ = try await world.perform(
        AssignAccountPerson(account, duty: duty, holder: DutyHolder(name: "前任" + duty.rawValue)),
        as: office.manager)
    }
    if way.event == .emergencyClosing {
      _ = try await world.perform(
        SuspendAccount(account, reason: "账号被盗"), as: office.manager)
    }
    world.clock.advance(minutes: 30)
    let filing = try await world.perform(
      BeginFiling(account, event: way.event), as: office.manager)
    let isPlanned = [.change, .closing, .cancellation].contains(way.event)
    return (account, filing, isPlanned ? ahead : today)
  }

  @Test(.cites("yaoan", article: "4.2"))
  func `what is only reported is given back and not refused`() async throws {
    let office = try await FilingOffice(World(on: .sqlite), under: "yaoan")
    let (walk, world) = (office.walk, office.world)
    let (account, filing) = try await walk.apply(office.unit, "东山西局微博")
    try await walk.submit(filing, day: world.now.date.adding(days: 20))
    let step = try #require(try await walk.openStep(of: filing))
    let signer = try walk.holder(of: step.role, at: step.organization)
    await expectRefusal("accounts.step-not-open", in: world) {
      try await world.perform(RefuseFiling(step.id, reason: "不同意"), as: signer)
    }
    _ = try await world.perform(ReturnFiling(step.id, reason: "请补正"), as: signer)
    #expect(try await walk.account(account).state == .applied)
  }
}
