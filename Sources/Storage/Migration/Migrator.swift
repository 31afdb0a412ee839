/// Brings a database to the schema this program knows.
package struct Migrator: Sendable {
  private let migrations: [Migration]

  /// - Parameter migrations: in any order; numbers are 1, 2, 3 … without gaps.
  package init(_ migrations: [Migration]) {
    self.migrations = migrations.sorted { $0.number < $1.number }
  }

  package var newest: Int { migrations.last?.number ?? 0 }

  /// The number of the newest migration in the database; 0 when it is empty.
  package func installed(in database: any Database) async throws -> Int {
    try await Self.createTable(in: database)
    return try await database.read { session in try Self.applied(in: session).keys.max() ?? 0 }
  }

  /// Runs what is missing, all in one transaction; several nodes may call it at once.
  ///
  /// - Parameter now: milliseconds UTC, recorded beside each step.
  /// - Returns: the numbers of the migrations that ran.
  /// - Throws: `StorageError.newerSchema` rather than to touch a newer database,
  ///   `StorageError.changedMigration` when a step was edited after it ran.
  @discardableResult
  package func migrate(_ database: any Database, now: Int64) async throws -> [Int] {
    try await Self.createTable(in: database)
    return try await database.write { session in
      // Before the first query, so that nodes that start together see what the first one did.
      if session.dialect == .postgres {
        try session.script("LOCK TABLE schema_migrations IN EXCLUSIVE MODE")
      }
      let applied = try Self.applied(in: session)
      if let found = applied.keys.max(), found > newest {
        throw StorageError.newerSchema(found: found, known: newest)
      }
      return try missing(after: applied).map { migration in
        try Self.run(migration, in: session, now: now)
        return migration.number
      }
    }
  }

  private func missing(after applied: [Int: Int64]) throws(StorageError) -> [Migration] {
    var missing: [Migration] = []
    for migration in migrations {
      switch applied[migration.number] {
      case nil: missing.append(migration)
      case migration.checksum: continue
      default: throw .changedMigration(migration.number)
      }
    }
    return missing
  }

  private static func run(
    _ migration: Migration, in session: any SQLSession, now: Int64
  ) throws {
    try session.script(migration.script(for: session.dialect))
    try session.execute(
      """
      INSERT INTO schema_migrations (number, name, checksum, applied_at)
      VALUES (\(migration.number), \(migration.name), \(migration.checksum), \(now))
      """)
  }

  private static func createTable(in database: any Database) async throws {
    let migration = Migration(
      number: 0, name: "",
      script: """
        CREATE TABLE IF NOT EXISTS schema_migrations (
          number {{int}} PRIMARY KEY,
          name TEXT NOT NULL,
          checksum {{int}} NOT NULL,
          applied_at {{int}} NOT NULL
        ) {{strict}}
        """)
    do {
      try await database.write { session in
        try session.script(migration.script(for: session.dialect))
      }
    } catch StorageError.constraint(.unique, _) {
      // Two nodes created it at the same instant, which PostgreSQL reports as a double name.
    }
  }

  private static func applied(in session: any SQLSession) throws -> [Int: Int64] {
    var result: [Int: Int64] = [:]
    for row in try session.rows("SELECT number, checksum FROM schema_migrations") {
      result[Int(try row.int("number"))] = try row.int("checksum")
    }
    return result
  }
}
