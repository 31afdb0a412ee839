/// The columns of a result, shared by its rows.
package final class SQLColumns: Sendable {
  let names: [String]
  private let positions: [String: Int]

  init(names: [String]) {
    self.names = names
    positions = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func position(of name: String) -> Int? { positions[name] }
}

/// One row of a result, read by column name.
///
/// - Throws: every accessor throws `StorageError.unexpectedColumn` when the column is missing, is
///   null where a value is wanted, or holds another class of value.
package struct SQLRow: Sendable {
  let columns: SQLColumns
  let values: [SQLValue]

  package subscript(_ name: String) -> SQLValue {
    guard let position = columns.position(of: name), position < values.count else { return .null }
    return values[position]
  }

  package func int(_ name: String) throws -> Int64 {
    guard case .integer(let value) = self[name] else { throw unexpected(name) }
    return value
  }

  package func text(_ name: String) throws -> String {
    guard case .text(let value) = self[name] else { throw unexpected(name) }
    return value
  }

  package func bytes(_ name: String) throws -> [UInt8] {
    guard case .bytes(let value) = self[name] else { throw unexpected(name) }
    return value
  }

  package func flag(_ name: String) throws -> Bool { try int(name) != 0 }

  package func optionalInt(_ name: String) throws -> Int64? {
    if case .null = self[name] { return nil }
    return try int(name)
  }

  package func optionalText(_ name: String) throws -> String? {
    if case .null = self[name] { return nil }
    return try text(name)
  }

  package func optionalBytes(_ name: String) throws -> [UInt8]? {
    if case .null = self[name] { return nil }
    return try bytes(name)
  }

  /// Reads a stored word back as the enumeration it came from.
  package func word<Word: RawRepresentable>(_ name: String, as: Word.Type = Word.self) throws
    -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: try text(name)) else { throw unexpected(name) }
    return word
  }

  package func optionalWord<Word: RawRepresentable>(
    _ name: String, as: Word.Type = Word.self
  ) throws -> Word? where Word.RawValue == String {
    if case .null = self[name] { return nil }
    return try word(name)
  }

  private func unexpected(_ name: String) -> StorageError { .unexpectedColumn(name) }
}
