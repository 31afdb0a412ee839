import Support
import Testing

@testable import Office

/// Somebody takes over a duty on an account: under their own name, with their own telephone.
@Suite struct DutyHandoverTests {
  private static let former = DutyHolder(
    person: PersonID(1), name: "刘发", post: "科长", mobile: "13800000001",
    telephone: "0000-0000001", email: "liufa@example.gov.cn")

  @Test func `who takes over does not answer at the telephone of who was there before`() {
    var typed = Self.former
    (typed.person, typed.name) = (PersonID(2), "王初")
    #expect(
      DutyHandover.own(typed, after: Self.former) == DutyHolder(person: PersonID(2), name: "王初"))
    // Somebody looked at the fields: post and telephone belong to the desk.
    typed.mobile = "13800000002"
    #expect(
      DutyHandover.own(typed, after: Self.former)
        == DutyHolder(
          person: PersonID(2), name: "王初", post: "科长", mobile: "13800000002",
          telephone: "0000-0000001"))
    #expect(DutyHandover.own(Self.former, after: Self.former) == Self.former)
    #expect(DutyHandover.own(Self.former, after: nil) == Self.former)
  }

  @Test func `a name that is only spelt better keeps what belongs to it`() {
    var unknown = Self.former
    unknown.person = nil
    var better = unknown
    better.name = "刘法"
    #expect(DutyHandover.own(better, after: unknown) == better)
    // The program's own person was there, and another name is somebody else's.
    #expect(DutyHandover.own(better, after: Self.former).mobile.isEmpty)
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `whoever is chosen goes by their own name, whatever stands beside it`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let account = world.cast.countyAccount
    let manager = try world.cast.holder(of: .accountManager, at: world.cast.county)
    let editor = try world.cast.holder(of: .editor, at: world.cast.county).personID()
    let leader = try world.cast.holder(of: .leader, at: world.cast.county).personID()
    func put(_ holder: DutyHolder) async throws {
      _ = try await world.perform(
        AssignAccountPerson(account, duty: .administratorA, holder: holder), as: manager)
    }
    func held() async throws -> DutyHolder? {
      try await world.ask(as: manager) { try $0.people(of: account)[.administratorA] }
    }
    var holder = Self.former
    holder.person = editor
    try await put(holder)
    #expect(try await held()?.name == "严写")
    var next = try #require(try await held())
    next.person = leader
    try await put(next)
    #expect(try await held() == DutyHolder(person: leader, name: "陶主"))
    let typed = await expectRefusal("office.invalid", in: world) {
      try await put(DutyHolder(person: leader, name: "外聘技术员"))
    }
    #expect(typed?.problems.map(\.field) == ["people.administrator-a.name"])
    #expect(typed?.problems.first?.facts["name"] == "陶主")
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `a filing takes over the person, and the account with it`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let account = world.cast.countyAccount
    let manager = try walk.manager(of: world.cast.county)
    let editor = try world.cast.holder(of: .editor, at: world.cast.county).personID()
    let leader = try world.cast.holder(of: .leader, at: world.cast.county).personID()
    var holder = Self.former
    holder.person = editor
    _ = try await world.perform(
      AssignAccountPerson(account, duty: .administratorB, holder: holder), as: manager)
    let filing = try await world.perform(
      BeginFiling(account, event: .administratorChange), as: manager)
    try await walk.fill(filing, day: world.now.date) {
      $0.people[.administratorB]?.person = leader
    }
    let form = try await walk.filing(filing).form
    #expect(form.people[.administratorB] == DutyHolder(person: leader, name: "陶主"))
    // What is typed for the new person next stands, also where it is the same.
    try await walk.fill(filing, day: world.now.date) {
      $0.people[.administratorB]?.telephone = "0000-0000001"
    }
    let again = try await walk.filing(filing).form
    #expect(again.people[.administratorB]?.telephone == "0000-0000001")
  }
}
