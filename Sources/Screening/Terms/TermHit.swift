/// A term found in a text.
package struct TermHit: Sendable, Hashable {
  private let source: TermSource
  /// Where it begins, in visible characters from 0.
  package let offset: Int
  /// How far it reaches, in visible characters.
  package let length: Int
  /// The words as they stand in the text.
  package let text: String

  init(source: TermSource, offset: Int, length: Int, text: String) {
    (self.source, self.offset, self.length, self.text) = (source, offset, length, text)
  }

  package var family: TermFamily { source.family }
  package var entry: TermEntry { source.entry }

  package static func == (left: Self, right: Self) -> Bool {
    left.offset == right.offset && left.length == right.length && left.text == right.text
      && left.entry == right.entry && left.family == right.family
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(offset)
    hasher.combine(entry)
  }
}

/// An entry and its family, shared by all hits of it.
final class TermSource: Sendable {
  let family: TermFamily
  let entry: TermEntry

  init(family: TermFamily, entry: TermEntry) {
    (self.family, self.entry) = (family, entry)
  }
}
