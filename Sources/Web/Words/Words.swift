/// What the pages say in one language, by key; the sentences stand in `Phrases/`.
///
/// Used as a function: `say("due.left", ["n": "2"])`. A missing key shows as `⟦key⟧`, so that it
/// is seen on the page and found by tests.
package struct Words: Sendable {
  package let language: Language
  let entries: [String: CatalogueEntry]

  init(language: Language, entries: [String: CatalogueEntry]) {
    self.language = language
    self.entries = entries
  }

  package func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
    guard let entry = entries[key] else { return "⟦\(key)⟧" }
    return entry.phrase(for: values).filled(with: values)
  }

  /// A sentence of one form whose values are made only where it asks for them.
  func callAsFunction(_ key: String, by value: (String) -> String?) -> String {
    guard let entry = entries[key] else { return "⟦\(key)⟧" }
    return entry.phrase(for: [:]).filled(by: value)
  }

  package func has(_ key: String) -> Bool {
    entries[key] != nil
  }

  /// All keys, sorted; for tests that compare the languages.
  package var keys: [String] { entries.keys.sorted() }

  /// Names of the values that a phrase asks for.
  package func places(of key: String) -> Set<String> {
    entries[key]?.places ?? []
  }

  /// Several names in a row, joined as the language joins them.
  package func list(_ names: [String]) -> String {
    names.joined(separator: self("list.separator"))
  }
}
