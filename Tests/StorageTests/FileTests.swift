import Foundation
import Storage
import Support
import Testing

/// The one file of an office that runs on SQLite.
@Suite struct FileTests {
  @Test func `what was acknowledged is on the disk, and what was erased is gone`() async throws {
    let books = try await Notes.open(on: .sqlite)
    let settings = try await books.write { session in
      [
        try session.first("PRAGMA synchronous")?.int("synchronous"),
        try session.first("PRAGMA foreign_keys")?.int("foreign_keys"),
        try session.first("PRAGMA secure_delete")?.int("secure_delete"),
      ]
    }
    #expect(settings == [2, 1, 1])
    let mode = try await books.read { try $0.first("PRAGMA journal_mode")?.text("journal_mode") }
    #expect(mode == "wal")
  }

  @Test func `a full disk stores nothing by halves and is over when there is room again`()
    async throws
  {
    let books = try await Notes.open(on: .sqlite)
    let page = [UInt8](repeating: 1, count: 4_000)
    try await books.write { session in
      let pages = try session.first("PRAGMA page_count")?.int("page_count") ?? 0
      try session.script("PRAGMA max_page_count = \(pages + 20)")
    }
    var stored = 0
    var failure: StorageError?
    while failure == nil, stored < 100 {
      failure = await storageError {
        try await books.write { session in
          for _ in 0..<5 { try session.execute("INSERT INTO notes (content) VALUES (\(page))") }
        }
      }
      if failure == nil { stored += 5 }
    }
    #expect(failure?.isUnavailable == true, "\(String(describing: failure))")
    #expect(stored > 0 && stored < 100)
    #expect(try await books.count() == Int64(stored))
    try await books.write { try $0.script("PRAGMA max_page_count = 100000") }
    try await books.add(1)
    #expect(try await books.count() == Int64(stored + 1))
    #expect(try await Self.isSound(books))
  }

  @Test func `of writes committed together on a full disk none is lost that was acknowledged`()
    async throws
  {
    let books = try await Notes.open(on: .sqlite)
    let page = [UInt8](repeating: 1, count: 40_000)
    try await books.write { session in
      let pages = try session.first("PRAGMA page_count")?.int("page_count") ?? 0
      try session.script("PRAGMA max_page_count = \(pages + 60)")
    }
    let outcomes = await withTaskGroup(of: (Int, StorageError?).self) { group in
      for number in 100..<140 {
        group.addTask {
          let error = await storageError {
            try await books.write { session in
              try session.execute(
                "INSERT INTO notes (number, content) VALUES (\(number), \(page))")
            }
          }
          return (number, error)
        }
      }
      return await group.reduce(into: [Int: StorageError?]()) { $0[$1.0] = $1.1 }
    }
    let acknowledged = outcomes.filter { $0.value == nil }.map { Int64($0.key) }.sorted()
    let refused = outcomes.compactMap(\.value)
    #expect(!refused.isEmpty && refused.allSatisfy(\.isUnavailable), "\(refused)")
    #expect(try await books.numbers().sorted() == acknowledged)
    #expect(try await Self.isSound(books))
  }

  @Test(arguments: ["missing/folder/woodbell.sqlite", "", "garbage"])
  func `what is no database cannot be opened`(name: String) throws {
    let folder = try newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let garbage = folder.appendingPathComponent("garbage")
    try Data(repeating: 0x5A, count: 8_192).write(to: garbage)
    #expect {
      _ = try SQLiteDatabase(path: folder.appendingPathComponent(name).path)
    } throws: { ($0 as? StorageError)?.isUnavailable == true }
  }

  @Test func `a damaged file is unavailable, not an empty office`() async throws {
    let books = try await Notes.open(on: .sqlite)
    for number in 100..<120 { try await books.add(number) }
    await books.close()
    let file = URL(fileURLWithPath: books.location)
    var bytes = try Data(contentsOf: file)
    // All pages but the first, which holds the header.
    bytes.replaceSubrange(
      4_096..<bytes.count, with: Data(repeating: 0xA5, count: bytes.count - 4_096))
    try bytes.write(to: file)
    let error = await storageError { try await books.reopened().numbers() }
    #expect(error?.isUnavailable == true, "\(String(describing: error))")
  }

  static func isSound(_ database: any Database) async throws -> Bool {
    try await database.read {
      try $0.first("PRAGMA integrity_check")?.text("integrity_check") == "ok"
    }
  }
}
