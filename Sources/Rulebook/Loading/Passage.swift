/// A word, a list or a mapping of a rulebook file, and where it stands.
///
/// Passages of several files may be put together (see ``Passage/overlaid(with:log:)``): each
/// keeps its own file, so a mistake is shown where it was written and a rule cites whoever wrote
/// its article.
struct Passage: Sendable {
  /// A key of a mapping, with its own place.
  struct Key: Sendable {
    var name: String
    var place: Place
  }

  indirect enum Content: Sendable {
    /// A scalar; plain means written without quotes.
    case word(String, isPlain: Bool)
    case list([Passage])
    case mapping([(key: Key, value: Passage)])
  }

  var content: Content
  var place: Place
}

extension Passage {
  /// Whether this is the bare word `none`, which states an absence.
  var isNone: Bool {
    guard case .word(let text, true) = content else { return false }
    return text == "none"
  }

  /// Whether this is `none: {article, reason}`.
  var isStatedNone: Bool {
    guard case .mapping(let pairs) = content, pairs.count == 1 else { return false }
    return pairs.first?.key.name == "none"
  }

  /// The value under a key of a mapping.
  func value(_ key: String) -> Passage? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key.name == key }?.value
  }

  /// The text of a scalar that says something.
  var text: String? {
    guard case .word(let text, let isPlain) = content, text.contains(where: { !$0.isWhitespace })
    else { return nil }
    return isPlain && ["none", "~", "null", "Null", "NULL"].contains(text) ? nil : text
  }

  /// A title in both languages, read without complaint.
  var title: LocalizedTitle? {
    guard let chinese = value("zh-Hans")?.text, let english = value("en")?.text else { return nil }
    return LocalizedTitle(chinese: chinese, english: english)
  }
}

/// A place in a file, from 1; 0:0 for the whole file.
struct Place: Hashable, Sendable {
  var file: String
  var line: Int
  var column: Int
}
