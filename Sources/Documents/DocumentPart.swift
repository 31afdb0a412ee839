/// Words of a document that look alike, clean of what only its program needs.
package struct DocumentRun: Sendable, Hashable {
  package var words: String
  package var isStrong: Bool
  /// Where the words lead, as it was written; nil when they lead nowhere.
  package var address: String?

  package init(words: String, isStrong: Bool = false, address: String? = nil) {
    (self.words, self.isStrong, self.address) = (words, isStrong, address)
  }
}

package typealias DocumentLine = [DocumentRun]

/// A piece of a document's text, ready to become a draft.
package enum DocumentPart: Sendable, Hashable {
  case heading(DocumentLine)
  case list([DocumentLine])
  case paragraph([DocumentLine])

  /// How many visible characters its words have.
  package var characters: Int {
    switch self {
    case .heading(let line): line.reduce(0) { $0 + $1.words.count }
    case .list(let lines), .paragraph(let lines): lines.joined().reduce(0) { $0 + $1.words.count }
    }
  }

  /// A title or a name as one line, as clean as the lines of the parts.
  package static func clean(_ text: String) -> String { LineBuilder.line(of: text) }
}

/// Puts blocks together: entries to lists, numbered lines and rows of tables to paragraphs.
struct PartBuilder {
  private(set) var parts: [DocumentPart] = []
  /// What the part that is being put together consists of.
  private var lines: [DocumentLine] = []
  private var group = Group.alone
  private var lastCell: DocumentBlock.Cell?
  /// Tables with cells beside each other; all others only arrange what is in them.
  private let tables: Set<Int>

  private enum Group: Hashable {
    case alone, entries, numbers
    case table(Int)
  }

  init(_ blocks: [DocumentBlock], without title: Int?) {
    tables = Self.tables(of: blocks)
    for (index, block) in blocks.enumerated() where index != title { add(block) }
    close()
  }

  /// The tables that have more than one column.
  static func tables(of blocks: [DocumentBlock]) -> Set<Int> {
    Set(blocks.compactMap(\.cell).filter { $0.column > 1 }.map(\.table))
  }

  private mutating func add(_ block: DocumentBlock) {
    let lines = LineBuilder.lines(of: block)
    guard lines.contains(where: { !$0.isEmpty }) else { return }
    if let cell = block.cell, tables.contains(cell.table), block.kind != .heading {
      return add(lines.filter { !$0.isEmpty }, of: cell)
    }
    switch block.kind {
    case .heading:
      close()
      parts.append(.heading(LineBuilder.joined(lines)))
    case .entry: add([LineBuilder.joined(lines)], to: .entries)
    case .paragraph:
      // An empty line begins a paragraph.
      for (index, lines) in lines.split(whereSeparator: \.isEmpty).enumerated() {
        add(Array(lines), to: block.label.isEmpty || index > 0 ? .alone : .numbers)
      }
    }
  }

  /// Cells of one row stand on one line; a second line of a cell is a line of its own.
  private mutating func add(_ lines: [DocumentLine], of cell: DocumentBlock.Cell) {
    var rest = lines[...]
    if group == .table(cell.table), let before = lastCell, before.row == cell.row,
      before.column != cell.column, let last = self.lines.indices.last, let first = rest.popFirst()
    {
      LineBuilder.add(DocumentRun(words: String(LineBuilder.wideSpace)), to: &self.lines[last])
      for run in first { LineBuilder.add(run, to: &self.lines[last]) }
    }
    add(Array(rest), to: .table(cell.table))
    lastCell = cell
  }

  private mutating func add(_ lines: [DocumentLine], to group: Group) {
    if group == .alone || group != self.group { close() }
    self.group = group
    self.lines += lines
  }

  private mutating func close() {
    if !lines.isEmpty { parts.append(group == .entries ? .list(lines) : .paragraph(lines)) }
    lines = []
    group = .alone
  }
}
