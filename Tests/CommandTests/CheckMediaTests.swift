import Foundation
import Testing

/// What `woodbell check` says of pictures, sound and films.
@Suite struct CheckMediaTests {
  private func check(
    _ path: String, _ arguments: String..., searchPath: String = "/does/not/exist"
  ) async throws -> Program.Ending {
    var program = Program()
    program.environment["PATH"] = searchPath
    return try await program.run(
      ["check", path, "--rulebook", "yaoan", "--lang", "zh"] + arguments, input: Data())
  }

  private func folder(_ name: String, _ bytes: Data) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try bytes.write(to: folder.file(name))
    return folder
  }

  @Test func `a recording is measured against the platform it goes to`() async throws {
    let folder = try folder("值班.amr", MediaSamples.amr(seconds: 61))
    defer { folder.remove() }
    let path = folder.path("值班.amr")
    let without = try await check(path, "--format", "json")
    #expect(without.status == 0)
    #expect(try objects(without.answer).isEmpty)
    let ending = try await check(path, "--format", "json", "--platform", "wechat-service")
    #expect(ending.status == 1)
    let found = try objects(ending.answer)
    #expect(
      found.map { $0["rule"] as? String } == ["formats.wechat-voice", "platform.wechat.voice"])
    let finding = try #require(found.first)
    #expect(finding["file"] as? String == path)
    #expect(finding["rule"] as? String == "formats.wechat-voice")
    #expect(finding["family"] as? String == "media")
    #expect(finding["level"] as? String == "must-fix")
    #expect(
      finding["articles"] as? [[String: String]] == [["rulebook": "yaoan", "article": "5.6"]])
    let places = ["line", "column", "offset", "length"].map { finding[$0] as? Int }
    #expect(places == [1, 1, 0, 0])
    #expect(finding["text"] is NSNull)
    #expect(finding["message"] as? String == "“值班.amr”长 61 秒，最长 60 秒，请剪短 1 秒。")
  }

  @Test func `two names of a platform do not say a thing twice`() async throws {
    let folder = try folder("a.amr", MediaSamples.amr(seconds: 61))
    defer { folder.remove() }
    let ending = try await check(
      folder.path("a.amr"), "--platform", "wechat", "--platform", "wechat-service", "--format",
      "line")
    #expect(ending.lines.count == 2, "the regulation's limit and the platform's own")
  }

  @Test(arguments: [
    ("human", "  1:1  ✕ 须改  formats.wechat-voice   “a.amr”长 61 秒"),
    ("line", "a.amr:1:1:formats.wechat-voice:“a.amr”长 61 秒"),
    ("github", "a.amr,line=1,endLine=1,col=1,endColumn=1,title=formats.wechat-voice::“a.amr”"),
    ("sarif", #""region":{"charLength":0,"charOffset":0,"endColumn":1,"endLine":1,"#),
    ("sarif", #""ruleId":"formats.wechat-voice""#),
  ])
  func `every format tells it`(format: String, words: String) async throws {
    let folder = try folder("a.amr", MediaSamples.amr(seconds: 61))
    defer { folder.remove() }
    let ending = try await check(
      folder.path("a.amr"), "--platform", "wechat", "--format", format)
    #expect(ending.status == 1)
    #expect(ending.answer.contains(words), "\(ending.answer)")
    #expect(!ending.answer.contains("⟦"))
  }

  @Test func `the content tells what a file is, not its name`() async throws {
    let folder = try folder("notice.md", MediaSamples.png())
    defer { folder.remove() }
    let picture = try await check(folder.path("notice.md"), "--format", "json")
    let found = try objects(picture.answer)
    #expect(found.map { $0["rule"] as? String } == ["media.wrong-name"])
    #expect(found.first?["suggestion"] as? String == "notice.png")
    try folder.write("The wide road is open.\n扫码领红包\n", to: "text.txt")
    let text = try await check(folder.path("text.txt"), "--format", "line")
    #expect(text.answer.contains(":2:1:terms.promotion:"))
    try folder.write("扫码领红包", to: "text.jpg")
    let disguised = try await check(folder.path("text.jpg"), "--format", "line")
    #expect(disguised.status == 2 && disguised.answer.isEmpty)
  }

  @Test func `a picture that tells where it was taken is pointed out, through a link too`()
    async throws
  {
    let folder = try folder("a.png", MediaSamples.png(note: "<GPSLatitude>34,44N"))
    defer { folder.remove() }
    let link = folder.file("link.png")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: folder.file("a.png"))
    let ending = try await check(link.path, "--format", "json", "--fail-on", "caution")
    #expect(ending.status == 1)
    let found = try objects(ending.answer)
    #expect(found.map { $0["rule"] as? String } == ["media.position"])
    #expect(found.first?["file"] as? String == link.path)
    #expect((found.first?["message"] as? String)?.contains("“link.png”") == true)
  }

  @Test func `copies without position are written beside, listed, and never over anything`()
    async throws
  {
    let secret = "<GPSLatitude>34,44N"
    let folder = try folder("a.png", MediaSamples.png(note: secret))
    defer { folder.remove() }
    try MediaSamples.png().write(to: folder.file("plain.png"))
    try folder.write("通知\n请绕行。\n", to: "notice.txt")
    let arguments = ["--format", "json", "--write-clean", folder.path("out/clean")]
    let program = Program()
    for tongue in ["zh", "en"] {
      let target = folder.path("out/clean") + "-" + tongue
      let ending = try await program.run(
        ["check", folder.url.path, "--rulebook", "yaoan", "--lang", tongue, "--format", "json"]
          + ["--write-clean", target], input: Data())
      #expect(ending.status == 0 && !ending.message.contains("⟦"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["a.png"])
      #expect(ending.message.contains(target + "/a.png"))
      let copy = try Data(contentsOf: URL(fileURLWithPath: target + "/a.png"))
      #expect(copy == MediaSamples.png())
      try FileManager.default.removeItem(atPath: folder.path("out"))
    }
    #expect(try Data(contentsOf: folder.file("a.png")) == MediaSamples.png(note: secret))

    try FileManager.default.createDirectory(
      at: folder.file("out/clean"), withIntermediateDirectories: true)
    try folder.write("mine", to: "out/clean/a.png")
    let again = try await program.run(
      ["check", folder.path("a.png"), "--lang", "en"] + arguments, input: Data())
    #expect(again.status == 3 && again.message.contains(folder.path("out/clean/a.png")))
    #expect(try folder.text("out/clean/a.png") == "mine")
    // Beside itself a picture has its own name already.
    let beside = try await program.run(
      ["check", folder.path("a.png"), "--write-clean", folder.url.path], input: Data())
    #expect(beside.status == 3)
    #expect(try Data(contentsOf: folder.file("a.png")) == MediaSamples.png(note: secret))
    let odd = try await program.run(
      ["check", folder.path("a.png"), "--write-clean", folder.path("notice.txt")], input: Data())
    #expect(odd.status == 2)
  }

  @Test func `a film larger than any text is looked at, and without ffprobe this is said`()
    async throws
  {
    let folder = try folder("a.flv", MediaSamples.film + Data(count: 10_000_001))
    defer { folder.remove() }
    let ending = try await check(folder.path("a.flv"), "--format", "line")
    #expect(ending.status == 0)
    #expect(ending.lines.count == 1)
    #expect(ending.answer.contains("/a.flv:1:1:media.no-probe:没有安装 ffprobe"))
  }

  @Test func `ffprobe is asked where it is installed`() async throws {
    let folder = try folder("a.wmv", MediaSamples.wmv)
    defer { folder.remove() }
    let answer = #"{"streams": [{"codec_type": "audio", "duration": "75.5"}]}"#
    try folder.write("#!/bin/sh\necho '\(answer)'\n", to: "ffprobe")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: folder.path("ffprobe"))
    let ending = try await check(
      folder.path("a.wmv"), "--platform", "wechat", "--format", "json",
      searchPath: folder.url.path)
    let found = try objects(ending.answer)
    #expect(found.map { $0["rule"] as? String }.contains("formats.wechat-voice"))
    #expect((found.first?["message"] as? String)?.contains("76 秒") == true)
  }

  @Test func `media and texts stand in one list, in their order`() async throws {
    let folder = try folder("a.amr", MediaSamples.amr(seconds: 61))
    defer { folder.remove() }
    try folder.write("扫码领红包", to: "b.txt")
    let paths = ["b.txt", "a.amr"].map(folder.path)
    let ending = try await Program().run(
      ["check"] + paths + ["--rulebook", "yaoan", "--platform", "wechat", "--format", "json"],
      input: Data())
    #expect(try objects(ending.answer).map { $0["file"] as? String } == paths + paths.suffix(1))
  }
}

/// Files made by hand that are what their first bytes say.
private enum MediaSamples {
  static let film = Data("FLV".utf8) + Data([1, 5, 0, 0, 0, 9])

  /// The header of an ASF file and no streams.
  static let wmv = Data([
    0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0, 0xAA, 0, 0x62, 0xCE, 0x6C,
    30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2,
  ])

  /// Narrow-band sound: fifty frames of 32 bytes a second.
  static func amr(seconds: Int) -> Data {
    var bytes = Data("#!AMR\n".utf8)
    for _ in 0..<seconds * 50 { bytes += Data([0x3C]) + Data(count: 31) }
    return bytes
  }

  /// A picture of four by four pixels, with a note or without.
  static func png(note: String? = nil) -> Data {
    let size = Data([0, 0, 0, 4, 0, 0, 0, 4, 8, 2, 0, 0, 0])
    return Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + chunk("IHDR", size)
      + (note.map { chunk("tEXt", Data("Comment\0\($0)".utf8)) } ?? Data())
      + chunk("IDAT", Data([1])) + chunk("IEND", Data())
  }

  /// The checksum is left at zero: nobody looks at it who only measures.
  private static func chunk(_ name: String, _ content: Data) -> Data {
    Data([0, 0, 0, UInt8(clamping: content.count)]) + Data(name.utf8) + content + Data(count: 4)
  }
}
