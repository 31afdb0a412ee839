/// A sentence of the catalogue with places for values, such as `{name}`.
struct Phrase: Sendable, Equatable {
  enum Part: Sendable, Equatable {
    case words(String)
    case place(String)
  }

  let parts: [Part]

  /// Reads the sentence; a brace that opens no name stands for itself.
  init(_ sentence: String) {
    var parts: [Part] = []
    var words = ""
    var rest = sentence[...]
    while let open = rest.firstIndex(of: "{") {
      words += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      let name = inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      guard !name.isEmpty, inside.dropFirst(name.count).first == "}" else {
        words += "{"
        rest = inside
        continue
      }
      if !words.isEmpty { parts.append(.words(words)) }
      parts.append(.place(String(name)))
      words = ""
      rest = inside.dropFirst(name.count + 1)
    }
    words += rest
    if !words.isEmpty { parts.append(.words(words)) }
    self.parts = parts
  }

  /// The sentence with its values; a place without a value shows its name in braces.
  func filled(with values: [String: String]) -> String {
    filled { values[$0] }
  }

  /// The sentence with values that are made only where the sentence asks for them.
  func filled(by value: (String) -> String?) -> String {
    var sentence = ""
    for part in parts {
      switch part {
      case .words(let words): sentence += words
      case .place(let name): sentence += value(name) ?? "{\(name)}"
      }
    }
    return sentence
  }

  var places: Set<String> {
    Set(
      parts.compactMap { part in
        if case .place(let name) = part { name } else { nil }
      })
  }
}

/// What the catalogue holds under a key: one sentence, or one for a single thing and one for more.
enum CatalogueEntry: Sendable, Equatable {
  case sentence(Phrase)
  /// English needs two: `one` when `{n}` is 1, `other` for all else.
  case counted(one: Phrase, other: Phrase)

  func phrase(for values: [String: String]) -> Phrase {
    switch self {
    case .sentence(let phrase): phrase
    case .counted(let one, let other): values["n"] == "1" ? one : other
    }
  }

  var places: Set<String> {
    switch self {
    case .sentence(let phrase): phrase.places
    case .counted(let one, let other): one.places.union(other.places)
    }
  }
}
