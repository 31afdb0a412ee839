import Foundation
import Storage
import Support
import Testing

@Suite struct MigrationTests {
  static let first = Migration(
    number: 1, name: "a", script: "CREATE TABLE a (id {{id}}) {{strict}}")
  static let second = Migration(
    number: 2, name: "b", script: "CREATE TABLE b (id {{id}}) {{strict}}")
  static let third = Migration(
    number: 3, name: "c", script: "CREATE TABLE c (id {{id}}) {{strict}}")

  @Test(arguments: Engine.allCases)
  func `each step runs once, in its order, whatever the order given`(engine: Engine) async throws {
    let books = try await Books.open(engine, .nothing)
    #expect(try await Migrator([Self.second, Self.first]).migrate(books, now: 1) == [1, 2])
    #expect(try await Migrator([Self.first, Self.second]).migrate(books, now: 2) == [])
    #expect(
      try await Migrator([Self.first, Self.second, Self.third]).migrate(books, now: 3) == [3])
    #expect(try await Migrator([Self.first]).installed(in: books) == 3)
    let at = try await books.read {
      try $0.rows("SELECT applied_at FROM schema_migrations ORDER BY number")
        .map { try $0.int("applied_at") }
    }
    #expect(at == [1, 1, 3])
  }

  @Test(arguments: Engine.allCases)
  func `a database of a newer program is not touched`(engine: Engine) async throws {
    let books = try await Books.open(engine, .nothing)
    try await Migrator([Self.first, Self.second]).migrate(books, now: 1)
    let before = try await books.trace()
    let error = await storageError { try await Migrator([Self.first]).migrate(books, now: 2) }
    #expect(error == .newerSchema(found: 2, known: 1))
    #expect(try await books.trace() == before)
  }

  @Test(arguments: Engine.allCases)
  func `a step that was edited after it ran is refused`(engine: Engine) async throws {
    let books = try await Books.open(engine, .nothing)
    try await Migrator([Self.first]).migrate(books, now: 1)
    let edited = Migration(
      number: 1, name: "a", script: "CREATE TABLE a (id {{id}}, more TEXT) {{strict}}")
    let error = await storageError {
      try await Migrator([edited, Self.second]).migrate(books, now: 2)
    }
    #expect(error == .changedMigration(1))
    #expect(try await Migrator([Self.first]).installed(in: books) == 1)
  }

  @Test(arguments: Engine.allCases)
  func `a step that fails takes back those before it`(engine: Engine) async throws {
    let books = try await Books.open(engine, .nothing)
    let broken = Migration(number: 2, name: "broken", script: "CREATE TABLE b (id NONSENSE FROM)")
    let error = await storageError {
      try await Migrator([Self.first, broken]).migrate(books, now: 1)
    }
    #expect(error?.isStatement == true)
    #expect(try await Migrator([]).installed(in: books) == 0)
    #expect(try await Migrator([Self.first, Self.second]).migrate(books, now: 2) == [1, 2])
  }

  @Test(arguments: Engine.allCases)
  func `six nodes that start at once run each step once`(engine: Engine) async throws {
    let books = try await Books.open(engine, .nothing)
    let ran = try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<6 {
        let node = try books.reopened()
        group.addTask {
          try await Migrator([Self.first, Self.second, Self.third]).migrate(node, now: 1)
        }
      }
      return try await group.reduce(into: [Int]()) { $0 += $1 }
    }
    #expect(ran.sorted() == [1, 2, 3])
    #expect(try await books.count("SELECT COUNT(*) AS n FROM schema_migrations") == 3)
  }

  @Test(arguments: Engine.allCases)
  func `what is for the other engine only is left out`(engine: Engine) async throws {
    let books = try await Books.open(engine, .nothing)
    let step = Migration(
      number: 1, name: "both",
      script: """
        CREATE TABLE a (id {{id}}) {{strict}};
        -- only: sqlite
        INSERT INTO a (id) VALUES (1);
        -- end
        -- only: postgres
        INSERT INTO a (id) VALUES (1), (2);
        -- end
        INSERT INTO a (id) VALUES (9);
        """)
    try await Migrator([step]).migrate(books, now: 1)
    let ids = try await books.read {
      try $0.rows("SELECT id FROM a ORDER BY id").map { try $0.int("id") }
    }
    #expect(ids == (engine == .sqlite ? [1, 9] : [1, 2, 9]))
  }
}
