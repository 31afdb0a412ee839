package import Rulebook

/// Finds in a text what its elements say: lines that begin with the element's name and a colon, or
/// stand under a line that is the name alone.
package struct NoticeElements {
  /// Names in small letters with the element's id, the longest first.
  private let names: [(name: String, id: String)]

  /// - Parameter elements: go by their titles, in either language.
  package init(_ elements: [ElementRule]) {
    names = elements.flatMap { element in
      [element.title.chinese, element.title.english].map {
        (name: $0.lowercased(), id: element.id)
      }
    }.sorted { $0.name.count > $1.name.count }
  }

  /// What was written, by the element's id; an element without a line of its own is missing.
  package func found(in text: String) -> [String: String] {
    var result: [String: String] = [:]
    var current: String?
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.trimmingPrefix { $0.isWhitespace }
      if let (id, rest) = beginning(of: words) {
        current = id
        result[id, default: ""] += rest
      } else if let current {
        result[current, default: ""] += "\n" + words
      }
    }
    return result
  }

  private func beginning(of line: Substring) -> (id: String, rest: String)? {
    let small = line.lowercased()
    for (name, id) in names where small.hasPrefix(name) {
      let rest = line.dropFirst(name.count).drop { $0.isWhitespace }
      if rest.isEmpty { return (id, "") }
      guard let sign = rest.unicodeScalars.first, sign == ":" || sign == "\u{FF1A}" else {
        continue
      }
      return (id, String(rest.dropFirst()))
    }
    return nil
  }
}
