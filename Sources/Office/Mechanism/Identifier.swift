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
  /// At least four digits, as it stands in the numbers that people read: `0412`.
  package var padded: String {
    let digits = description
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  package var sqlValue: SQLValue { .integer(rawValue) }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
