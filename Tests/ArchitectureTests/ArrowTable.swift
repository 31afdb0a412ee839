/// A table of a Markdown document: rows of cells, without its head.
struct MarkdownTable {
  let rows: [[String]]

  /// The first table whose head starts with this cell; no rows when there is none.
  init(headedBy head: String, in document: String) {
    var rows: [[String]] = []
    var isInside = false
    for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        if isInside { break }
        continue
      }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .dropFirst().dropLast()
        .map { $0.trimmingPrefix { $0 == " " }.reversed().drop { $0 == " " }.reversed() }
        .map { String($0) }
      if isInside {
        rows.append(cells)
      } else if cells.first == head {
        isInside = true
      }
    }
    self.rows = rows.filter { $0.contains { cell in cell.contains { !"-: ".contains($0) } } }
  }
}

/// Which target may import which, as `docs/architecture.md` says.
struct ArrowTable {
  /// What comes with Swift or the system and every target may use.
  static let free: Set<String> = [
    "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Synchronization",
  ]

  let allowed: [String: Set<String>]

  init(_ document: String) {
    let table = MarkdownTable(headedBy: "Target", in: document)
    var allowed: [String: Set<String>] = [:]
    for row in table.rows {
      let names = row.map { cell in
        cell.matches(of: #/`(\w+)`/#).map { String($0.output.1) }
      }
      guard let target = names.first?.first else { continue }
      allowed[target] = Set(names.dropFirst().joined())
    }
    self.allowed = allowed
  }

  /// Imports of a source that the table does not allow.
  func forbidden(in source: SwiftText, of target: String) -> [String] {
    let allowed = (allowed[target] ?? []).union(Self.free).union([target])
    return source.imports.filter { !allowed.contains($0) }
  }
}
