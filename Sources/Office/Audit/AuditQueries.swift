import Rulebook
import Storage

/// How many entries one question looks at when no index leads to what is wanted, so that a rare
/// person or act never makes it read the whole log; the next page goes on from there.
private let window: Int64 = 20_000

extension Reading {
  /// The audit log, newest first, as far as the asker's appointment as auditor reaches.
  ///
  /// Entries of no body (signing in, the calendar) are shown to auditors of the whole office only.
  /// - Parameter before: only entries with a smaller number.
  /// - Throws: `office.no-appointment`.
  package func auditLog(
    _ filter: AuditFilter = AuditFilter(), before: Int64? = nil, limit: Int = 50
  ) throws -> AuditPage {
    let watched = try auditedBodies()
    guard let top = try session.first("SELECT MAX(id) AS id FROM audit_entries"),
      let newest = try top.optionalInt("id")
    else { return AuditPage(records: [], before: nil) }
    let end = min(before ?? newest + 1, newest + 1)
    let isIndexed = filter.object != nil && filter.objectID != nil
    let start = isIndexed ? 0 : max(0, end - window)
    let rows = try session.rows(
      """
      SELECT e.id, e.at, e.request, e.actor, e.person_id, p.name AS person_name, a.role,
        w.name AS principal_name, e.act, e.object_kind, e.object_id, s.name AS object_name,
        o.name AS organization_name, e.citations, e.facts
      FROM audit_entries e
      LEFT JOIN persons p ON p.id = e.person_id
      LEFT JOIN persons s ON s.id = e.object_id
        AND e.object_kind = \(AuditObject.Kind.person.rawValue)
      LEFT JOIN appointments a ON a.id = e.appointment_id
      LEFT JOIN appointments d ON d.id = a.deputy_for
      LEFT JOIN persons w ON w.id = d.person_id
      LEFT JOIN organizations o ON o.id = e.organization_id
      WHERE e.id < \(end) AND e.id >= \(start)\(watched)\(filter.conditions)
      ORDER BY e.id DESC LIMIT \(limit)
      """)
    let records = try naming(rows.map(AuditRecord.init))
    let isFull = records.count == limit
    let next = isFull ? records.last?.id : start > 1 ? start : nil
    return AuditPage(records: records, before: next)
  }

  /// Looks up the names of the persons and bodies whose numbers stand in the facts, all at once.
  private func naming(_ records: [AuditRecord]) throws -> [AuditRecord] {
    func numbers<Noun>(_ keys: [String], of: Noun.Type) -> [Identifier<Noun>] {
      let all = records.flatMap { record in
        keys.compactMap { record.facts[$0].flatMap(Identifier<Noun>.init) }
      }
      return Array(Set(all))
    }
    let persons = try names(of: numbers(AuditRecord.personFacts, of: Person.self))
    let bodies = try organizationNames(
      of: numbers(AuditRecord.organizationFacts, of: Organization.self))
    return records.map { record in
      var record = record
      for (key, value) in record.facts {
        if AuditRecord.personFacts.contains(key) {
          record.names[key] = PersonID(value).flatMap { persons[$0] }
        } else if AuditRecord.organizationFacts.contains(key) {
          record.names[key] = OrganizationID(value).flatMap { bodies[$0] }
        }
      }
      return record
    }
  }

  private func organizationNames(
    of ids: [OrganizationID]
  ) throws -> [OrganizationID: String] {
    guard !ids.isEmpty else { return [:] }
    let rows = try session.rows(
      "SELECT id, name FROM organizations WHERE id IN (\(list: ids))")
    var names: [OrganizationID: String] = [:]
    for row in rows { names[try row.id("id")] = try row.text("name") }
    return names
  }

  /// Restricts the entries to the bodies the asker audits; nothing for the whole office.
  private func auditedBodies() throws -> SQL {
    let roles: [Role] = [.auditor, .auditAdministrator]
    let bodies = asker.appointments.filter { roles.contains($0.role) }.map(\.organization)
    guard let first = bodies.first else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: roles)
    }
    if bodies.contains(where: { $0.parent == nil }) { return "" }
    let inside = bodies.dropFirst().reduce(Self.below(first)) { $0 + " OR " + Self.below($1) }
    return " AND (\(inside))"
  }

  private static func below(_ body: Organization) -> SQL {
    "(o.path >= \(body.path) AND o.path < \(body.path + "~"))"
  }
}

extension AuditFilter {
  fileprivate var conditions: SQL {
    var all: SQL = ""
    if let object { all = all + " AND e.object_kind = \(object.rawValue)" }
    if let objectID { all = all + " AND e.object_id = \(objectID)" }
    if let person { all = all + " AND e.person_id = \(person)" }
    if let act { all = all + " AND e.act = \(act)" }
    return all
  }
}

extension AuditRecord {
  fileprivate static let personFacts = ["person", "deputy"]
  fileprivate static let organizationFacts = ["department"]

  fileprivate init(_ row: SQLRow) throws {
    self.init(
      id: try row.int("id"), at: try row.instant("at"), request: try row.text("request"),
      actor: try row.text("actor"), person: try row.optionalID("person_id"),
      personName: try row.optionalText("person_name"), role: try row.optionalWord("role"),
      principalName: try row.optionalText("principal_name"), act: try row.text("act"),
      object: try row.word("object_kind"),
      objectID: try row.int("object_id"), objectName: try row.optionalText("object_name"),
      organization: try row.optionalText("organization_name"),
      citations: try restored(row.text("citations")), facts: try restored(row.text("facts")))
  }
}
