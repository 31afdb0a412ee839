import Office
import Rulebook
import Spreadsheets
import WorkCalendar

/// What is missing, a row for each thing; or the map of bodies and platforms.
enum CoverageExport {
  static let fields = ["kind", "organization", "level"]
  static let path = CoverageQuery.path + "/export"

  static func list(_ visit: Visit) -> ListExport {
    var filter = CoverageFilter()
    filter.organization = OrganizationID(visit.form.text("organization"))
    filter.level = Organization.Level(rawValue: visit.form.text("level"))
    let sheet = Sheet(
      filter: filter, named: ExportFields.named(fields, in: visit.form), say: visit.say,
      names: visit.rulebookNames)
    return CoverageKind(rawValue: visit.form.text("kind")).map(sheet.gaps) ?? sheet.map()
  }
}

/// What both kinds of files are made from.
private struct Sheet: Sendable {
  let filter: CoverageFilter
  let named: [String: String]
  let say: Words
  let names: RulebookNames

  // MARK: - Gaps

  func gaps(_ kind: CoverageKind) -> ListExport {
    let head = [
      TableColumn(say("imports.field.code")), TableColumn(say("coverage.column.organization")),
      TableColumn(say("coverage.column.level")),
    ]
    let account = [
      TableColumn(say("coverage.column.account")), TableColumn(say("coverage.column.platform")),
    ]
    let fault = [
      TableColumn(say("export.missing")), TableColumn(say("export.weight")),
      TableColumn(say("export.due"), .date), TableColumn(say("coverage.column.basis")),
    ]
    return ListExport(
      .coverage, columns: head + (kind.isOfBody ? [] : account) + fault, filter: named,
      body: filter.organization
    ) { reading, place, limit in
      let page = try reading.coverageGaps(
        kind, filter, after: place.flatMap { CoverageMark($0) }, limit: limit)
      return ListExport.Portion(rows: page.gaps.flatMap(rows), next: page.next?.text)
    }
  }

  private func rows(_ gap: CoverageGap) -> [[TableValue]] {
    let body = gap.organization
    let head: [TableValue] = [
      .words(body.code), .words(body.name), .words(OrganizationWords.level(body.level, say)),
    ]
    let account: [TableValue] =
      gap.account.map { account in
        [
          .words(account.name),
          .words(RulebookWords.platform(account.platform.rawValue, say)),
        ]
      } ?? []
    return gap.faults.map { fault in
      head + account + [
        .words(CoverageGapView.words(fault.matter, say)),
        .words(say("finding." + fault.level.rawValue)), .day(lastDay(fault.matter)),
        .words(citationWords(fault.citations, names: names, say: say)),
      ]
    }
  }

  private func lastDay(_ matter: CoverageFault.Matter) -> Instant? {
    switch matter {
    case .filing(let limit): limit?.due.advanced(byMilliseconds: -1)
    case .overdue(_, _, _, let due, _): due.advanced(byMilliseconds: -1)
    default: nil
    }
  }

  // MARK: - The map

  /// Bodies at a time, so that all of their accounts are read.
  private static let portion = 100

  func map() -> ListExport {
    let columns =
      [
        TableColumn(say("imports.field.code")),
        TableColumn(say("coverage.column.organization")),
        TableColumn(say("coverage.column.level")),
      ] + CoverageMap.platforms.map { TableColumn(RulebookWords.platform($0.rawValue, say)) }
      + [TableColumn(say("coverage.column.basis"))]
    return ListExport(
      .coverageMap, columns: columns, filter: named, body: filter.organization
    ) { reading, place, limit in
      let map = try reading.coverageMap(
        filter, after: place.flatMap { CoverageMark($0) }, limit: min(limit, Self.portion))
      return ListExport.Portion(rows: map.lines.map(row), next: map.next?.text)
    }
  }

  private func row(_ line: CoverageLine) -> [TableValue] {
    let body = line.organization
    let citations = line.faults.citations
    return [
      .words(body.code), .words(body.name), .words(OrganizationWords.level(body.level, say)),
    ] + CoverageMap.platforms.map { .words(cell(of: $0, line)) } + [
      .words(citationWords(citations, names: names, say: say))
    ]
  }

  private func cell(of kind: PlatformKind, _ line: CoverageLine) -> String {
    let held = line.accounts(of: kind)
    let inUse = held.filter { $0.state == .open || $0.state == .suspended }
    if inUse.contains(where: { $0.state == .open }) {
      return say("coverage.cell.held", ["n": "\(inUse.count)"])
    }
    if !inUse.isEmpty { return say("coverage.cell.suspended") }
    if !held.isEmpty { return say("coverage.cell.under-way") }
    return say(line.fault(on: kind) == nil ? "coverage.cell.none" : "coverage.cell.missing")
  }
}
