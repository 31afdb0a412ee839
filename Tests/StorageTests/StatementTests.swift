import Support
import Testing

@testable import Storage

@Suite struct StatementTests {
  @Test func `placeholders are numbered in the order of the text`() {
    let later: SQL = "b = \(2)"
    let statement: SQL = "SELECT 1 WHERE a = \(1) AND \(later) OR c IN (\(list: [3, 4]))"
    let sqlite = statement.rendered(for: .sqlite)
    let postgres = statement.rendered(for: .postgres)
    #expect(sqlite.text == "SELECT 1 WHERE a = ?1 AND b = ?2 OR c IN (?3, ?4)")
    #expect(postgres.text == "SELECT 1 WHERE a = $1 AND b = $2 OR c IN ($3, $4)")
    #expect(sqlite.values == [.integer(1), .integer(2), .integer(3), .integer(4)])
    #expect(postgres.values == sqlite.values)
  }

  @Test func `a fragment written first and used last is bound last`() {
    let first: SQL = "x = \("first")"
    let second: SQL = "y = \("second")"
    let statement = second + " AND " + first
    #expect(statement.rendered(for: .postgres).text == "y = $1 AND x = $2")
    #expect(statement.rendered(for: .postgres).values == [.text("second"), .text("first")])
  }

  @Test func `only PostgreSQL is asked for row locks`() {
    let statement: SQL = "SELECT 1\(.forUpdate)"
    #expect(statement.rendered(for: .sqlite).text == "SELECT 1")
    #expect(statement.rendered(for: .postgres).text == "SELECT 1 FOR UPDATE")
  }

  @Test(arguments: Engine.allCases)
  func `two dozen values go where they belong`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    let wanted = (1...24).map { $0 * 100 }
    try await books.write { session in
      for number in wanted { try session.execute("INSERT INTO notes (number) VALUES (\(number))") }
    }
    let found = try await books.read { session in
      try session.rows(
        """
        SELECT number - \(1) AS number, \("label") AS label FROM notes
        WHERE number IN (\(list: wanted)) AND number > \(200) ORDER BY number
        """)
    }
    #expect(
      try found.map { try $0.int("number") } == wanted.filter { $0 > 200 }.map { Int64($0 - 1) })
    #expect(try found.allSatisfy { try $0.text("label") == "label" })
  }

  @Test(arguments: Engine.allCases)
  func `an empty list matches nothing`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    try await books.add(1)
    #expect(
      try await books.count(
        "SELECT COUNT(*) AS n FROM notes WHERE number IN (\(list: [] as [Int64]))") == 0)
  }

  @Test(arguments: Engine.allCases)
  func `the same statement takes null, then a value, then null`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    let wanted: [Int64?] = [nil, 5, nil, 6]
    try await books.write { session in
      for number in wanted { try session.execute("INSERT INTO notes (number) VALUES (\(number))") }
    }
    let found = try await books.read {
      try $0.rows("SELECT number FROM notes ORDER BY id").map { try $0.optionalInt("number") }
    }
    #expect(found == wanted)
  }

  @Test(arguments: Engine.allCases)
  func `lists of six hundred lengths, forwards and backwards, all answer`(
    engine: Engine
  ) async throws {
    let books = try await Notes.open(on: engine)
    try await books.add(1)
    try await books.read { session in
      for length in Array(1...600) + [600, 300, 1] {
        let row = try session.first(
          "SELECT COUNT(*) AS n FROM notes WHERE number IN (\(list: Array(1...length)))")
        #expect(try row?.int("n") == 1)
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `a statement that makes no sense is a bug, not an outage`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    #expect(
      await storageError { try await books.read { try $0.rows("SELECT FROM WHERE") } }?
        .isStatement == true)
    #expect(try await books.count() == 0)
  }

  @Test(arguments: Engine.allCases)
  func `changes are counted and new ids told`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    let (first, second, changed) = try await books.write { session in
      let first = try session.insert("INSERT INTO notes (number) VALUES (\(1)) RETURNING id")
      let second = try session.insert("INSERT INTO notes (number) VALUES (\(1)) RETURNING id")
      let changed = try session.execute("UPDATE notes SET number = \(2) WHERE number = \(1)")
      return (first, second, changed)
    }
    #expect(second > first && changed == 2)
  }
}
