import HTML

/// Names and what belongs to them.
package func definitionList(_ rows: [(String, Node)]) -> Node {
  dl(rows.map { div([dt($0.0), dd([$0.1])]) }).class("facts")
}

package func definitionList(_ rows: [(String, String)]) -> Node {
  definitionList(rows.map { ($0.0, text($0.1)) })
}

/// A column of a table.
package struct Column: Sendable {
  package enum Kind: String, Sendable {
    case words, number, actions
    /// The column that names the row; at most one.
    case name
  }

  package var label: String
  package var kind: Kind

  package init(_ label: String, _ kind: Kind = .words) {
    self.label = label
    self.kind = kind
  }
}

/// A row of a table; cells in the order of the columns.
package struct Row: Sendable {
  package var cells: [Node]
  /// Colours the row's edge, beside what its cells say in words.
  package var tone: Tone?
  /// Places of cells that say nothing beside others in a table, and are left out on a card.
  package var spare: Set<Int>

  package init(_ cells: [Node], tone: Tone? = nil, spare: Set<Int> = []) {
    self.cells = cells
    self.tone = tone
    self.spare = spare
  }
}

/// A table whose rows become cards on small screens.
///
/// The roles repeat what the elements say, because a table laid out as cards loses its meaning
/// for screen readers.
package func dataTable(
  columns: [Column], rows: [Row], caption words: String, showsCaption: Bool = false
) -> Node {
  let heads = columns.map { column in
    th(column.label).scope("col").role("columnheader").class("cell-" + column.kind.rawValue)
  }
  let body = rows.map { row in
    let cells = zip(columns, row.cells).enumerated().map { place, pair in
      tableCell(pair.0, pair.1, isSpare: row.spare.contains(place))
    }
    let line = tr(cells).role("row")
    return row.tone.map { line.class("tone-edge-" + $0.rawValue) } ?? line
  }
  return div([
    table([
      caption(words).class(showsCaption ? "" : "hidden-words"),
      thead([tr(heads).role("row")]).role("rowgroup"), tbody(body).role("rowgroup"),
    ]).class("list").role("table")
  ]).class("list-frame")
}

private func tableCell(_ column: Column, _ cell: Node, isSpare: Bool) -> Node {
  let node =
    column.kind == .name
    ? th([cell]).scope("row").role("rowheader")
    : td([div([cell]).class("cell")]).role("cell")
  return node.class("cell-" + column.kind.rawValue + (isSpare ? " cell-spare" : ""))
    .data("label", column.label)
}

/// The way to the next page of a list that is read by its last entry.
package func pager(first: String? = nil, next: String?, say: Words) -> Node {
  guard first != nil || next != nil else { return nothing }
  return nav([
    ifPresent(first) { a(say("table.first")).href($0).class("button") },
    ifPresent(next) { a(say("table.more")).href($0).rel("next").class("button") },
  ]).class("pager").aria("label", say("table.pages"))
}

/// Fields that narrow a list, in a row above it; sent as part of the address.
package func filterRow(action: String, _ fields: [Node], say: Words) -> Node {
  form(fields + [submitButton(say("act.filter"), style: .normal)])
    .method("get").action(action).class("filter")
}
