/// What the `style` of a tag says about its words: whether they are seen, and how.
struct TagStyle {
  var isUnseen = false
  /// Nil when nothing is said of it.
  var isStrong: Bool?
  /// Word's own word for what a paragraph is in a list.
  var wordList: String?

  init(_ text: String) {
    guard !text.isEmpty else { return }
    for rule in text.lowercased().split(separator: ";").prefix(100) {
      let halves = rule.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      guard halves.count == 2, let name = halves.first, let given = halves.last else { continue }
      let value = given.prefix { $0 != "!" }
      switch name {
      case "display": isUnseen = isUnseen || value == "none"
      case "mso-hide": isUnseen = isUnseen || value == "all"
      case "mso-list": wordList = String(value)
      case "font-weight": isStrong = Self.isStrong(value)
      default: continue
      }
    }
  }

  private static func isStrong(_ value: Substring) -> Bool? {
    switch value {
    case "bold", "bolder": true
    case "normal", "lighter": false
    default: Int(value).map { $0 >= 600 }
    }
  }
}
