import Storage
import Support
import Testing

private struct Regret: Error {}

@Suite struct TransactionTests {
  @Test(arguments: Engine.allCases)
  func `of two hundred writes at once those that fail take back only themselves`(
    engine: Engine
  ) async throws {
    let books = try await Notes.open(on: engine)
    let failed = await withTaskGroup(of: Int?.self) { group in
      for number in 100..<300 {
        group.addTask {
          do {
            try await books.write { session in
              try session.execute("INSERT INTO notes (number) VALUES (\(number))")
              try session.execute("INSERT INTO log (line) VALUES (\("\(number)"))")
              if number.isMultiple(of: 7) { throw Regret() }
              // The CHECK of the schema refuses this one.
              if number.isMultiple(of: 11) {
                try session.execute("INSERT INTO notes (number) VALUES (\(13))")
              }
            }
            return nil
          } catch {
            return number
          }
        }
      }
      return await group.reduce(into: Set<Int>()) { if let number = $1 { $0.insert(number) } }
    }
    let expected = Set((100..<300).filter { $0.isMultiple(of: 7) || $0.isMultiple(of: 11) })
    #expect(failed == expected)
    let kept = Set(try await books.numbers().map(Int.init))
    #expect(kept == Set(100..<300).subtracting(expected))
    #expect(
      try await books.count("SELECT COUNT(*) AS n FROM log") == Int64(200 - expected.count))
  }

  @Test(arguments: Engine.allCases)
  func `what a write returned for can be read at once, by another node too`(
    engine: Engine
  ) async throws {
    let books = try await Notes.open(on: engine)
    let other = try books.reopened()
    for number in 20..<40 {
      try await books.add(number)
      #expect(try await other.numbers().last == Int64(number))
    }
  }

  @Test(arguments: Engine.allCases)
  func `writers that read a row and write it back lose no change`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    let nodes = [books, try books.reopened()]
    try await books.add(0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for turn in 0..<10 {
        let node = nodes[turn % 2]
        group.addTask {
          try await node.write { session in
            let number = try session.first("SELECT number FROM notes")?.int("number") ?? -99
            try session.execute("UPDATE notes SET number = \(number + 100)")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await books.numbers() == [1_000])
  }

  @Test(arguments: Engine.allCases)
  func `a read sees one state of the books, whatever is written meanwhile`(
    engine: Engine
  ) async throws {
    let books = try await Notes.open(on: engine)
    try await books.add(1)
    let (reached, go) = (Gate(), Gate())
    async let counts = books.read { session in
      let before = try session.rows("SELECT id FROM notes").count
      reached.open()
      go.wait()
      return (before, try session.rows("SELECT id FROM notes").count)
    }
    await reached.passed()
    try await books.add(2)
    go.open()
    #expect(try await counts == (1, 1))
    #expect(try await books.count() == 2)
  }

  @Test(arguments: Engine.allCases)
  func `a read cannot write`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    let error = await storageError {
      try await books.read { try $0.execute("INSERT INTO notes (number) VALUES (1)") }
    }
    #expect(error != nil)
    #expect(try await books.count() == 0)
  }

  /// PostgreSQL turns the COMMIT of a transaction in which something failed into a ROLLBACK, and
  /// calls that success.
  @Test(arguments: Engine.allCases)
  func `a write that swallows a failure never seems stored without being so`(
    engine: Engine
  ) async throws {
    let books = try await Notes.open(on: engine)
    let error = await storageError {
      try await books.write { session in
        try session.execute("INSERT INTO notes (number) VALUES (\(1))")
        _ = try? session.execute("INSERT INTO notes (number) VALUES (\(13))")
      }
    }
    #expect(try await books.count() == (error == nil ? 1 : 0))
  }
}
