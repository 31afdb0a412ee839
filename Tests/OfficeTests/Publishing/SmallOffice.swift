import Office
import Rulebook
import Support
import WorkCalendar

/// An office of one unit under one rulebook, with a body above it; some people hold many roles, and
/// every role is also held by somebody who holds nothing else.
struct SmallOffice {
  let books: Books
  let office: Office
  let clock: SettableClock
  let rulebook: String
  let unit: OrganizationID
  let above: OrganizationID
  /// On the portal, and where somebody publishes by hand.
  let accounts: [AccountID]
  let people: [PersonID]
  /// Those of them who hold many roles at once.
  let busy: [PersonID]

  /// Whether the unit's rulebook lets anything out on one signature.
  var knowsUrgent: Bool {
    office.shelf.rulebook(rulebook)?.review.content?.urgent.isEmpty == false
  }

  /// One that the unit's rulebook sorts items into.
  var category: PostCategory {
    let named = office.shelf.rulebook(rulebook)?.categories.content?.first
    return named.map { PostCategory(rawValue: $0.name) } ?? .other
  }

  private static let roles: [Role] =
    [.editor, .publisher] + Role.reviewers.sorted()

  init(
    on engine: Engine, under rulebook: String, shelf: RulebookShelf? = nil,
    random: inout some RandomNumberGenerator
  ) async throws {
    books = try await Books.open(engine, .schema)
    clock = SettableClock(World.start)
    let office = try World.office(over: books, clock: clock, shelf: shelf)
    self.office = office
    self.rulebook = rulebook
    let hash = PasswordHash(text: "none")
    func founder<A: Act>(_ act: A, as actor: Actor = .system(.founder)) async throws -> A.Outcome {
      try await office.perform(act, as: actor, request: "test")
    }
    above = try await founder(
      FoundOffice(
        organization: OrganizationDraft(
          parent: nil, level: .province, sector: .publicSecurity, name: "上级", shortName: "上级",
          code: "UP"),
        administrators: ["one", "two", "three"].map {
          FoundOffice.Administrator(login: $0, name: $0, passwordHash: hash)
        }))
    let administrator = try await office.ask(as: .system(.founder)) {
      try $0.person(login: "one")?.id
    }
    guard let administrator else { throw CastError.nobody("one") }
    unit = try await founder(
      CreateOrganization(
        parent: above,
        draft: OrganizationDraft(
          parent: above, level: .city, sector: .publicSecurity, name: "单位", shortName: "单位",
          code: "UN", rulebooks: [rulebook])), as: .person(administrator))
    let portal = try await founder(
      OpenPortalAccount(organization: unit, name: "单位发布", slug: "unit"))
    accounts = [portal, try await books.openByHand("单位微博", of: unit)]
    (people, busy) = try await Self.join(office, unit, above, clock.now.date, &random)
  }

  /// One person for each role, and then some who hold many.
  private static func join(
    _ office: Office, _ unit: OrganizationID, _ above: OrganizationID, _ today: CivilDate,
    _ random: inout some RandomNumberGenerator
  ) async throws -> (all: [PersonID], busy: [PersonID]) {
    var people: [PersonID] = []
    func join(_ held: [Role], at body: OrganizationID) async throws {
      let login = "person-\(people.count)"
      let person = try await office.perform(
        CreatePerson(
          organization: unit, login: login, name: login,
          passwordHash: PasswordHash(text: "none")),
        as: .system(.founder), request: "test")
      people.append(person)
      for role in held {
        _ = try await office.perform(
          Appoint(person: person, organization: body, role: role, from: today),
          as: .system(.founder), request: "test")
      }
    }
    for role in roles { try await join([role], at: unit) }
    for role in [Role.leader, .bureauManager, .provinceManager] {
      try await join([role], at: above)
    }
    let quiet = people.count
    for _ in 0..<3 {
      let many = roles.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
      try await join(many, at: unit)
    }
    return (people, Array(people[quiet...]))
  }

  func ask<T: Sendable>(
    _ question: @escaping @Sendable (Reading) throws -> T
  ) async throws -> T {
    try await office.ask(as: .system(.courier), question)
  }
}
