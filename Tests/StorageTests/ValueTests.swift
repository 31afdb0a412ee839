import Storage
import Support
import Testing

@Suite struct ValueTests {
  static let integers: [Int64] = [
    0, 1, -1, 9_007_199_254_740_993, -9_007_199_254_740_993, .max, .min,
  ]
  static let texts: [String] = [
    "", " ", "null", "NULL", "木铎金声", "🔔👩🏽‍🚒🇨🇳", "e\u{301}", "\u{FEFF}begins", "it's \"quoted\" \\x41 %",
    "line\nline\r\n\ttab", "?1 $1 :name {{id}}", "'; DROP TABLE notes; --", "\u{1}\u{1F}\u{7F}",
    String(repeating: "字", count: 300_000),
  ]
  static let blobs: [[UInt8]] = [
    [], [0], Array(0...255), Array("\\x00".utf8), Array(repeating: 0xFF, count: 1 << 20),
  ]

  @Test(arguments: Engine.allCases)
  func `whole numbers come back as they were, the largest too`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    try await books.write { session in
      for number in Self.integers {
        try session.execute("INSERT INTO notes (number) VALUES (\(number))")
      }
    }
    #expect(try await books.numbers() == Self.integers)
  }

  @Test(arguments: Engine.allCases)
  func `texts come back byte for byte, empty ones and emoji too`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    try await books.write { session in
      for text in Self.texts { try session.execute("INSERT INTO notes (words) VALUES (\(text))") }
    }
    let found = try await books.read {
      try $0.rows("SELECT words FROM notes ORDER BY id").map { try $0.text("words") }
    }
    #expect(found.map { Array($0.utf8) } == Self.texts.map { Array($0.utf8) })
  }

  @Test(arguments: Engine.allCases)
  func `bytes come back whatever they are`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    try await books.write { session in
      for bytes in Self.blobs {
        try session.execute("INSERT INTO notes (content) VALUES (\(bytes))")
      }
    }
    let found = try await books.read {
      try $0.rows("SELECT content FROM notes ORDER BY id").map { try $0.bytes("content") }
    }
    #expect(found == Self.blobs)
  }

  @Test(arguments: Engine.allCases)
  func `null is none of zero, empty text and empty bytes`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    let row = try await books.write { session in
      try session.execute(
        """
        INSERT INTO notes (number, words, content)
        VALUES (\(nil as Int64?), \(nil as String?), \(nil as [UInt8]?))
        """)
      return try session.first("SELECT number, words, content FROM notes")
    }
    let found = try #require(row)
    #expect(found["number"] == .null && found["words"] == .null && found["content"] == .null)
    #expect(try found.optionalInt("number") == nil && found.optionalText("words") == nil)
    #expect(throws: StorageError.unexpectedColumn("number")) { try found.int("number") }
    #expect(throws: StorageError.unexpectedColumn("words")) { try found.text("words") }
    #expect(throws: StorageError.unexpectedColumn("absent")) { try found.int("absent") }
  }

  @Test(arguments: Engine.allCases)
  func `fractions, truth values and sums have the same class on both engines`(
    engine: Engine
  ) async throws {
    let books = try await Notes.open(on: engine)
    for number in [1, 2, 3] { try await books.add(number) }
    let row = try await books.read { session in
      try session.first(
        """
        SELECT \(0.1) AS tenth, \(-2.5e300) AS large, \(true) AS yes, \(false) AS no,
          (SELECT SUM(number) FROM notes) AS sum, (SELECT COUNT(*) FROM notes) AS count,
          (SELECT SUM(number) FROM notes WHERE number > 5) AS none
        """)
    }
    let found = try #require(row)
    #expect(found["tenth"] == .real(0.1) && found["large"] == .real(-2.5e300))
    #expect(try found.flag("yes") && !found.flag("no"))
    #expect(found["sum"] == .integer(6) && found["count"] == .integer(3))
    #expect(found["none"] == .null)
  }

  /// PostgreSQL cannot hold NUL in a text and would cut the text off there without a word.
  @Test(arguments: Engine.allCases)
  func `a text with NUL is refused rather than cut off`(engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    let error = await storageError {
      try await books.write { session in
        try session.execute("INSERT INTO notes (words) VALUES (\("before\0after"))")
      }
    }
    #expect(error?.isStatement == true)
    #expect(try await books.count() == 0)
  }
}
