import Storage

/// A person of a demo world, as the sign-in page shows them.
package struct DemoPerson: Sendable {
  package let login: String
  package let name: String
  package let organization: String
  package let roles: [Role]
}

extension Reading {
  /// Everybody of a demo world who can sign in. The web shows it in demo worlds only.
  package func demoPeople() throws -> [DemoPerson] {
    let rows = try session.rows(
      """
      SELECT p.login, p.name, o.short_name, a.role FROM persons p
      JOIN appointments a ON a.person_id = p.id AND a.ended_at IS NULL AND a.deputy_for IS NULL
      JOIN organizations o ON o.id = a.organization_id
      WHERE p.disabled_at IS NULL ORDER BY p.id, a.id LIMIT 200
      """)
    var people: [DemoPerson] = []
    for row in rows {
      let login = try row.text("login")
      let role: Role = try row.word("role")
      if let last = people.last, last.login == login {
        people[people.count - 1] = DemoPerson(
          login: login, name: last.name, organization: last.organization,
          roles: last.roles + [role])
      } else {
        people.append(
          DemoPerson(
            login: login, name: try row.text("name"), organization: try row.text("short_name"),
            roles: [role]))
      }
    }
    return people
  }
}
