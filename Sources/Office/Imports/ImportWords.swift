/// How offices call columns and what they write into them, in Chinese and in English.
package struct ImportWords: Sendable {
  private let headers: [ImportKind: [String: ImportField]]
  private let values: [String: [String: String]]

  private struct Lists: Decodable {
    let headers: [String: [String: [String]]]
    let values: [String: [String: [String]]]
  }

  /// The lists that come with the program.
  ///
  /// - Throws: `MissingResource` when they are not there or name what does not exist.
  package static func bundled() throws -> ImportWords { try read.get() }

  private static let read = Result {
    try ImportWords(PolicyFile.decoded("import-words", as: Lists.self))
  }

  private init(_ lists: Lists) throws {
    var headers: [ImportKind: [String: ImportField]] = [:]
    for (kind, fields) in lists.headers {
      guard let kind = ImportKind(rawValue: kind) else { throw MissingResource(name: kind) }
      for (field, names) in fields {
        guard let field = ImportField(rawValue: field), kind.fields.contains(field) else {
          throw MissingResource(name: field)
        }
        for name in names { headers[kind, default: [:]][Self.plain(name)] = field }
      }
    }
    self.headers = headers
    values = lists.values.mapValues { words in
      var known: [String: String] = [:]
      for (word, names) in words {
        known[Self.plain(word)] = word
        for name in names { known[Self.plain(name)] = word }
      }
      return known
    }
  }

  /// The field that a column's name means; what stands in brackets may be left out.
  package func field(_ header: String, of kind: ImportKind) -> ImportField? {
    guard let known = headers[kind], !Self.plain(header).isEmpty else { return nil }
    return known[Self.plain(header)] ?? known[Self.plain(Self.withoutBrackets(header))]
  }

  /// The word of an enumeration that a cell means.
  func word<Word: RawRepresentable>(
    _ text: String, of list: String, as: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    values[list]?[Self.plain(text)].flatMap(Word.init(rawValue:))
  }

  func answer(_ text: String) -> Bool? {
    switch values["answer"]?[Self.plain(text)] {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  /// Letters and digits alone, small; wide forms as their narrow ones.
  private static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.prefix(200).unicodeScalars {
      let narrow =
        (0xFF01...0xFF5E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      if narrow.properties.isAlphabetic || narrow.properties.numericType != nil {
        result.append(narrow)
      }
    }
    return String(result).lowercased()
  }

  private static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    return String(
      text.filter { character in
        let category = character.unicodeScalars.first?.properties.generalCategory
        if category == .openPunctuation { depth += 1 }
        defer { if category == .closePunctuation, depth > 0 { depth -= 1 } }
        return depth == 0
      })
  }
}
