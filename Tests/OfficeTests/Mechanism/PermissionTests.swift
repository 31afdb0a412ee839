import Foundation
import Support
import Testing

@testable import Office

@Suite struct PermissionTests {
  /// What anybody may do without signing in. Whoever adds to this list opens a door to the world.
  private static let open: Set<String> = [
    "people.sign-in", "people.record-failed-sign-in", "messages.leave", "messages.rate",
    "posts.answer-fact-check",
  ]
  /// What anybody may do who is signed in, on what is their own.
  private static let own: Set<String> = [
    "people.sign-out", "people.change-password", "people.delegate", "people.end-delegation",
    "personal.report", "personal.correct", "personal.end", "accounts.export",
    "views.save", "views.delete",
  ]

  @Test func `the list of acts holds every act of the sources`() throws {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Office")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".swift") }
    var declared: Set<String> = []
    for path in paths {
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      for match in text.matches(of: /struct (\w+)(<[^>]*>)?:\s[^{]*\bAct\b[^{]*\{/) {
        declared.insert(String(match.output.1))
      }
    }
    try #require(declared.count > 30)
    #expect(declared == Set(ActList.all.map { String(describing: $0) }))
  }

  @Test func `every act has a name of its own, capability and verb`() {
    let names = ActList.all.map { $0.name.rawValue }
    #expect(Set(names).count == names.count)
    for name in names { #expect(name.wholeMatch(of: /[a-z]+\.[a-z]+(-[a-z]+)*/) != nil, "\(name)") }
  }

  @Test func `only known acts are open to everybody`() {
    let open = ActList.all.filter { $0.permission.citizens }.map { $0.name.rawValue }
    #expect(Set(open) == Self.open)
    let own = ActList.all.filter { $0.permission.roles == Set(Role.allCases) }
    #expect(Set(own.map { $0.name.rawValue }) == Self.own)
  }

  @Test func `administrators keep out of the work, and others out of administration`() {
    for act in ActList.all where !Self.own.contains(act.name.rawValue) {
      let administrators = act.permission.roles.intersection(Role.administrators)
      let capability = act.name.rawValue.prefix { $0 != "." }
      if ["people", "calendar"].contains(capability) {
        #expect(act.permission.roles == administrators, "\(act.name)")
        #expect(administrators.count <= 1, "\(act.name)")
      } else if capability == "imports" {
        // Tables of bodies and persons are the administrator's, those of accounts the managers'.
        #expect(administrators.isSubset(of: [.systemAdministrator]), "\(act.name)")
      } else if capability == "rulebooks", !act.permission.roles.isEmpty {
        // One administrator proposes and the other puts in force.
        #expect(
          act.permission.roles == [.systemAdministrator, .securityAdministrator], "\(act.name)")
      } else {
        #expect(administrators.isEmpty, "\(act.name)")
      }
    }
  }

  /// Every act with every role, every system appointment, a citizen, and somebody without a role.
  @Test(arguments: Engine.allCases)
  func `each role may do what the act's permission says and nothing else`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    var holders: [Role: (Actor, OrganizationID)] = [:]
    for role in Role.allCases {
      let actor = try world.cast.holder(of: role)
      holders[role] = try await world.ask(as: actor) { reading in
        let held = try #require(reading.asker.appointments.first { $0.role == role })
        return (actor, held.organization.id)
      }
    }
    for act in ActList.all { try await walk(act, world, holders) }
  }

  private func walk<A: Act>(
    _ act: A.Type, _ world: World, _ holders: [Role: (Actor, OrganizationID)]
  ) async throws {
    for (role, (actor, unit)) in holders {
      let verdict = try await attempt(act, as: actor, at: .organization(unit), world.office)
      let isAllowed = act.permission.roles.contains(role)
      #expect(
        verdict == (isAllowed ? .done : .refused("office.no-appointment")), "\(role) \(act.name)")
    }
    for appointment in SystemAppointment.allCases {
      let verdict = try await attempt(
        act, as: .system(appointment), at: .organization(world.cast.city), world.office)
      let isAllowed = act.permission.system.contains(appointment)
      #expect(verdict == (isAllowed ? .done : .refused("office.no-appointment")))
    }
    let citizen = try await attempt(
      act, as: .citizen, at: .organization(world.cast.city), world.office)
    #expect(citizen == (act.permission.citizens ? .done : .refused("office.not-signed-in")))
    let newcomer = try await attempt(
      act, as: world.cast.newcomer, at: .organization(world.cast.city), world.office)
    #expect(newcomer == .refused("office.no-appointment"))
  }

  @Test(arguments: Engine.allCases)
  func `another unit's object is refused, with its name and who can help`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    for place in [world.cast.city, world.cast.county, world.cast.province] {
      let refusal = await expectRefusal("office.other-unit", in: world) {
        try await world.perform(
          Standing<WritePost>(place: .organization(place)), as: world.cast.outsider)
      }
      #expect(refusal?.helpers == [.editor] && refusal?.facts["organization"]?.isEmpty == false)
    }
    try await world.perform(
      Standing<WritePost>(place: .organization(world.cast.district)), as: world.cast.outsider)
  }

  struct Reaching: Sendable {
    let role: Role
    let at: KeyPath<Cast, OrganizationID> & Sendable
    let isReached: Bool
  }

  static let reaches: [Reaching] = [
    // An editor works for one unit: not for its departments, and not for those above or below.
    Reaching(role: .editor, at: \.city, isReached: true),
    Reaching(role: .editor, at: \.orderDepartment, isReached: false),
    Reaching(role: .editor, at: \.district, isReached: false),
    Reaching(role: .editor, at: \.province, isReached: false),
    // Managers reach down, never up or sideways.
    Reaching(role: .bureauManager, at: \.city, isReached: true),
    Reaching(role: .bureauManager, at: \.district, isReached: true),
    Reaching(role: .bureauManager, at: \.province, isReached: false),
    Reaching(role: .bureauManager, at: \.county, isReached: false),
    Reaching(role: .provinceManager, at: \.district, isReached: true),
    Reaching(role: .provinceManager, at: \.county, isReached: false),
    Reaching(role: .systemAdministrator, at: \.countyDepartment, isReached: true),
  ]

  @Test(arguments: Engine.allCases)
  func `a right ends where the appointment's reach ends`(engine: Engine) async throws {
    let world = try await World(on: engine)
    for example in Self.reaches {
      let actor = try world.cast.holder(of: example.role)
      let body = world.cast[keyPath: example.at]
      let (sees, holds) = try await world.ask(as: actor) { reading in
        let organization = try reading.organization(body)
        return (
          reading.asker.sees(organization),
          reading.asker.holds(example.role, at: organization)
        )
      }
      #expect(sees == example.isReached && holds == example.isReached, "\(example)")
    }
  }
}
