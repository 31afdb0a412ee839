import Support
import Testing

@testable import Storage

@Suite struct OutageTests {
  /// PostgreSQL's connections are lost now and then: failovers, restarts, time-outs.
  private static let remote = Engine.allCases.filter { $0 == .postgres }

  @Test(arguments: remote)
  func `a connection lost in the middle stores nothing, and the next call works`(
    engine: Engine
  ) async throws {
    let books = try await Notes.open(on: engine)
    let error = await storageError {
      try await books.write { session in
        try session.execute("INSERT INTO notes (number) VALUES (\(1))")
        _ = try session.rows("SELECT pg_terminate_backend(pg_backend_pid())")
        try session.execute("INSERT INTO notes (number) VALUES (\(2))")
      }
    }
    #expect(error?.isUnavailable == true, "\(String(describing: error))")
    for number in 3...8 { try await books.add(number) }
    #expect(try await books.numbers() == [3, 4, 5, 6, 7, 8])
  }

  @Test(arguments: remote)
  func `connections lost while nobody used them cost nobody a request`(
    engine: Engine
  ) async throws {
    let books = try await Notes.open(on: engine)
    // All workers have had a connection.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 20..<40 { group.addTask { try await books.add(number) } }
      try await group.waitForAll()
    }
    #expect(try await Cluster.disconnect(books) > 0)
    try await Task.sleep(for: .milliseconds(100))
    for number in 40..<60 { try await books.add(number) }
    #expect(try await books.count() == 40)
  }

  @Test(arguments: remote)
  func `a row that another holds too long is a busy office`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    try await books.add(1)
    let (reached, go) = (Gate(), Gate())
    async let holder: Void = books.write { session in
      _ = try session.rows("SELECT id FROM notes\(.forUpdate)")
      reached.open()
      go.wait()
    }
    await reached.passed()
    let error = await storageError {
      try await books.write { session in
        try session.script("SET LOCAL lock_timeout = '50ms'")
        _ = try session.rows("SELECT id FROM notes\(.forUpdate)")
      }
    }
    go.open()
    try await holder
    #expect(error == .busy)
  }

  @Test func `a cluster that cannot be reached is unavailable`() {
    #expect {
      _ = try PostgresDatabase(target: "postgresql://nobody@127.0.0.1:1/none?connect_timeout=2")
    } throws: { ($0 as? StorageError)?.isUnavailable == true }
  }

  /// SQLSTATE, PostgreSQL 15 documentation, appendix A.
  @Test(arguments: [
    ("40001", StorageError.conflict), ("40P01", .conflict), ("55P03", .busy),
    ("53100", .unavailable("text")), ("57P01", .unavailable("text")),
    ("08006", .unavailable("text")), ("25006", .unavailable("text")),
    ("58030", .unavailable("text")), ("42601", .statement("42601 text")),
    ("23505", .constraint(.unique, "key")),
  ])
  func `an SQLSTATE becomes the error one can act on`(state: String, expected: StorageError) {
    let error = StorageError(
      state: state, text: "text", constraint: state == "23505" ? "key" : nil, isAlive: true)
    #expect(error == expected)
  }

  @Test(arguments: Engine.allCases)
  func `when too much waits, new work is refused at once and the rest is done`(
    engine: Engine
  ) async throws {
    let books = try await Notes.open(on: engine)
    let database: any Database =
      switch engine {
      case .sqlite: try SQLiteDatabase(path: books.location, waitingLimit: 2)
      case .postgres:
        try PostgresDatabase(target: books.location, connections: 1, waitingLimit: 2)
      }
    let (reached, go) = (Gate(), Gate())
    async let running: Void = database.write { _ in
      reached.open()
      go.wait()
    }
    await reached.passed()
    let refused = Tally()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 20..<25 {
        group.addTask {
          do {
            try await database.add(number)
          } catch StorageError.busy {
            refused.add()
          }
        }
      }
      while refused.count < 3 { try await Task.sleep(for: .milliseconds(1)) }
      go.open()
      try await group.waitForAll()
    }
    try await running
    #expect(refused.count == 3)
    #expect(try await database.count() == 2)
    await database.close()
  }

  @Test(arguments: Engine.allCases)
  func `a closed database refuses work and says so`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    await books.close()
    #expect(await storageError { try await books.add(1) }?.isUnavailable == true)
    #expect(await storageError { try await books.count() }?.isUnavailable == true)
    #expect(try await books.reopened().count() == 0)
  }
}
