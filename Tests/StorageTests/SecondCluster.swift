import Foundation
import Support
import Testing

@testable import Storage

/// A PostgreSQL server beside the common one, for what happens between two; it goes with `stop`.
final class SecondCluster: @unchecked Sendable {
  // Foundation's Process and Pipe are not Sendable; they are touched by the test that made them.
  private let process = Process()
  private let input = Pipe()
  private let administration: PostgresDatabase
  /// `127.0.0.1:<port>`
  let host: String

  /// Starts it with an empty database of the same name, owner and password as another one.
  init(beside target: String) throws {
    let first = try #require(URLComponents(string: target))
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("script/postgres")
    let output = Pipe()
    process.executableURL = script
    process.arguments = [
      "run", "--fast", "--", "sh", "-c", "echo $WOODBELL_TEST_POSTGRES; exec cat",
    ]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let url = try #require(URLComponents(string: line.trimmingCharacters(in: .newlines)))
    host = "127.0.0.1:\(try #require(url.port))"
    administration = try PostgresDatabase(target: try #require(url.string), connections: 1)
    let own = try PostgresConnection(target: try #require(url.string))
    try own.script("CREATE DATABASE \(first.path.dropFirst())")
    try own.script("ALTER ROLE woodbell PASSWORD '\(try #require(first.password))'")
  }

  /// Runs a statement outside a transaction.
  func run(_ statement: String) async throws {
    try await administration.write { session in
      try session.script("COMMIT")
      defer { try? session.script("BEGIN") }
      try session.script(statement)
    }
  }

  /// Lets the server go. Nobody waits for its end: what watches over the script holds on to it
  /// until the script has been waited for.
  func stop() async {
    await administration.close()
    try? input.fileHandleForWriting.close()
  }
}
