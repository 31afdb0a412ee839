import Foundation
import Storage
import Support
import Testing

/// What is left of the file when the machine stops in the middle of writing.
///
/// While fewer than a thousand pages are in the write-ahead log nothing is moved into the main file,
/// so the main file and any beginning of the log are what a power cut may leave.
@Suite struct PowerCutTests {
  private static let commits = 40

  /// A main file, its log, and how long the log was when each commit had been acknowledged.
  private struct Recording {
    let main: Data
    let log: Data
    let acknowledged: [Int]
  }

  private func record() async throws -> Recording {
    let former = try await Notes.open(on: .sqlite)
    // Closing moves the log into the main file.
    await former.close()
    let books = try former.reopened()
    let log = URL(fileURLWithPath: books.location + "-wal")
    var lengths: [Int] = []
    for number in 0..<Self.commits {
      try await books.write { session in
        try session.execute("INSERT INTO notes (number) VALUES (\(100 + number))")
        try session.execute("INSERT INTO log (line) VALUES (\("\(100 + number)"))")
      }
      lengths.append(try Data(contentsOf: log).count)
    }
    let main = try Data(contentsOf: URL(fileURLWithPath: books.location))
    return Recording(main: main, log: try Data(contentsOf: log), acknowledged: lengths)
  }

  /// The books as they are found after the cut.
  private func restarted(_ main: Data, _ log: Data) async throws -> [Int64] {
    let folder = try newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("woodbell.sqlite")
    try main.write(to: file)
    try log.write(to: URL(fileURLWithPath: file.path + "-wal"))
    let database = try SQLiteDatabase(path: file.path)
    let numbers = try await database.numbers()
    let lines = try await database.count("SELECT COUNT(*) AS n FROM log")
    #expect(lines == Int64(numbers.count), "a commit was torn apart")
    #expect(try await FileTests.isSound(database))
    try await database.add(1)
    await database.close()
    return numbers
  }

  @Test func `after a cut at any byte all that was acknowledged is there, and no half of a commit`()
    async throws
  {
    let recording = try await record()
    try #require(recording.acknowledged.last == recording.log.count)
    for step in 0...60 {
      // Spread over the log with no regard to its frames.
      let length = recording.log.count * step / 60
      let numbers = try await restarted(recording.main, recording.log.prefix(length))
      let promised = recording.acknowledged.count { $0 <= length }
      #expect(numbers == (0..<numbers.count).map { 100 + Int64($0) })
      #expect(numbers.count >= promised && numbers.count <= promised + 1)
    }
  }

  @Test func `a torn last sector costs only what was never acknowledged`() async throws {
    let recording = try await record()
    for (index, length) in recording.acknowledged.enumerated().dropLast() where index % 8 == 3 {
      var log = recording.log.prefix(length)
      log.append(Data(repeating: 0xEE, count: 2_000))
      let numbers = try await restarted(recording.main, log)
      #expect(numbers.count == index + 1)
    }
  }

  @Test func `a copy taken while many write holds all that was acknowledged before it`()
    async throws
  {
    let former = try await Notes.open(on: .sqlite)
    await former.close()
    let books = try former.reopened()
    let log = URL(fileURLWithPath: books.location + "-wal")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for turn in 0..<25 {
            let number = 1_000 * (writer + 1) + turn
            try await books.write { session in
              try session.execute("INSERT INTO notes (number) VALUES (\(number))")
              try session.execute("INSERT INTO log (line) VALUES ('line')")
            }
          }
        }
      }
      for _ in 0..<6 {
        let before = Set(try await books.numbers())
        let main = try Data(contentsOf: URL(fileURLWithPath: books.location))
        let numbers = try await restarted(main, try Data(contentsOf: log))
        #expect(before.isSubset(of: Set(numbers)))
      }
      try await group.waitForAll()
    }
    #expect(try await books.count() == 100)
  }
}
