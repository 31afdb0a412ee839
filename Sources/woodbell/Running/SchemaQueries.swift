import Storage

extension Database {
  /// The newest step of the schema; 0 for an empty database, in which nothing is created.
  func installedSchema() async throws -> Int {
    do {
      return try await read { session in
        let row = try session.first("SELECT MAX(number) AS number FROM schema_migrations")
        return Int(try row?.optionalInt("number") ?? 0)
      }
    } catch StorageError.statement(_) {
      // There is no such table yet.
      return 0
    }
  }

  /// Changes a row and takes it back, to see whether the database can be written.
  func proveWritable() async throws {
    do {
      try await write { session in
        try session.execute("UPDATE schema_migrations SET name = name WHERE number = 1")
        throw TakenBack()
      }
    } catch is TakenBack {}
  }

  /// When the newest entry of the audit log was written, in milliseconds UTC.
  func newestEntryAt() async throws -> Int64? {
    try await read { session in
      try session.first("SELECT at FROM audit_entries ORDER BY id DESC LIMIT 1")?.int("at")
    }
  }

  /// The engine's own version, such as 3.40.1.
  func engineVersion() async throws -> String {
    try await read { session in
      switch session.dialect {
      case .sqlite: try session.first("SELECT sqlite_version() AS version")?.text("version") ?? ""
      case .postgres:
        try session.first("SELECT current_setting('server_version') AS version")?.text("version")
          ?? ""
      }
    }
  }

  /// How SQLite's writer waits for the disk, 2 = FULL; whether PostgreSQL does, `on` or `off`.
  func synchronisation() async throws -> String {
    try await write { session in
      switch session.dialect {
      case .sqlite:
        String(try session.first("PRAGMA synchronous")?.int("synchronous") ?? 0)
      case .postgres:
        try session.first("SELECT current_setting('synchronous_commit') AS level")?.text("level")
          ?? ""
      }
    }
  }
}

/// Thrown to undo a change that was only tried.
private struct TakenBack: Error {}
