import Storage

/// The number of a record in the books; the noun keeps a post's number from passing for a person's.
package struct Identifier<Noun>: Sendable, Hashable, Comparable, Codable, SQLConvertible,
  LosslessStringConvertible
{
  package let rawValue: Int64

  package init(_ rawValue: Int64) { self.rawValue = rawValue }

  /// Reads a number from outside: decimal digits, positive.
  package init?(_ text: String) {
    guard let value = Int64(text), value > 0, text.count <= 19 else { return nil }
    rawValue = value
  }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  package var description: String { String(rawValue) }
  package var sqlValue: SQLValue { .integer(rawValue) }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
