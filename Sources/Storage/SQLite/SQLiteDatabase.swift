import Foundation
import GRDB

/// The books of one office in one file: WAL, `synchronous=FULL`, one writer, several readers.
package final class SQLiteDatabase: Database {
  package let dialect = Dialect.sqlite
  private let pool: DatabasePool
  private let queue: WriteQueue
  private static let batchSize = 128

  /// Opens or creates the file. An acknowledged write survives a power cut: GRDB opens WAL with
  /// `synchronous=NORMAL`, which would not, so the writer is set to FULL and asked whether it is.
  ///
  /// - Parameter waitingLimit: how many writes may wait before `StorageError.busy`.
  /// - Throws: `StorageError.unavailable` when the file cannot be opened or is no database.
  package init(path: String, readers: Int = 4, waitingLimit: Int = 4_096) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = readers
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { connection in
      try connection.execute(sql: "PRAGMA secure_delete = ON")
      try connection.execute(sql: "PRAGMA cache_size = -8192")
    }
    queue = WriteQueue(limit: waitingLimit)
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      let level = try pool.writeWithoutTransaction { connection in
        try connection.execute(sql: "PRAGMA synchronous = FULL")
        return try Int.fetchOne(connection, sql: "PRAGMA synchronous")
      }
      guard level == 2 else { throw StorageError.unavailable("synchronous is not FULL") }
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  package func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T
  ) async throws -> T {
    do {
      return try await pool.read { connection in try body(SQLiteSession(connection)) }
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  package func write<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      let job = WriteQueue.Job(
        run: { session in
          do {
            let value = try body(session)
            return .init(failed: false) { error in
              if let error {
                continuation.resume(throwing: error)
              } else {
                continuation.resume(returning: value)
              }
            }
          } catch {
            return .init(failed: true) { _ in continuation.resume(throwing: error) }
          }
        }, refuse: { continuation.resume(throwing: $0) })
      do {
        if try queue.add(job) { drain() }
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }

  package func close() async {
    queue.close()
    try? await pool.barrierWriteWithoutTransaction { connection in
      _ = try? connection.checkpoint(.truncate)
    }
    try? pool.close()
  }

  private func drain() {
    pool.asyncWriteWithoutTransaction { [queue] connection in
      while true {
        let batch = queue.take(atMost: Self.batchSize)
        if batch.isEmpty { return }
        Self.commit(batch, on: connection)
      }
    }
  }

  /// One transaction for all jobs, a savepoint each, so that one that throws takes back only itself.
  private static func commit(_ batch: [WriteQueue.Job], on connection: GRDB.Database) {
    let session = SQLiteSession(connection)
    var verdicts: [WriteQueue.Verdict] = []
    verdicts.reserveCapacity(batch.count)
    var failure: (any Error)?
    do {
      try connection.beginTransaction(.immediate)
      for job in batch {
        try connection.execute(sql: "SAVEPOINT job")
        let verdict = job.run(session)
        verdicts.append(verdict)
        // When the disk is full, SQLite may take back the whole transaction by itself.
        guard connection.isInsideTransaction else {
          throw StorageError.unavailable("the transaction was taken back")
        }
        if verdict.failed { try connection.execute(sql: "ROLLBACK TO job") }
        try connection.execute(sql: "RELEASE job")
      }
      try connection.commit()
    } catch {
      failure = (error as? DatabaseError).map { StorageError($0) } ?? error
      if connection.isInsideTransaction { try? connection.rollback() }
    }
    for verdict in verdicts { verdict.tell(failure) }
    if let failure {
      for job in batch.dropFirst(verdicts.count) { job.refuse(failure) }
    }
  }
}
