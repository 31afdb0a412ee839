import Office
import Web
import WorkCalendar

/// A person as `user list` shows them.
struct UserEntry: Encodable, Sendable {
  enum State: String, Encodable, Sendable {
    case active, locked, disabled

    func told(_ say: Words) -> String {
      switch self {
      case .active: say("command.user.is-active")
      case .locked: say("command.user.is-locked")
      case .disabled: say("command.user.is-disabled")
      }
    }
  }

  let login: String
  let name: String
  let unit: String
  let roles: [Role]
  let state: State

  /// Everybody in the bodies that the visitor administers.
  ///
  /// - Throws: `office.no-appointment` for somebody who is no administrator.
  static func all(in visit: TerminalVisit) async throws -> [UserEntry] {
    try await visit.ask { reading in
      let roots = reading.asker.appointments.filter(\.role.isAdministrator).map(\.organization)
      guard !roots.isEmpty else {
        throw Refusal(OfficeRefusal.noAppointment, helpers: Role.administrators.sorted())
      }
      return try reading.organizations(below: roots).flatMap { try entries(of: $0, reading) }
    }
  }

  private static func entries(
    of organization: Organization, _ reading: Reading
  ) throws -> [UserEntry] {
    var entries: [UserEntry] = []
    var last = ""
    while true {
      let page = try reading.persons(of: organization.id, after: last)
      for person in page {
        let roles = try reading.appointments(of: person.id).filter {
          $0.isInForce(on: reading.today)
        }
        .map(\.role)
        entries.append(
          UserEntry(
            login: person.login, name: person.name, unit: organization.shortName, roles: roles,
            state: state(of: person, at: reading.now)))
      }
      guard let end = page.last else { return entries }
      last = end.login
    }
  }

  private static func state(of person: Person, at now: Instant) -> State {
    if person.disabledAt != nil { return .disabled }
    return person.lockedUntil.map { now < $0 } ?? false ? .locked : .active
  }
}
