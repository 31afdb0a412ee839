/// The numbers and dots that Word writes before paragraphs (`word/numbering.xml`).
struct WordNumbering {
  /// What stands before a paragraph.
  enum Mark: Hashable {
    case dot
    case number(String)
  }

  private struct Level {
    var format = "decimal"
    /// With `%1` to `%9` for the numbers of the levels.
    var text = ""
    var start = 1
  }

  private var abstract: [String: [Int: Level]] = [:]
  /// Which abstract list each list follows.
  private var lists: [String: String] = [:]
  /// Where a list begins anew.
  private var restarts: [String: [Int: Int]] = [:]
  /// How far each abstract list is, by level.
  private var counts: [String: [Int: Int]] = [:]
  private var begun: Set<String> = []

  private static let levels = 0...8

  init() {}

  /// - Parameter bytes: `word/numbering.xml`.
  init(_ bytes: [UInt8]) throws(DocumentError) {
    var reader = try XMLReader(bytes)
    var (list, name, level) = ("", "", 0)
    while let piece = try reader.next() {
      guard case .start(let element, let attributes) = piece else { continue }
      let value = attributes["val"] ?? ""
      switch element {
      case "abstractNum": name = attributes["abstractNumId"] ?? ""
      case "lvl":
        level = Int(attributes["ilvl"] ?? "") ?? 0
        // Inside of a list of its own a level would change that list alone, which nobody does.
        if Self.levels.contains(level), list.isEmpty {
          abstract[name, default: [:]][level] = Level()
        }
      case "numFmt" where list.isEmpty: abstract[name]?[level]?.format = value
      case "lvlText" where list.isEmpty: abstract[name]?[level]?.text = String(value.prefix(40))
      case "start" where list.isEmpty: abstract[name]?[level]?.start = Int(value) ?? 1
      case "num": list = attributes["numId"] ?? ""
      case "abstractNumId": lists[list] = value
      case "lvlOverride": level = Int(attributes["ilvl"] ?? "") ?? 0
      case "startOverride":
        if Self.levels.contains(level) { restarts[list, default: [:]][level] = Int(value) ?? 1 }
      default: continue
      }
    }
  }

  /// What stands before the next paragraph of a list; nil when it is none that is known.
  mutating func mark(of list: String, level: Int) -> Mark? {
    guard let name = lists[list], let found = abstract[name]?[level] else { return nil }
    if found.format == "bullet" { return .dot }
    if begun.insert(list).inserted {
      for (level, start) in restarts[list] ?? [:] { counts[name, default: [:]][level] = start &- 1 }
    }
    var own = counts[name] ?? [:]
    own[level] = (own[level] ?? found.start &- 1) &+ 1
    for deeper in own.keys where deeper > level { own[deeper] = nil }
    counts[name] = own
    guard found.format != "none" else { return nil }
    var text = found.text
    for other in Self.levels.prefix(level + 1) where text.contains("%") {
      let form = abstract[name]?[other]
      let number = own[other] ?? form?.start ?? 1
      text = text.replacing(
        "%\(other + 1)", with: ListNumber.text(number, form?.format ?? "decimal"))
    }
    return text.isEmpty ? nil : .number(text)
  }
}
