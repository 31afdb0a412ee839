import Office
import Spreadsheets

/// The tables that somebody brought in, the newest first, and what became of their rows.
enum ImportExport {
  static func list(_ visit: Visit) -> ListExport {
    let say = visit.say
    let columns =
      ["file", "kind", "at", "ended", "state"].map { TableColumn(say("imports.column." + $0)) }
      + [TableColumn(say("imports.column.rows"), .number)]
      + RowVerdict.allCases.map { TableColumn(say("imports.verdict." + $0.rawValue), .number) }
    return ListExport(.imports, columns: columns, filter: [:]) { reading, place, limit in
      let found = try reading.tableImports(
        before: place.flatMap { TableImportID($0) }, limit: limit)
      return ListExport.Portion(
        rows: found.map { row($0, say) },
        next: found.count == limit ? found.last?.id.description : nil)
    }
  }

  private static func row(_ found: TableImport, _ say: Words) -> [TableValue] {
    [
      .words(found.fileName), .words(say("imports.kind." + found.kind.rawValue)),
      .words(say.dateTime(found.createdAt)), .words(found.endedAt.map { say.dateTime($0) }),
      .words(say("imports.state." + found.state.rawValue)), .count(found.counts.all),
    ] + RowVerdict.allCases.map { .count(found.counts[$0]) }
  }
}
