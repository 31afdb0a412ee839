import HTML
import Office
import Rulebook

/// The map: a line a body, a column a platform.
enum CoverageMapView {
  static func list(_ visit: Visit, _ query: CoverageQuery) async throws -> Node {
    let say = visit.say
    let map = try await visit.ask { try $0.coverageMap(query.filter, after: query.after) }
    let names = visit.rulebookNames
    return group([
      map.lines.isEmpty
        ? CoveragePages.empty(query, say)
        : dataTable(
          columns: columns(say), rows: map.lines.map { row($0, query, names, say) },
          caption: say("coverage.map")),
      CoveragePages.pages(query, next: map.next, say),
    ])
  }

  private static func columns(_ say: Words) -> [Column] {
    [Column(say("coverage.column.organization"), .name)]
      + CoverageMap.platforms.map { Column(RulebookWords.platform($0.rawValue, say)) }
  }

  private static func row(
    _ line: CoverageLine, _ query: CoverageQuery, _ names: RulebookNames, _ say: Words
  ) -> Row {
    let body = line.organization
    let citations = line.faults.citations
    return Row(
      [
        group([
          a(body.name).href(query.within(body.id).address),
          span(OrganizationWords.level(body.level, say)).class("note"),
          when(
            !citations.isEmpty,
            div([
              span(say("coverage.column.basis")).class("note"),
              citationLinks(citations, names: names, say: say),
            ]).class("cell-basis")),
        ])
      ] + CoverageMap.platforms.map { cell(of: $0, line, say) },
      tone: line.faults.map(\.level).min()?.tone,
      spare: Set(
        CoverageMap.platforms.indices.filter { isBlank(CoverageMap.platforms[$0], line) }
          .map { $0 + 1 }))
  }

  /// Whether there is no account and nobody asks for one.
  private static func isBlank(_ kind: PlatformKind, _ line: CoverageLine) -> Bool {
    line.accounts(of: kind).isEmpty && line.fault(on: kind) == nil
  }

  private static func cell(
    of kind: PlatformKind, _ line: CoverageLine, _ say: Words
  ) -> Node {
    let held = line.accounts(of: kind)
    let inUse = held.filter { $0.state == .open || $0.state == .suspended }
    let link = "/accounts?organization=\(line.organization.id)"
    guard inUse.isEmpty else {
      let isOpen = inUse.contains { $0.state == .open }
      let words = isOpen ? "coverage.cell.held" : "coverage.cell.suspended"
      return a([
        tag(say(words, ["n": "\(inUse.count)"]), tone: isOpen ? .green : .amber)
      ]).href(inUse.count == 1 ? inUse.first.map { "/accounts/\($0.id)" } ?? link : link)
    }
    let isMissing = line.fault(on: kind) != nil
    guard held.isEmpty else {
      return a([tag(say("coverage.cell.under-way"), tone: isMissing ? .amber : .primary)])
        .href(link)
    }
    return isMissing
      ? tag(say("coverage.cell.missing"), tone: .red)
      : span(say("coverage.cell.none")).class("note")
  }
}
