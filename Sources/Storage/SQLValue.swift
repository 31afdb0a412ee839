/// One value that crosses the border to a database: the four storage classes both engines share.
package enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case bytes([UInt8])

  /// Whether it is a text that PostgreSQL cannot hold; SQLite refuses it as well, so that both
  /// engines store the same.
  var holdsNUL: Bool {
    guard case .text(let text) = self else { return false }
    return text.utf8.contains(0)
  }
}

/// A type that knows how it is stored. Instants are stored as milliseconds, dates as text.
package protocol SQLConvertible: Sendable {
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLConvertible {
  package var sqlValue: SQLValue { self }
}

extension Int64: SQLConvertible {
  package var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLConvertible {
  package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Double: SQLConvertible {
  package var sqlValue: SQLValue { .real(self) }
}

/// Stored as 0 or 1: neither engine's own boolean type exists in the other.
extension Bool: SQLConvertible {
  package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

/// A text with NUL is refused by both engines as `StorageError.statement`: fields refuse it earlier.
extension String: SQLConvertible {
  package var sqlValue: SQLValue { .text(self) }
}

extension Array: SQLConvertible where Element == UInt8 {
  package var sqlValue: SQLValue { .bytes(self) }
}
