/// Where the words of a Word file lead: links of their own, and fields that make links.
struct WordLinks {
  /// The addresses outside the file, by the name under which its parts refer to them.
  private let targets: [String: String]
  /// Elements around the words; nil for one that leads nowhere outside.
  private var around: [String?] = []
  private var fields: [Field] = []

  private struct Field {
    var instruction = ""
    var address: String?
    var showsResult = false
  }

  init(targets: [String: String] = [:]) { self.targets = targets }

  var address: String? { around.last ?? nil ?? fields.last { $0.address != nil }?.address }

  mutating func beginElement(_ attributes: XMLAttributes) {
    let field = attributes["instr"].flatMap(Self.address)
    around.append(attributes["id"].flatMap { targets[$0] } ?? field)
  }

  mutating func endElement() { _ = around.popLast() }

  /// A field that is written in pieces: what it does, what it shows, and its end.
  mutating func mark(_ kind: String?) {
    switch kind {
    case "begin": fields.append(Field())
    case "separate":
      guard let last = fields.indices.last else { return }
      fields[last].address = Self.address(of: fields[last].instruction)
      fields[last].showsResult = true
    case "end": _ = fields.popLast()
    default: break
    }
  }

  mutating func read(instruction words: String) {
    guard let last = fields.indices.last, !fields[last].showsResult,
      fields[last].instruction.utf8.count < 4_000
    else { return }
    fields[last].instruction += words
  }

  /// `HYPERLINK "https://…" \o "…"`
  private static func address(of instruction: String) -> String? {
    let parts = instruction.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count >= 3, let head = parts.first,
      head.filter({ !$0.isWhitespace }).uppercased() == "HYPERLINK"
    else { return nil }
    return String(parts[1])
  }
}
