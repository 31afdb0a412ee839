/// A part of a rulebook: given, or absent.
package enum Stated<Content: Sendable & Hashable>: Sendable, Hashable {
  case given(Content)
  /// An article was read for it and demands nothing.
  case none(Absence)
  /// The text does not speak of it.
  case silent

  /// What is given, or nil.
  package var content: Content? {
    if case .given(let content) = self { content } else { nil }
  }

  /// The statement that nothing is demanded, or nil.
  package var absence: Absence? {
    if case .none(let absence) = self { absence } else { nil }
  }
}

/// The statement that a text does not demand something, and why one can say so.
package struct Absence: Cited, Codable {
  package var citation: Citation
  package var reason: LocalizedTitle

  package var citations: [Citation] { [citation] }
}
