import Storage
import Support
import Testing

@testable import Office

@Suite struct FoundingTests {
  private static func act(_ logins: [String], code: String = "YC") -> FoundOffice {
    FoundOffice(
      organization: OrganizationDraft(
        parent: nil, level: .city, sector: .publicSecurity, name: "云川市公安局" + code,
        shortName: "云川公安", code: code, rulebooks: ["zhengzhou-2020"]),
      administrators: logins.map {
        FoundOffice.Administrator(
          login: $0, name: "管理员", passwordHash: PasswordHash(text: "none"))
      })
  }

  private func office(_ engine: Engine) async throws -> (Office, Books) {
    let books = try await Books.open(engine, .schema)
    return (try World.office(over: books, clock: SettableClock(World.start)), books)
  }

  @Test(arguments: Engine.allCases)
  func `an office begins with three administrators who are three people`(
    engine: Engine
  ) async throws {
    let (office, books) = try await office(engine)
    let before = try await books.trace()
    for logins in [["a1", "a1", "a2"], ["a1", "a2"], [], ["a1", "a2", "a3", "a4"]] {
      await expectRefusal("office.invalid") {
        try await office.perform(Self.act(logins), as: .system(.founder), request: "test")
      }
    }
    #expect(try await books.trace().differences(from: before) == [])
    let root = try await office.perform(
      Self.act(["a1", "a2", "a3"]), as: .system(.founder), request: "test")
    let held = try await office.ask(as: .citizen) { try $0.appointments(at: root) }
    #expect(Set(held.map { $0.0.role }) == Role.administrators && held.count == 3)
    #expect(Set(held.map { $0.0.person }).count == 3)
  }

  @Test(arguments: Engine.allCases)
  func `an office is founded once, by two at the same instant too`(engine: Engine) async throws {
    let (office, books) = try await office(engine)
    let other = try World.office(over: books.reopened(), clock: SettableClock(World.start))
    async let first = found(Self.act(["a1", "a2", "a3"], code: "YA"), in: office)
    async let second = found(Self.act(["b1", "b2", "b3"], code: "YB"), in: other)
    let outcomes = await [first, second]
    #expect(outcomes.count { $0 } == 1)
    await expectRefusal("people.already-founded") {
      try await office.perform(
        Self.act(["c1", "c2", "c3"]), as: .system(.founder), request: "test")
    }
    #expect(try await office.ask(as: .citizen) { try $0.organizationsCount() } == 1)
    // Whatever the program does, the books hold one root.
    await #expect {
      try await books.write { session in
        _ = try session.execute(
          """
          INSERT INTO organizations (path, level, sector, name, short_name, code, secret_related,
            created_at)
          VALUES ('/99/', 'city', 'public-security', 'x', 'x', 'X9', 0, 0)
          """)
      }
    } throws: { error in
      guard case .constraint(.unique, _) = error as? StorageError else { return false }
      return true
    }
  }

  private func found(_ act: FoundOffice, in office: Office) async -> Bool {
    let id = try? await office.perform(act, as: .system(.founder), request: "test")
    return id != nil
  }

  @Test(arguments: Engine.allCases)
  func `a body stands below its parent's level and under a name of its own`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    func draft(_ level: Organization.Level, _ name: String, _ code: String) -> OrganizationDraft {
      OrganizationDraft(
        parent: world.cast.city, level: level, sector: .publicSecurity, name: name,
        shortName: name, code: code)
    }
    func create(_ draft: OrganizationDraft) async throws -> OrganizationID {
      try await world.perform(
        CreateOrganization(parent: world.cast.city, draft: draft),
        as: world.cast.systemAdministrator)
    }
    await expectRefusal("people.level-below-parent", in: world) {
      try await create(draft(.province, "省", "P1"))
    }
    let name = await expectRefusal("office.invalid", in: world) {
      try await create(draft(.department, "治安支队", "Z9"))
    }
    #expect(name?.problems == [FieldProblem("name", .taken)])
    let code = await expectRefusal("office.invalid", in: world) {
      try await create(draft(.department, "刑侦支队", "ZA"))
    }
    #expect(code?.problems == [FieldProblem("code", .taken)])
    let id = try await create(draft(.department, "刑侦支队", "XZ"))
    let lineage = try await world.ask(as: .citizen) { try $0.organization(id).lineage }
    #expect(lineage == [world.cast.government, world.cast.province, world.cast.city, id])
  }

  @Test(arguments: Engine.allCases)
  func `a body is governed by its own rulebooks and by those above it, not beside it`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    func rules(_ body: OrganizationID) async throws -> [String] {
      try await world.ask(as: .citizen) { reading in
        try reading.rules(for: reading.organization(body)).rulebooks.map(\.id)
      }
    }
    #expect(try await rules(world.cast.government) == [])
    #expect(try await rules(world.cast.province) == ["hunan-2017"])
    #expect(try await Set(rules(world.cast.district)) == ["hunan-2017", "zhengzhou-2020"])
    #expect(try await rules(world.cast.countyDepartment) == ["yaoan"])
  }

  @Test(arguments: Engine.allCases)
  func `a sign-in name is given once, and bad fields are told together`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let taken = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        CreatePerson(
          organization: world.cast.city, login: "LICAI", name: "李采",
          passwordHash: PasswordHash(text: "")), as: world.cast.systemAdministrator)
    }
    #expect(taken?.problems == [FieldProblem("login", .taken)])
    let bad = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        CreatePerson(
          organization: world.cast.city, login: "1 x", name: " ",
          passwordHash: PasswordHash(text: "")), as: world.cast.systemAdministrator)
    }
    #expect(Set(bad?.problems.map(\.field) ?? []) == ["login", "name"])
  }
}

extension Reading {
  fileprivate func organizationsCount() throws -> Int {
    try session.rows("SELECT id FROM organizations").count
  }
}
