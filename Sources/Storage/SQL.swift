/// A statement whose values are bound, never concatenated.
///
/// `"SELECT title FROM posts WHERE id = \(id)"` carries `id` beside the text. The placeholders are
/// written by this type alone: a hand-written `$2` before `$1` would bind wrongly on SQLite.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
  enum Piece: Sendable {
    case text(String)
    case value(SQLValue)
    case word(DialectWord)
  }

  var pieces: [Piece]

  package init(stringLiteral value: StaticString) {
    pieces = [.text("\(value)")]
  }

  package init(stringInterpolation: StringInterpolation) {
    pieces = stringInterpolation.pieces
  }

  private init(pieces: [Piece]) {
    self.pieces = pieces
  }

  package static func + (left: SQL, right: SQL) -> SQL {
    SQL(pieces: left.pieces + right.pieces)
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(interpolationCount * 2 + 1)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      if literal.utf8CodeUnitCount > 0 { pieces.append(.text("\(literal)")) }
    }

    package mutating func appendInterpolation(_ value: some SQLConvertible) {
      pieces.append(.value(value.sqlValue))
    }

    package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
      pieces.append(.value(value?.sqlValue ?? .null))
    }

    package mutating func appendInterpolation(_ word: DialectWord) {
      pieces.append(.word(word))
    }

    package mutating func appendInterpolation(_ sql: SQL) {
      pieces.append(contentsOf: sql.pieces)
    }

    /// The rows of a `VALUES …`: each number beside the same second value; at least one.
    package mutating func appendInterpolation(
      rows numbers: some Collection<Int64>, beside second: some SQLConvertible
    ) {
      for (index, number) in numbers.enumerated() {
        pieces.append(.text(index > 0 ? ", (" : "("))
        pieces.append(.value(.integer(number)))
        pieces.append(.text(", "))
        pieces.append(.value(second.sqlValue))
        pieces.append(.text(")"))
      }
    }

    /// The values of an `IN (…)`; an empty list becomes `NULL`, which matches nothing.
    package mutating func appendInterpolation(list values: [some SQLConvertible]) {
      guard !values.isEmpty else { return pieces.append(.text("NULL")) }
      for (index, value) in values.enumerated() {
        if index > 0 { pieces.append(.text(", ")) }
        pieces.append(.value(value.sqlValue))
      }
    }
  }

  /// The statement as one engine wants it, and its values in the order of their placeholders.
  func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
    if pieces.count == 1, case .text(let whole) = pieces[0] { return (whole, []) }
    var text = ""
    text.reserveCapacity(256)
    var values: [SQLValue] = []
    values.reserveCapacity(pieces.count)
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .word(let word): text += dialect.text(of: word)
      case .value(let value):
        values.append(value)
        text += dialect.placeholder(values.count)
      }
    }
    return (text, values)
  }
}
