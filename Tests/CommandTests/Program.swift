import Foundation
import Glibc
import Testing

/// The built program, run as somebody at a terminal would.
struct Program {
  struct Ending {
    let status: Int32
    let answer: String
    let message: String

    var lines: [String] { answer.split(separator: "\n").map(String.init) }
  }

  /// Beside the test program; `WOODBELL_BIN` names another one.
  static var file: URL {
    if let path = ProcessInfo.processInfo.environment["WOODBELL_BIN"] {
      return URL(fileURLWithPath: path)
    }
    return Bundle.main.bundleURL.appendingPathComponent("woodbell")
  }

  var environment: [String: String] = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]

  /// Runs to the end; standard input is empty unless given.
  func run(_ arguments: String..., input: String = "") async throws -> Ending {
    try await run(arguments, input: Data(input.utf8))
  }

  func run(_ arguments: [String], input: Data) async throws -> Ending {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try input.write(to: folder.file("in"))
    let process = try start(arguments, in: folder)
    let status = await process.ending
    return Ending(
      status: status, answer: try folder.text("out"), message: try folder.text("err"))
  }

  /// Starts it with its standard streams in files `in`, `out` and `err` of the folder.
  ///
  /// - Parameter terminal: takes the place of `err`.
  func start(
    _ arguments: [String], in folder: TemporaryFolder, terminal: Int32? = nil
  ) throws -> RunningProgram {
    for name in ["in", "out", "err"] where !folder.has(name) {
      try Data().write(to: folder.file(name))
    }
    let process = Process()
    process.executableURL = Self.file
    process.arguments = arguments
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: folder.file("in"))
    process.standardOutput = try FileHandle(forWritingTo: folder.file("out"))
    process.standardError =
      try terminal.map { FileHandle(fileDescriptor: $0) }
      ?? FileHandle(forWritingTo: folder.file("err"))
    return try RunningProgram(process, folder: folder)
  }
}

extension Program {
  /// Runs it as ``run(_:input:)`` does, but with standard error at a terminal.
  func runAtTerminal(_ arguments: [String], input: Data) async throws -> Ending {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try input.write(to: folder.file("in"))
    var (master, terminal): (Int32, Int32) = (-1, -1)
    try #require(openpty(&master, &terminal, nil, nil, nil) == 0)
    defer { close(master) }
    let process = try start(arguments, in: folder, terminal: terminal)
    let status = await process.ending
    // Non-blocking, so that reading ends where nothing more stands.
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &bytes, bytes.count)
    close(terminal)
    return Ending(
      status: status, answer: try folder.text("out"),
      message: String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self))
  }
}

/// A program that has been started.
final class RunningProgram: @unchecked Sendable {
  // Foundation's Process is not Sendable; after its start it is only asked to terminate.
  private let process: Process
  private let folder: TemporaryFolder
  private let endings: AsyncStream<Int32>

  init(_ process: Process, folder: TemporaryFolder) throws {
    self.process = process
    self.folder = folder
    let (endings, continuation) = AsyncStream.makeStream(of: Int32.self)
    self.endings = endings
    process.terminationHandler = { process in
      continuation.yield(process.terminationStatus)
      continuation.finish()
    }
    try process.run()
  }

  /// The exit code, once it has ended.
  var ending: Int32 {
    get async {
      for await status in endings { return status }
      return -1
    }
  }

  /// The address it prints once it answers; nil when it ended or none came within a minute.
  func address() async throws -> String? {
    for _ in 0..<3_000 {
      let line = try folder.text("out").split(separator: "\n")
        .first { $0.hasPrefix("Listening on ") }
      if let line { return String(line.dropFirst("Listening on ".count)) }
      guard process.isRunning else { return nil }
      try await Task.sleep(for: .milliseconds(100))
    }
    return nil
  }

  /// SIGKILL, as the machine's power supply sends it.
  func kill() async {
    _ = Glibc.kill(process.processIdentifier, SIGKILL)
    _ = await ending
  }

  /// SIGTERM, as a service manager sends it.
  func stop() async -> Int32 {
    process.terminate()
    return await ending
  }
}

/// A folder that is gone after the test.
struct TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("woodbell-command-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  func path(_ name: String) -> String { file(name).path }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
  }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: file(name)) }

  func remove() { try? FileManager.default.removeItem(at: url) }
}

/// One line of JSON as a dictionary.
func object(_ line: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
}
