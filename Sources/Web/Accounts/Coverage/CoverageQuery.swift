import Office

/// What the address of the view asks for.
struct CoverageQuery: Sendable {
  static let path = "/accounts/coverage"

  /// Nil for the map of bodies and platforms.
  var kind: CoverageKind?
  var filter = CoverageFilter()
  var after: CoverageMark?

  init(_ visit: Visit) {
    kind = CoverageKind(rawValue: visit.query.text("kind"))
    filter.organization = OrganizationID(visit.query.text("organization"))
    filter.level = Organization.Level(rawValue: visit.query.text("level"))
    after = CoverageMark(visit.query.text("after"))
  }

  var isNarrowed: Bool { filter != CoverageFilter() }

  /// What stands in the filter's fields.
  var entries: [String: String] {
    var entries: [String: String] = [:]
    if let organization = filter.organization {
      entries["organization"] = organization.description
    }
    if let level = filter.level { entries["level"] = level.rawValue }
    return entries
  }

  var address: String {
    var fields: [String] = []
    if let kind { fields.append("kind=" + kind.rawValue) }
    if let organization = filter.organization { fields.append("organization=\(organization)") }
    if let level = filter.level { fields.append("level=" + level.rawValue) }
    if let after { fields.append("after=" + after.text) }
    return fields.isEmpty ? Self.path : Self.path + "?" + fields.joined(separator: "&")
  }

  /// The first page of another list under the same filter.
  func showing(_ kind: CoverageKind?) -> CoverageQuery {
    var result = self
    result.kind = kind
    result.after = nil
    return result
  }

  func following(_ mark: CoverageMark?) -> CoverageQuery {
    var result = self
    result.after = mark
    return result
  }

  /// The same list without a filter.
  var unnarrowed: CoverageQuery {
    var result = showing(kind)
    result.filter = CoverageFilter()
    return result
  }

  /// The same list within one body.
  func within(_ organization: OrganizationID) -> CoverageQuery {
    var result = showing(kind)
    result.filter.organization = organization
    return result
  }
}
