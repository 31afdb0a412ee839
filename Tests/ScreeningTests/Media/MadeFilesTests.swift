import Foundation
import Rulebook
import Screening
import Testing

/// Files that a real encoder made, measured with the real probe.
///
/// On a machine without ffmpeg the second test has nothing to make and looks at what is said then.
@Suite struct MadeFilesTests {
  static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""

  static let films: [(String, [String])] = [
    ("a.wmv", []), ("a.rm", ["-c:v", "rv10", "-c:a", "ac3"]), ("a.avi", []), ("a.flv", []),
    ("a.mpg", []), ("a.ts", []), ("a.mp4", []), ("a.mov", []),
    ("a.3gp", ["-c:v", "h263", "-an"]),
  ]

  @Test(arguments: films)
  func `films are measured by probe or headers, or the probe is said to be absent`(
    name: String, options: [String]
  ) async throws {
    let folder = try TemporaryFolder()
    guard let encoder = Encoder(searchPath: Self.searchPath) else {
      let media = try await MediaInspection(probe: MediaProbe(searchPath: Self.searchPath))
        .measured(folder.file("a.flv", ProbeTests.film))
      #expect(media.probe != .used)
      return
    }
    let file = folder.url.appending(path: name)
    try encoder.run(
      [
        "-f", "lavfi", "-i", "testsrc=s=176x144:d=2:r=25", "-f", "lavfi", "-i", "sine=d=2",
        "-shortest",
      ] + options + [file.path])
    let media = try await MediaInspection(probe: MediaProbe(searchPath: Self.searchPath))
      .measured(file)
    #expect(media.type?.endings.contains(file.pathExtension) == true)
    #expect(media.trouble == nil)
    #expect(media.width == 176)
    #expect(media.height == 144)
    #expect((1900...2300).contains(media.milliseconds ?? 0), "\(media.milliseconds ?? 0)")
    #expect(media.kinds == [.video])
    let readsHeaders = ["mp4", "mov", "3gp"].contains(file.pathExtension)
    #expect(media.probe == (readsHeaders ? .notNeeded : .used))
  }

  @Test(arguments: ["a.mp3", "a.wav", "a.wma", "a.m4a"])
  func `sound is measured by probe or headers, or the probe is said to be absent`(
    name: String
  ) async throws {
    let folder = try TemporaryFolder()
    guard let encoder = Encoder(searchPath: Self.searchPath) else {
      let media = try await MediaInspection(probe: nil).measured(
        folder.file("a.flv", ProbeTests.film))
      #expect(media.probe == .absent)
      return
    }
    let file = folder.url.appending(path: name)
    try encoder.run(["-f", "lavfi", "-i", "sine=d=2", file.path])
    let media = try await MediaInspection(probe: MediaProbe(searchPath: Self.searchPath))
      .measured(file)
    #expect(media.type?.rawValue == file.pathExtension)
    #expect(media.trouble == nil)
    #expect(media.kinds == [.voice])
    #expect((1950...2150).contains(media.milliseconds ?? 0), "\(media.milliseconds ?? 0)")
  }

  @Test(arguments: ["a.jpg", "a.png", "a.webp"])
  func `a cleaned picture has the same pixels`(name: String) async throws {
    let folder = try TemporaryFolder()
    guard let encoder = Encoder(searchPath: Self.searchPath) else {
      let jpeg = MemorySource(SampleJPEG.file(segments: CleaningTests.jpegNotes))
      #expect(try measured(jpeg.withoutPosition()).position == .absent)
      return
    }
    let file = folder.url.appending(path: name)
    try encoder.run(
      ["-f", "lavfi", "-i", "testsrc=s=175x143", "-frames:v", "1", file.path])
    let noted = try folder.file("noted-" + name, Self.noted([UInt8](Data(contentsOf: file))))
    let before = try MediaInspection.measured(FileSource(noted))
    #expect(before.position == .found)
    let cleaned = try folder.file("clean-" + name, FileSource(noted).withoutPosition())
    let after = try MediaInspection.measured(FileSource(cleaned))
    #expect(after.position == .absent)
    #expect(after.width == 175)
    #expect(after.height == 143)
    let pixels = try encoder.pixels(of: file, in: folder)
    #expect(pixels.count == 175 * 143 * 3)
    #expect(try encoder.pixels(of: cleaned, in: folder) == pixels)
  }

  @Test func `an animation is measured frame by frame`() async throws {
    let folder = try TemporaryFolder()
    guard let encoder = Encoder(searchPath: Self.searchPath) else {
      #expect(try measured(SampleGIF.file(screen: (9, 9), frames: [(9, 9)])).frames == 1)
      return
    }
    let file = folder.url.appending(path: "a.gif")
    try encoder.run(["-f", "lavfi", "-i", "testsrc=s=460x100:d=1:r=5", file.path])
    let media = try await MediaInspection(probe: nil).measured(file)
    #expect(media.trouble == nil)
    #expect(media.frames == 5)
    #expect(media.largestFrame == FrameSize(width: 460, height: 100))
  }

  /// The picture with a position in it.
  static func noted(_ bytes: [UInt8]) throws -> [UInt8] {
    switch try measured(bytes).type {
    case .jpeg:
      let segment = PositionTests.exifSegment(exif(orientation: 1, latitude: true))
      return bytes.prefix(2) + segment + bytes.dropFirst(2)
    case .png:
      let chunk = SamplePNG.chunk("eXIf", exif(latitude: true))
      return bytes.prefix(33) + chunk + bytes.dropFirst(33)
    default:
      let content = Array(bytes.dropFirst(12))
      return SampleRIFF.file(
        "WEBP",
        [
          SampleRIFF.vp8x(width: 175, height: 143, flags: 8), content,
          SampleRIFF.chunk("EXIF", exif(latitude: true)),
        ])
    }
  }
}

/// The program that makes files for these tests.
struct Encoder {
  struct Failed: Error { var status: Int32 }

  let program: URL

  init?(searchPath: String) {
    let programs = searchPath.split(separator: ":").map { URL(filePath: $0 + "/ffmpeg") }
    guard
      let found = programs.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.path)
      })
    else { return nil }
    program = found
  }

  func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = ["-v", "error", "-nostdin", "-y"] + arguments
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
  }

  /// The picture as plain red, green and blue.
  func pixels(of file: URL, in folder: TemporaryFolder) throws -> Data {
    let plain = folder.url.appending(path: file.lastPathComponent + ".raw")
    try run(["-i", file.path, "-f", "rawvideo", "-pix_fmt", "rgb24", plain.path])
    return try Data(contentsOf: plain)
  }
}
