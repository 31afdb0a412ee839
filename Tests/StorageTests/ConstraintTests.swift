import Storage
import Support
import Testing

@Suite struct ConstraintTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let statement: SQL
    let expected: StorageError.Constraint
    /// Part of the name by which the error tells what was hurt.
    let named: String?
  }

  static let cases: [Case] = [
    Case(
      testDescription: "unique column", statement: "INSERT INTO folders (name) VALUES ('one')",
      expected: .unique, named: "name"),
    Case(
      testDescription: "primary key", statement: "INSERT INTO folders (id, name) VALUES (1, 'x')",
      expected: .unique, named: "folders"),
    Case(
      testDescription: "partial unique index",
      statement: "INSERT INTO notes (words) VALUES ('once upon')", expected: .unique,
      named: "words"),
    Case(
      testDescription: "foreign key", statement: "INSERT INTO notes (folder_id) VALUES (99)",
      expected: .foreignKey, named: nil),
    Case(
      testDescription: "row still referred to", statement: "DELETE FROM folders",
      expected: .foreignKey, named: nil),
    Case(
      testDescription: "check", statement: "INSERT INTO notes (number) VALUES (13)",
      expected: .check, named: "number"),
    Case(
      testDescription: "not null", statement: "INSERT INTO folders (name) VALUES (NULL)",
      expected: .notNull, named: "name"),
    Case(
      testDescription: "update of the log", statement: "UPDATE log SET line = 'other'",
      expected: .appendOnly, named: "log"),
    Case(
      testDescription: "delete from the log", statement: "DELETE FROM log",
      expected: .appendOnly, named: "log"),
  ]

  @Test(arguments: Engine.allCases, cases)
  func `a constraint that refuses a change is told by its kind and leaves the rest`(
    engine: Engine, example: Case
  ) async throws {
    let books = try await Notes.open(on: engine)
    try await books.write { session in
      try session.execute("INSERT INTO folders (name) VALUES ('one')")
      try session.execute("INSERT INTO notes (folder_id, words) VALUES (1, 'once upon')")
      try session.execute("INSERT INTO log (line) VALUES ('first')")
    }
    let before = try await books.trace()
    let error = await storageError { try await books.write { try $0.execute(example.statement) } }
    #expect(error?.constraint == example.expected, "\(String(describing: error))")
    if case .constraint(_, let which) = error {
      #expect(example.named.map(which.contains) ?? true, "\(which)")
    }
    #expect(try await books.trace() == before)
  }
}
