import Office
import Support
import WorkCalendar

extension World {
  /// An account of the city bureau that is in use already.
  func openAccount(on platform: Platform, _ name: String) async throws -> AccountID {
    try await perform(
      ApplyForAccount(
        organization: cast.city, platform: platform, name: name, isExisting: true,
        day: CivilDate("2026-09-01")), as: cast.accountManager
    ).account
  }

  /// A body besides those of the cast.
  func found(
    _ code: String, _ name: String, below parent: OrganizationID, _ level: Organization.Level,
    sector: Organization.Sector = .publicSecurity, rulebooks: [String] = []
  ) async throws -> OrganizationID {
    try await perform(
      CreateOrganization(
        parent: parent,
        draft: OrganizationDraft(
          parent: parent, level: level, sector: sector, name: name, shortName: name, code: code,
          rulebooks: rulebooks)), as: cast.systemAdministrator)
  }

  /// Somebody who works there and holds these roles.
  func join(_ login: String, at body: OrganizationID, _ roles: Role...) async throws -> Actor {
    let id = try await perform(
      CreatePerson(
        organization: body, login: login, name: login,
        passwordHash: PasswordHash(
          of: Cast.password, salt: Array(repeating: 7, count: 16), logRounds: 4),
        mustChange: false), as: .system(.founder))
    for role in roles {
      _ = try await perform(
        Appoint(person: id, organization: body, role: role, from: now.date),
        as: .system(.founder))
    }
    return .person(id)
  }
}
