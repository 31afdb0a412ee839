import Foundation
@testable import Screening
import Testing

/// A folder that goes with the value.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "media-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
    let file = url.appending(path: name)
    try Data(bytes).write(to: file)
    return file
  }

  /// A program that takes the place of `ffprobe`.
  func probe(_ script: String) throws -> MediaProbe {
    let program = try file("ffprobe", Array("#!/bin/sh\n\(script)\n".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
    return try #require(MediaProbe(searchPath: "relative:\(url.path):/usr/bin:/bin"))
  }
}

@Suite struct ProbeTests {
  static let film = joined(text("FLV"), [1, 5, 0, 0, 0, 9])

  func measured(with script: String) async throws -> MeasuredMedia {
    let folder = try TemporaryFolder()
    let probe = try folder.probe(script)
    let file = try folder.file("film one.flv", Self.film)
    return try await MediaInspection(probe: probe).measured(file)
  }

  @Test func `without ffprobe the file is measured as far as its headers go`() async throws {
    let folder = try TemporaryFolder()
    let probe = MediaProbe(searchPath: "\(folder.url.path):relative:")
    #expect(probe == nil)
    let media = try await MediaInspection(probe: probe).measured(
      folder.file("a.flv", Self.film))
    #expect(media.type == .flv)
    #expect(media.probe == .absent)
  }

  @Test func `headers that tell everything leave the probe alone`() async throws {
    let folder = try TemporaryFolder()
    let probe = try folder.probe("exit 1")
    let media = try await MediaInspection(probe: probe).measured(
      folder.file("a.wav", SampleRIFF.wav(seconds: 1)))
    #expect(media.probe == .notNeeded)
    #expect(media.milliseconds == 1000)
  }

  @Test func `the answer of the probe is taken over`() async throws {
    let media = try await measured(with: "cat <<'END'\n\(ProbeAnswerTests.film)\nEND")
    #expect(media.probe == .used)
    #expect(media.milliseconds == 61_250)
    #expect(media.width == 640)
    #expect(media.position == .found)
  }

  @Test(arguments: [
    ("exit 1", ProbeFailure.unreadable), ("echo nonsense", .unclear), ("echo '{}'", .unreadable),
    ("kill -9 $$", .unreadable), ("exec cat /dev/zero", .saidTooMuch),
  ])
  func `a probe that fails is a failure with a name`(
    script: String, failure: ProbeFailure
  ) async throws {
    #expect(try await measured(with: script).probe == .failed(failure))
  }

  /// A run of one second, on this thread, so that the time is the run's own.
  func run(_ script: String) throws(ProbeFailure) -> [UInt8] {
    try BoundedRun(
      program: URL(filePath: "/bin/sh"), arguments: ["-c", script], seconds: 1, outputBytes: 100
    ).output()
  }

  @Test(arguments: ["trap '' TERM; while :; do :; done", "exec sleep 60", "sleep 60"])
  func `a probe that does not end is killed`(script: String) throws {
    let start = ContinuousClock.now
    #expect(throws: ProbeFailure.tookTooLong) { try run(script) }
    #expect(ContinuousClock.now - start < .seconds(8))
  }

  @Test func `a killed probe is gone`() async throws {
    let folder = try TemporaryFolder()
    let note = folder.url.appending(path: "pid")
    var probe = try folder.probe("echo $$ > '\(note.path)'; exec sleep 60")
    // Writing the note needs a child without limits.
    probe.limiter = nil
    probe.seconds = 1
    _ = try await MediaInspection(probe: probe).measured(folder.file("a.flv", Self.film))
    let text = try String(contentsOf: note, encoding: .utf8)
    let child = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(kill(child, 0) == -1, "neither running nor waiting to be reaped")
  }

  @Test func `what a probe leaves running does not outlive its time`() throws {
    let start = ContinuousClock.now
    // Whether the child counts as running as long as its own child does differs between systems.
    if let output = try? run("sleep 20 & echo done") { #expect(output == Array("done\n".utf8)) }
    #expect(ContinuousClock.now - start < .seconds(8))
  }

  @Test func `the child sees no environment and nothing to read`() async throws {
    let script = #"[ -z "$HOME$FFREPORT" ] && ! read line && echo '{"streams": [{}]}'"#
    #expect(try await measured(with: script).probe == .used)
  }

  #if os(Linux)
    @Test func `the child is held to memory, time and no files`() async throws {
      let script = """
        [ "$(ulimit -v) $(ulimit -t) $(ulimit -f)" = "1048576 10 0" ] && echo '{"streams": [{}]}'
        """
      #expect(try await measured(with: script).probe == .used)
    }
  #endif

  @Test func `a program that cannot start is a failure with a name`() async throws {
    let folder = try TemporaryFolder()
    var probe = try folder.probe("exit 0")
    probe.limiter = nil
    probe.program = folder.url
    let media = try await MediaInspection(probe: probe).measured(
      folder.file("a.flv", Self.film))
    #expect(media.probe == .failed(.notStarted))
  }

  @Test func `only the file protocol, only the known format, only an absolute path`() throws {
    let file = URL(filePath: "/tmp/-i http:%2F,concat:a|b.rm")
    let arguments = try #require(MediaProbe.arguments(for: file, type: .rm))
    #expect(arguments.last == "file:/tmp/-i http:%2F,concat:a|b.rm")
    let pairs = Array(zip(arguments, arguments.dropFirst()))
    #expect(pairs.contains { $0 == ("-protocol_whitelist", "file") })
    #expect(pairs.contains { $0 == ("-format_whitelist", "rm") })
    #expect(pairs.contains { $0 == ("-f", "rm") })
    #expect(try MediaProbe.arguments(for: #require(URL(string: "http://a/b")), type: .rm) == nil)
    #expect(MediaProbe.arguments(for: file, type: .zip) == nil)
  }

  @Test func `a folder or a link is not opened as a file`() async throws {
    let folder = try TemporaryFolder()
    let link = folder.url.appending(path: "link.flv")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: folder.file("a.flv", Self.film))
    #expect(throws: CocoaError.self) { try FileSource(folder.url) }
    #expect(throws: CocoaError.self) { try FileSource(link) }
  }

  @Test func `a file is read in parts`() throws {
    let folder = try TemporaryFolder()
    let source = try FileSource(folder.file("a", [1, 2, 3, 4, 5]))
    #expect(source.length == 5)
    #expect(try source.read(at: 1, count: 2) == [2, 3])
    #expect(try source.read(at: 4, count: 9) == [5])
    #expect(try source.read(at: 5, count: 1) == [])
    #expect(try source.read(at: -1, count: 1) == [])
  }
}
