/// Lists that are handed out as files.
package enum ExportedList: String, Sendable, CaseIterable, Codable {
  case accounts, filings, organizations, persons, coverage, trainings, devices, impersonations
  case notices, imports, corrections, archive, posts
  case coverageMap = "coverage-map"
  case personalAccounts = "personal-accounts"
  case rhythm
}

/// Hands a list out as a file. What is on paper or on a stick is out of the office's hands, so it
/// is written down who took which list, narrowed to what, and how many rows it had.
package struct ExportList: Act {
  package static let name: ActName = "accounts.export"
  package static let permission = Permission.everybodySignedIn

  package let list: ExportedList
  /// What narrows the list, as the page's address says it.
  package let filter: [String: String]
  package let rows: Int

  package init(_ list: ExportedList, filter: [String: String], rows: Int) {
    (self.list, self.filter, self.rows) = (list, filter, rows)
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let person = try desk.person()
    let narrowed = filter.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value.prefix(60))" }.joined(separator: " ")
    desk.record(
      AuditObject(.export, person.id.rawValue, of: person.organization),
      facts: [
        "exported-list": list.rawValue, "exported-filter": narrowed, "exported-rows": "\(rows)",
      ])
    return Done()
  }
}
