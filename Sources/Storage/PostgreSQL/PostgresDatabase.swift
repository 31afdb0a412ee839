import Foundation

/// The books of many offices: a pool of libpq connections, each with a thread of its own.
///
/// Transactions run at REPEATABLE READ. What an act locks cannot have changed since it looked
/// (otherwise the engine refuses and the closure is repeated); what it must not find twice is held
/// by unique keys.
package final class PostgresDatabase: Database {
  package let dialect = Dialect.postgres
  private let queue: PostgresQueue
  private static let attempts = 12

  /// - Parameters:
  ///   - target: a libpq connection string or URL, also with several hosts.
  ///   - connections: how many connections and threads to keep.
  /// - Throws: `StorageError.unavailable` when no connection can be made.
  package init(target: String, connections: Int = 8, waitingLimit: Int = 4_096) throws {
    let first = try PostgresConnection(target: target)
    try first.script(PostgresQueue.sessionSettings)
    queue = PostgresQueue(limit: waitingLimit)
    queue.start(workers: connections, target: target, first: first)
  }

  package func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T
  ) async throws -> T {
    try await submit { connection in
      try Self.transaction(
        on: connection, begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
    }
  }

  package func write<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T
  ) async throws -> T {
    for attempt in 1...Self.attempts {
      do {
        return try await submit { connection in
          try Self.transaction(
            on: connection, begin: "BEGIN ISOLATION LEVEL REPEATABLE READ", body)
        }
      } catch StorageError.conflict where attempt < Self.attempts {
        let ceiling = min(200, 2 << attempt)
        try await Task.sleep(for: .milliseconds(Int.random(in: 1...ceiling)))
      }
    }
    throw StorageError.conflict
  }

  package func close() async { await queue.close() }

  private func submit<T: Sendable>(
    _ body: @escaping @Sendable (PostgresConnection) throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      do {
        try queue.add(
          .init(
            run: { connection in continuation.resume(with: Result { try body(connection) }) },
            refuse: { continuation.resume(throwing: $0) }))
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }

  private static func transaction<T>(
    on connection: PostgresConnection, begin: StaticString, _ body: (any SQLSession) throws -> T
  ) throws -> T {
    connection.begin(begin)
    let value: T
    do {
      value = try body(PostgresSession(connection))
    } catch {
      connection.rollback()
      throw error
    }
    let warnings = connection.warnings
    do {
      try connection.commit()
    } catch StorageError.unavailable(let text) {
      throw StorageError.outcomeUnknown(text)
    }
    // A commit that was cancelled while waiting for its standby answers success and a warning.
    if connection.warnings != warnings {
      throw StorageError.outcomeUnknown("commit was not confirmed by the standby")
    }
    return value
  }
}

/// A session over one libpq connection inside a transaction.
final class PostgresSession: SQLSession {
  let dialect = Dialect.postgres
  private let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  func rows(_ sql: SQL) throws -> [SQLRow] {
    let (text, values) = sql.rendered(for: .postgres)
    return try connection.run(text, values).rows
  }

  @discardableResult
  func execute(_ sql: SQL) throws -> Int {
    let (text, values) = sql.rendered(for: .postgres)
    return try connection.run(text, values).changes
  }

  func post(_ sql: SQL) throws {
    let (text, values) = sql.rendered(for: .postgres)
    try connection.post(text, values)
  }

  func script(_ text: String) throws { try connection.script(text) }
}
