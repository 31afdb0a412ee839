/// What a closure inside a transaction may ask of the database. It is valid inside that closure only.
package protocol SQLSession: AnyObject {
  var dialect: Dialect { get }
  /// All rows of a result. Give every list a LIMIT.
  func rows(_ sql: SQL) throws -> [SQLRow]
  /// Runs a statement and returns how many rows it changed.
  @discardableResult func execute(_ sql: SQL) throws -> Int
  /// Runs a statement whose result nobody looks at. It may travel together with the next one, so
  /// that its error comes with that, at the latest with the commit.
  func post(_ sql: SQL) throws
  /// Runs several statements without values. For migrations only.
  func script(_ text: String) throws
}

extension SQLSession {
  package func first(_ sql: SQL) throws -> SQLRow? { try rows(sql).first }

  /// Runs an `INSERT … RETURNING id` and returns the id.
  package func insert(_ sql: SQL) throws -> Int64 {
    guard let row = try first(sql) else { throw StorageError.unexpectedColumn("id") }
    return try row.int("id")
  }
}

/// A database of either engine.
///
/// Closures are synchronous and run on a thread of the database's own. `write` may run its closure
/// more than once (serialisation failures are repeated), so the closure must have no effect but
/// through its session. When `write` returns, the change is on disk.
package protocol Database: Sendable {
  var dialect: Dialect { get }
  /// - Throws: `StorageError`, or what the closure throws.
  func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T
  ) async throws -> T
  /// - Throws: `StorageError`, or what the closure throws; nothing is stored then, except after
  ///   `StorageError.outcomeUnknown`.
  func write<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T
  ) async throws -> T
  /// Waits for running work and lets go of all files and connections.
  func close() async
}
