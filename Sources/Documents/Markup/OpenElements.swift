/// The elements of a page that are open, and how words look inside them.
///
/// Each step costs the same however deep they lie in each other.
struct OpenElements {
  private var elements: [Element] = []
  /// How often each name is open, so that an end without a beginning is seen at once.
  private var counts: [String: Int] = [:]
  /// Which of the elements are lists.
  private var lists: [(index: Int, next: Int?, format: String)] = []
  /// Which of them are tables, with the cell that is being read.
  private var tables: [(index: Int, cell: DocumentBlock.Cell)] = []
  private var tableCount = 0

  private struct Element {
    let name: String
    let style: RunStyle
    let isLabel: Bool
  }

  /// How words look now.
  var style: RunStyle { elements.last?.style ?? RunStyle() }

  /// Whether what comes now is the number that Word writes before an entry.
  var isLabel: Bool { elements.last?.isLabel ?? false }

  /// The cell that is being read.
  var cell: DocumentBlock.Cell? { tables.last?.cell }

  mutating func begin(_ tag: Tag) {
    guard !Self.empty.contains(tag.name) else { return }
    // Nothing that has lines of its own stands in a paragraph.
    if HTMLReader.begins(tag.name), !Self.parts.contains(tag.name) { end("p") }
    let css = TagStyle(tag.style)
    var style = style
    if tag.name == "b" || tag.name == "strong" { style.isStrong = true }
    if let isStrong = css.isStrong { style.isStrong = isStrong }
    if tag.name == "a", let address = tag.link { style.address = address }
    if css.isUnseen || tag.isHidden { style.unseen = style.unseen ?? .hidden }
    if Self.unseen.contains(tag.name) { style.unseen = style.unseen ?? HTMLReader.left[tag.name] }
    let isLabel = isLabel || css.wordList == "ignore"
    if tag.name == "ol" || tag.name == "ul" || tag.name == "menu" {
      let first = tag.name == "ol" ? tag.number ?? 1 : nil
      lists.append((elements.count, first, Self.formats[tag.type] ?? "decimal"))
    }
    if tag.name == "table" {
      tableCount += 1
      tables.append((elements.count, DocumentBlock.Cell(table: tableCount)))
    }
    countCell(tag.name)
    counts[tag.name, default: 0] += 1
    elements.append(Element(name: tag.name, style: style, isLabel: isLabel))
  }

  /// Ends the nearest element of a name with all that is open inside it.
  mutating func end(_ name: String) {
    guard counts[name, default: 0] > 0 else { return }
    while let element = elements.popLast() {
      counts[element.name, default: 1] -= 1
      if lists.last?.index == elements.count { lists.removeLast() }
      if tables.last?.index == elements.count { tables.removeLast() }
      if element.name == name { return }
    }
  }

  /// What an entry that begins now is counted as; empty in a list without numbers.
  mutating func label(of entry: Tag) -> String {
    guard let last = lists.indices.last, let next = lists[last].next else { return "" }
    let number = entry.number ?? next
    lists[last].next = number &+ 1
    return ListNumber.text(number, lists[last].format) + "."
  }

  /// How a list counts, in the words of Word.
  private static let formats = [
    "A": "upperLetter", "I": "upperRoman", "a": "lowerLetter", "i": "lowerRoman",
  ]

  private mutating func countCell(_ name: String) {
    guard let last = tables.indices.last else { return }
    switch name {
    case "tr":
      tables[last].cell.row += 1
      tables[last].cell.column = 0
    case "td", "th": tables[last].cell.column += 1
    default: break
    }
  }

  /// Elements without an inside.
  private static let empty: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  /// Elements that begin a line and may stand below a paragraph that was left open.
  private static let parts: Set<String> = [
    "body", "button", "caption", "head", "html", "legend", "option", "select", "summary", "tbody",
    "tfoot", "thead", "tr",
  ]

  /// Those of ``HTMLReader/left`` that are open while words stand in them, which are none of the
  /// text.
  private static let unseen: Set<String> = [
    "audio", "button", "canvas", "select", "svg", "textarea", "video",
  ]
}
