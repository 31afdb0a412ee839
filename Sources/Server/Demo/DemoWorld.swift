import Foundation
import Logging
import Office
import Web
import WorkCalendar

/// Builds the demo world: every person, item and message comes into being through the acts the real
/// office uses, at times relative to the start, in the order in which they would have happened.
package enum DemoWorld {
  /// - Parameter assembly: an office that has not been founded.
  package static func build(in assembly: Assembly) async throws {
    let office = assembly.office
    let start = office.clock.now
    let clock = SettableClock(start)
    let past = Office(
      database: assembly.database, shelf: office.shelf, screener: office.screener,
      calendar: try .bundled(), keys: office.keys, files: office.files, clock: clock,
      random: office.random)
    let script = try DemoScript.bundled()
    let cast = try await DemoCast.assemble(
      script, in: past, clock: clock, at: start.advanced(byMilliseconds: -20 * 86_400_000))
    for view in script.views {
      _ = try await past.perform(
        SaveView(.posts, title: view.name, query: view.query), as: try cast.actor(login: view.of),
        request: "demo")
    }
    var events: [DemoEvent] = []
    for training in script.trainings {
      events.append(try Self.event(training, cast: cast, office: past, start: start))
    }
    for filing in script.filings {
      events += DemoFilings(script: filing, cast: cast, office: past).events(start: start)
    }
    for entry in script.outside {
      events.append(DemoOutside(entry: entry, cast: cast, office: past).event(start: start))
    }
    let emergencies = DemoEmergencies(cast: cast, office: past)
    events += script.events.map { emergencies.opening($0, start: start) }
    events += script.holds.map { emergencies.holding($0, start: start) }
    for (index, item) in script.posts.enumerated() {
      events += DemoItems(item: item, cast: cast, office: past).events(index: index, start: start)
    }
    let hours = DemoHours(calendar: try .bundled())
    for (index, letter) in script.messages.enumerated() {
      events += DemoLetters(letter: letter, cast: cast, office: past, hours: hours)
        .events(index: index, start: start)
    }
    for event in events.sorted(by: { $0.at < $1.at }) {
      clock.set(event.at)
      try await event.run()
    }
  }
}

extension DemoWorld {
  private static func event(
    _ training: DemoScript.Lesson, cast: DemoCast, office: Office, start: Instant
  ) throws -> DemoEvent {
    guard let person = cast.persons[training.of] else { throw Refusal(OfficeRefusal.notFound) }
    let at = start.advanced(byMilliseconds: -training.daysAgo * 86_400_000)
    let recorder = try cast.actor(login: training.by)
    return DemoEvent(at: at) {
      _ = try await office.perform(
        RecordTraining(
          person: person, subject: training.subject, title: training.title, heldOn: at.date,
          hasPassed: true), as: recorder, request: "demo")
    }
  }
}

/// Something that happens in the demo's past.
struct DemoEvent: Sendable {
  let at: Instant
  let run: @Sendable () async throws -> Void
}

/// Who is who in the demo world.
struct DemoCast: Sendable {
  let organizations: [String: OrganizationID]
  let persons: [String: PersonID]
  let accounts: [String: AccountID]
  private let holders: [String: PersonID]

  /// Somebody who holds the role at the body.
  ///
  /// - Throws: `office.not-found` when the script forgot to name one.
  func actor(_ role: Role, at code: String) throws -> Actor {
    guard let person = holders["\(role.rawValue)@\(code)"] else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return .person(person)
  }

  func organization(_ code: String) throws -> OrganizationID {
    guard let id = organizations[code] else { throw Refusal(OfficeRefusal.notFound) }
    return id
  }

  func actor(login: String) throws -> Actor {
    guard let id = persons[login] else { throw Refusal(OfficeRefusal.notFound) }
    return .person(id)
  }

  static func assemble(
    _ script: DemoScript, in office: Office, clock: SettableClock, at time: Instant
  ) async throws -> DemoCast {
    clock.set(time)
    let hash = try PasswordHash(of: DemoDoor.password, salt: office.random.bytes(16))
    guard let root = script.organizations.first else { throw Refusal(OfficeRefusal.notFound) }
    let administrators = script.persons.prefix(3)
    let rootID = try await office.perform(
      FoundOffice(
        organization: root.draft(parent: nil),
        administrators: administrators.map {
          .init(login: $0.login, name: $0.name, passwordHash: hash)
        }), as: .system(.founder), request: "demo")
    var organizations = [root.code: rootID]
    var persons: [String: PersonID] = [:]
    for administrator in administrators {
      let login = administrator.login
      persons[login] = try await office.ask(as: .system(.founder)) {
        try $0.person(login: login)?.id
      }
    }
    guard let system = persons[administrators.first?.login ?? ""] else {
      throw Refusal(OfficeRefusal.notFound)
    }
    for body in script.organizations.dropFirst() {
      guard let parent = organizations[body.parent ?? ""] else { continue }
      organizations[body.code] = try await office.perform(
        CreateOrganization(parent: parent, draft: body.draft(parent: parent)),
        as: .person(system), request: "demo")
    }
    let holders = try await appoint(
      script.persons.dropFirst(3), organizations, &persons, hash: hash, in: office, at: time)
    var cast = DemoCast(
      organizations: organizations, persons: persons, accounts: [:], holders: holders)
    cast = DemoCast(
      organizations: organizations, persons: persons,
      accounts: try await openAccounts(script, cast: cast, in: office), holders: holders)
    return cast
  }

  private static func appoint(
    _ people: some Sequence<DemoScript.Person>, _ organizations: [String: OrganizationID],
    _ persons: inout [String: PersonID], hash: PasswordHash, in office: Office, at time: Instant
  ) async throws -> [String: PersonID] {
    var holders: [String: PersonID] = [:]
    for person in people {
      guard let home = organizations[person.of] else { continue }
      let id = try await office.perform(
        CreatePerson(
          organization: home, login: person.login, name: person.name, passwordHash: hash,
          mustChange: false), as: .system(.founder), request: "demo")
      persons[person.login] = id
      for role in person.roles {
        guard let place = organizations[role.at] else { continue }
        _ = try await office.perform(
          Appoint(
            person: id, organization: place, role: role.role, title: role.title ?? "",
            from: time.date), as: .system(.founder), request: "demo")
        let seat = "\(role.role.rawValue)@\(role.at)"
        holders[seat] = holders[seat] ?? id
      }
    }
    return holders
  }

  private static func openAccounts(
    _ script: DemoScript, cast: DemoCast, in office: Office
  ) async throws -> [String: AccountID] {
    var accounts: [String: AccountID] = [:]
    for account in script.accounts {
      accounts[account.of] = try await office.perform(
        OpenPortalAccount(
          organization: cast.organization(account.of), name: account.name, slug: account.slug,
          description: account.description),
        as: .system(.founder), request: "demo")
    }
    return accounts
  }
}

extension DemoScript.Body {
  func draft(parent: OrganizationID?) -> OrganizationDraft {
    OrganizationDraft(
      parent: parent, level: level, sector: sector, name: name, shortName: short, code: code,
      isSecretRelated: secret ?? false, rulebooks: rulebooks)
  }
}
