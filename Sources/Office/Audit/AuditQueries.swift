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
      SELECT e.id, e.at, e.request, e.actor, e.person_id, p.name AS person_name, a.role, e.act,
        e.object_kind, e.object_id, o.name AS organization_name, e.citations, e.facts
      FROM audit_entries e
      LEFT JOIN persons p ON p.id = e.person_id
      LEFT JOIN appointments a ON a.id = e.appointment_id
      LEFT JOIN organizations o ON o.id = e.organization_id
      WHERE e.id < \(end) AND e.id >= \(start)\(watched)\(filter.conditions)
      ORDER BY e.id DESC LIMIT \(limit)
      """)
    let records = try rows.map(AuditRecord.init)
    let isFull = records.count == limit
    let next = isFull ? records.last?.id : start > 1 ? start : nil
    return AuditPage(records: records, before: next)
  }

  /// The name of a person whose number stands in the log, for an auditor.
  package func auditedName(_ person: PersonID) throws -> String? {
    _ = try auditedBodies()
    return try session.first("SELECT name FROM persons WHERE id = \(person)")?.text("name")
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
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      id: try row.int("id"), at: try row.instant("at"), request: try row.text("request"),
      actor: try row.text("actor"), person: try row.optionalID("person_id"),
      personName: try row.optionalText("person_name"), role: try row.optionalWord("role"),
      act: try row.text("act"), object: try row.word("object_kind"),
      objectID: try row.int("object_id"),
      organization: try row.optionalText("organization_name"),
      citations: try restored(row.text("citations")), facts: try restored(row.text("facts")))
  }
}
