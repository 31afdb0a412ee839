import Foundation
import Synchronization
import Testing

/// A server that is killed while many write to it.
@Suite struct PowerCutTests {
  private let program = Program()

  private struct Taken: Sendable, Equatable {
    let key: String
    let number: String
  }

  private final class Acknowledged: Sendable {
    private let messages = Mutex<[Taken]>([])

    var all: [Taken] { messages.withLock { $0 } }

    func add(_ message: Taken) { messages.withLock { $0.append(message) } }
  }

  private static func message(_ key: String) -> String {
    """
    {"organization":"YC","kind":"request","title":"路灯 \(key)","body":"路灯坏了请来修。",\
    "mayPublish":true}
    """
  }

  /// - Returns: the number it was taken in under; nil when the server did not acknowledge it.
  private static func leave(_ address: String, _ key: String) -> Taken? {
    guard
      let answer = Web.post(address, "/api/v1/messages", json: message(key), key: key),
      answer.status == 201, let number = try? object(answer.body)["number"] as? String
    else { return nil }
    return Taken(key: key, number: number)
  }

  @Test(arguments: ["sqlite", "postgres"])
  func `what was acknowledged before the server was killed is stored, and once`(
    _ engine: String
  ) async throws {
    guard let database = try await Self.database(engine) else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let arguments =
      ["serve", "--demo", "--port", "0", "--data", folder.path("data")] + database
    let server = try program.start(arguments, in: folder)
    let address = try #require(try await server.address())
    let taken = try await Self.load(address, until: server)
    #expect(taken.count >= 60, "\(taken.count) were acknowledged")
    #expect(Set(taken.map(\.number)).count == taken.count)

    let words = try TemporaryFolder()
    defer { words.remove() }
    let again = try program.start(arguments, in: words)
    let next = try #require(try await again.address())
    for message in taken {
      // Sent again, what is stored is answered with its first number; a lost one would get another.
      #expect(Self.leave(next, message.key) == message)
    }
    let fresh = try #require(Self.leave(next, "after"))
    #expect(!taken.map(\.number).contains(fresh.number))
    #expect(await again.stop() == 0)
    let doctor = try await program.run(
      ["doctor", "--json", "--data", folder.path("data")] + database, input: Data())
    #expect(doctor.status == 0, "\(doctor.answer)")
  }

  /// Lets four programs send messages and pulls the plug in the midst of it.
  private static func load(
    _ address: String, until server: RunningProgram
  ) async throws -> [Taken] {
    let taken = Acknowledged()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for sender in 0..<4 {
        group.addTask {
          for turn in 0..<5_000 {
            guard let message = leave(address, "\(sender)-\(turn)") else { return }
            taken.add(message)
            await Task.yield()
          }
        }
      }
      for _ in 0..<600 where taken.all.count < 60 {
        try await Task.sleep(for: .milliseconds(50))
      }
      await server.kill()
      try await group.waitForAll()
    }
    return taken.all
  }

  /// The options that name the database; nil when PostgreSQL is left out of a quick local run.
  private static func database(_ engine: String) async throws -> [String]? {
    let environment = ProcessInfo.processInfo.environment
    guard engine == "postgres" else { return [] }
    guard environment["WOODBELL_TEST_ENGINES"] != "sqlite" else { return nil }
    let cluster = try #require(environment["WOODBELL_TEST_POSTGRES"])
    let name = "cut_" + UUID().uuidString.lowercased().replacing("-", with: "")
    let psql = Process()
    psql.executableURL = URL(fileURLWithPath: "/usr/bin/psql")
    psql.arguments = ["--no-psqlrc", "--quiet", "--dbname", cluster]
    psql.arguments? += ["--command", "CREATE DATABASE \(name)"]
    try psql.run()
    psql.waitUntilExit()
    try #require(psql.terminationStatus == 0)
    var parts = try #require(URLComponents(string: cluster))
    parts.path = "/" + name
    return ["--database", try #require(parts.string)]
  }
}
