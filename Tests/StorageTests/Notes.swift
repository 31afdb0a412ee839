import Storage
import Support

/// A schema of the tests' own: notes in folders, and a log that only grows.
enum Notes {
  static let migration = Migration(
    number: 1, name: "notes",
    script: """
      CREATE TABLE folders (id {{id}}, name TEXT NOT NULL UNIQUE) {{strict}};
      CREATE TABLE notes (
        id {{id}},
        folder_id {{int}} REFERENCES folders (id),
        number {{int}},
        words TEXT,
        content {{bytes}},
        CHECK (number IS NULL OR number <> 13)
      ) {{strict}};
      CREATE UNIQUE INDEX notes_words ON notes (words) WHERE words LIKE 'once%';
      CREATE TABLE log (id {{id}}, line TEXT NOT NULL) {{strict}};
      -- only: sqlite
      CREATE TRIGGER log_no_update BEFORE UPDATE ON log
      BEGIN SELECT RAISE(ABORT, 'log only grows'); END;
      CREATE TRIGGER log_no_delete BEFORE DELETE ON log
      BEGIN SELECT RAISE(ABORT, 'log only grows'); END;
      -- end
      -- only: postgres
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'WB001'; END $$;
      CREATE TRIGGER log_no_change BEFORE UPDATE OR DELETE ON log
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
      -- end
      """)

  static func open(on engine: Engine) async throws -> Books {
    let books = try await Books.open(engine, .nothing)
    try await Migrator([migration]).migrate(books, now: 0)
    return books
  }

  static func migrate(_ database: any Database) async throws {
    try await Migrator([migration]).migrate(database, now: 0)
  }
}

extension Database {
  func count(_ sql: SQL = "SELECT COUNT(*) AS n FROM notes") async throws -> Int64 {
    try await read { try $0.first(sql)?.int("n") ?? -1 }
  }

  func numbers() async throws -> [Int64] {
    try await read {
      try $0.rows("SELECT number FROM notes ORDER BY id").map { try $0.int("number") }
    }
  }

  func add(_ number: Int) async throws {
    try await write { _ = try $0.execute("INSERT INTO notes (number) VALUES (\(number))") }
  }
}

/// The error of the storage that a piece of work ends with; nil when it ends well.
func storageError<T>(_ work: () async throws -> T) async -> StorageError? {
  do {
    _ = try await work()
    return nil
  } catch {
    return error as? StorageError ?? .statement("no error of the storage: \(error)")
  }
}

extension StorageError {
  var isUnavailable: Bool { if case .unavailable = self { true } else { false } }
  var isStatement: Bool { if case .statement = self { true } else { false } }

  var constraint: Constraint? {
    if case .constraint(let constraint, _) = self { constraint } else { nil }
  }
}
