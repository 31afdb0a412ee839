import Rulebook
import Storage

private let columns: SQL = """
  o.id, o.parent_id, o.path, o.level, o.sector, o.name, o.short_name, o.code, o.secret_related,
  o.version, o.closed_at
  """

/// A rulebook in force for a body, and the body that put it in force.
package struct RulebookOrigin: Sendable, Hashable {
  package let chosen: ChosenRulebook
  package let organization: Organization
}

extension Reading {
  /// The bodies the asker may look at, in the order of the tree.
  ///
  /// - Parameter after: the path of the last body of the page before.
  package func visibleOrganizations(
    after: String = "", limit: Int = 200
  ) throws -> [Organization] {
    guard let places = asker.places("o") else { return [] }
    return try session.rows(
      """
      SELECT \(columns) FROM organizations o
      WHERE o.path > \(after) AND (\(places)) ORDER BY o.path LIMIT \(limit)
      """
    ).map(Organization.init)
  }

  /// A body the asker may look at.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func visibleOrganization(_ id: OrganizationID) throws -> Organization {
    let organization = try organization(id)
    guard asker.sees(organization) else { throw Refusal(OfficeRefusal.otherUnit) }
    return organization
  }

  /// A person the asker may look at: looked after by, or appointed in, a body the asker sees.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func visiblePerson(_ id: PersonID) throws -> (Person, Organization, [Appointment]) {
    let person = try person(id)
    let home = try organization(person.organization)
    let appointments = try appointments(of: id)
    let isInSight =
      asker.person?.id == id || asker.sees(home)
      || appointments.contains { $0.endedAt == nil && asker.sees($0.organization) }
    guard isInSight else { throw Refusal(OfficeRefusal.otherUnit) }
    return (person, home, appointments)
  }

  /// The rulebooks that govern a body and where each comes from, the highest body's first.
  package func rulebookOrigins(of organization: Organization) throws -> [RulebookOrigin] {
    let rows = try session.rows(
      """
      SELECT r.rulebook, r.adaptations, \(columns) FROM rulebook_adoptions r
      JOIN organizations o ON o.id = r.organization_id
      WHERE r.organization_id IN (\(list: organization.lineage)) AND r.until_at IS NULL
      ORDER BY o.path, r.position
      """)
    var seen: Set<String> = []
    return try rows.map {
      RulebookOrigin(chosen: try ChosenRulebook($0), organization: try Organization($0))
    }.filter { seen.insert($0.chosen.id).inserted }
  }

  /// The rulebooks some body of this office has put in force, by id.
  package func rulebooksInUse() throws -> [String] {
    try session.rows(
      """
      SELECT DISTINCT rulebook FROM rulebook_adoptions WHERE until_at IS NULL
      ORDER BY rulebook LIMIT 100
      """
    ).map { try $0.text("rulebook") }
  }
}

extension Asker {
  /// A condition on the bodies the appointments reach; nil when none does.
  ///
  /// - Parameter alias: how the statement calls the table of bodies.
  func places(_ alias: StaticString) -> SQL? {
    let table = SQL(stringLiteral: alias)
    var parts: [SQL] = []
    var roots: [Organization] = []
    for appointment in appointments {
      let organization = appointment.organization
      guard !roots.contains(organization) else { continue }
      switch appointment.role.reach {
      case .subtree:
        roots.append(organization)
        parts.append(
          "(\(table).path >= \(organization.path) AND \(table).path < \(organization.path + "~"))")
      case .ownUnit: parts.append("\(table).id = \(organization.id)")
      }
    }
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { $0 + " OR " + $1 }
  }
}
