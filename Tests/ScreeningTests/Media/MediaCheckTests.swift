@testable import Rulebook
import Screening
import Testing

@Suite struct MediaCheckTests {
  static let citation = Citation(rulebook: "yaoan", article: "5.6", rule: "formats.test")

  static func rule(
    _ kind: MediaKind, bytes: Int? = nil, seconds: Int? = nil, width: Int? = nil,
    height: Int? = nil, types: [String] = [], level: FindingLevel = .mustFix
  ) -> MediaRule {
    MediaRule(
      head: RuleHead(id: "formats.test", citations: [citation], level: level), platform: .wechat,
      kind: kind, maximumBytes: bytes, maximumSeconds: seconds, maximumWidth: width,
      maximumHeight: height, types: types)
  }

  func findings(
    _ bytes: [UInt8], _ name: String, _ rules: [MediaRule] = []
  ) throws -> [Finding] {
    MediaCheck.findings(
      of: try measured(bytes), file: MediaCheck.File(field: "media-1", name: name), rules: rules)
  }

  @Test func `a voice over a minute is too long, by the second`() throws {
    let rule = Self.rule(.voice, seconds: 60)
    #expect(try findings(SampleSound.amr(frames: 3000), "a.amr", [rule]).isEmpty)
    let found = try findings(SampleSound.amr(frames: 3010), "a.amr", [rule])
    #expect(found.map(\.phraseKey) == ["finding.media.too-long"])
    #expect(found.first?.facts["count"] == "61")
    #expect(found.first?.facts["maximum"] == "60")
    #expect(found.first?.facts["platform"] == "wechat")
    #expect(found.first?.level == .mustFix)
    #expect(found.first?.family == "media")
    #expect(found.first?.citations == [Self.citation])
    #expect(found.first?.field == "media-1")
  }

  @Test func `a regulation's limit on a file and the platform's own are two findings`() throws {
    let limits = try PlatformLimits.bundled().media(on: ["wechat-service", "wechat-subscription"])
    let found = MediaCheck.findings(
      of: try measured(SampleSound.amr(frames: 3010)), file: .init(field: "f", name: "a.amr"),
      rules: [Self.rule(.voice, seconds: 30)], platforms: limits)
    #expect(found.map(\.rule) == ["formats.test", "platform.wechat.voice"])
    #expect(found.map { $0.facts["maximum"] } == ["30", "60"])
    #expect(found.last?.phraseKey == "finding.platform.media.too-long")
    #expect(found.last?.citations.isEmpty == true && found.last?.level == .caution)
  }

  @Test func `a tenth of a second at the edges is not held against a recording`() throws {
    let rule = Self.rule(.voice, seconds: 60)
    #expect(try findings(SampleSound.amr(frames: 3005), "a.amr", [rule]).isEmpty)
    #expect(try findings(SampleSound.amr(frames: 3006), "a.amr", [rule]).count == 1)
  }

  @Test func `a length that no clock can hold is too long, and no more than that`() throws {
    // A head may say so with eight bytes of its own.
    var media = MeasuredMedia(type: .mp4, bytes: 100)
    media.milliseconds = .max
    let found = MediaCheck.findings(
      of: media, file: .init(field: "f", name: "a.mp4"), rules: [Self.rule(.video, seconds: 60)])
    #expect(found.map(\.phraseKey) == ["finding.media.too-long"])
    #expect(found.first?.facts["count"] == "\(Int.max / 1000 + 1)")
  }

  @Test func `sizes are said in megabytes, the larger one looking larger`() throws {
    var media = MeasuredMedia(type: .mp3, bytes: 5_242_881)
    media.milliseconds = 1000
    let found = MediaCheck.findings(
      of: media, file: .init(field: "f", name: "a.mp3"),
      rules: [Self.rule(.voice, bytes: 5_242_880)])
    #expect(found.map(\.phraseKey) == ["finding.media.too-large"])
    #expect(found.first?.facts["count"] == "5.1")
    #expect(found.first?.facts["maximum"] == "5")
    #expect(found.first?.facts["bytes"] == "5242881")
    media.bytes = 5_242_880
    let allowed = MediaCheck.findings(
      of: media, file: .init(field: "f", name: "a.mp3"),
      rules: [Self.rule(.voice, bytes: 5_242_880)])
    #expect(allowed.isEmpty)
  }

  @Test func `one frame too large is found, a still picture of that size is not`() throws {
    let rule = Self.rule(.animation, width: 450, height: 450)
    let still = SampleGIF.file(screen: (600, 600), frames: [(600, 600)])
    #expect(try findings(still, "a.gif", [rule]).isEmpty)
    let moving = SampleGIF.file(screen: (450, 450), frames: [(450, 450), (451, 10)])
    #expect(
      try findings(moving, "a.gif", [rule]).map(\.phraseKey) == ["finding.media.frame-too-wide"])
    let large = SampleGIF.file(screen: (450, 500), frames: [(1, 1), (1, 1)])
    #expect(
      try findings(large, "a.gif", [rule]).map(\.phraseKey) == ["finding.media.frame-too-high"])
  }

  @Test func `a picture is measured by rules on pictures`() throws {
    let rule = Self.rule(.picture, width: 10, height: 10, types: ["gif"])
    let found = try findings(SampleJPEG.file(), "a.jpg", [rule, Self.rule(.video, bytes: 1)])
    #expect(
      found.map(\.phraseKey) == [
        "finding.media.too-wide", "finding.media.too-high", "finding.media.type-not-allowed",
      ])
    #expect(found.last?.facts["types"] == "gif")
  }

  @Test(arguments: [["jpeg"], ["jpg"], []])
  func `any of a type's endings in the rule allows it`(types: [String]) throws {
    #expect(
      try findings(SampleJPEG.file(), "a.jpg", [Self.rule(.picture, types: types)]).isEmpty)
  }

  @Test func `a wrong ending is found by content, with the right one beside it`() throws {
    let found = try findings(SamplePNG.file(), "scene.2.JPG")
    #expect(found.map(\.phraseKey) == ["finding.media.wrong-name"])
    #expect(found.first?.suggestion == "scene.2.png")
    #expect(found.first?.family == "media")
    #expect(try findings(SamplePNG.file(), "scene.PNG").isEmpty)
    #expect(try findings(SampleJPEG.file(), "scene.jpeg").isEmpty)
    let bare = try findings(SamplePNG.file(), "scene")
    #expect(bare.map(\.phraseKey) == ["finding.media.no-ending"])
    #expect(bare.first?.suggestion == "scene.png")
  }

  @Test func `empty and unknown files are said to be so`() throws {
    #expect(try findings([], "a.mp4").map(\.phraseKey) == ["finding.media.empty"])
    #expect(
      try findings([0x4D, 0x5A, 0, 0], "a.mp4").map(\.phraseKey) == ["finding.media.unknown-type"])
  }

  @Test func `a position is told, and whether it can be taken out here`() throws {
    let gps = PositionTests.exifSegment(exif(latitude: true))
    #expect(
      try findings(SampleJPEG.file(segments: [gps]), "a.jpg").map(\.phraseKey)
        == ["finding.media.position"])
    let film = SampleMovie.file(extra: SampleMovie.box("udta", PositionTests.location))
    #expect(try findings(film, "a.mp4").map(\.phraseKey) == ["finding.media.position-stays"])
    #expect(
      try findings(SamplePNG.file(chunks: [PositionTests.rawProfile]), "a.png").map(\.phraseKey)
        == ["finding.media.position-unread"])
    let unread = MeasuredMedia(type: .heif, bytes: 9, position: .unread)
    #expect(
      MediaCheck.findings(of: unread, file: .init(field: "f", name: "a.heic"), rules: [])
        .map(\.phraseKey) == ["finding.media.position-unread-stays"])
  }

  @Test func `broken and odd files are told`() throws {
    let cut = Array(SampleJPEG.file().dropLast())
    #expect(try findings(cut, "a.jpg").map(\.phraseKey) == ["finding.media.cut-short"])
    #expect(
      try findings(SamplePNG.file(width: 0), "a.png").map(\.phraseKey) == ["finding.media.damaged"])
    let huge = try findings(SamplePNG.file(width: 90_000, height: 90_000), "a.png")
    #expect(huge.map(\.phraseKey) == ["finding.media.too-complex"])
    #expect(huge.first?.facts["bound"] == "pixels")
    let tail = try findings(SampleJPEG.file(trailing: [1]), "a.jpg")
    #expect(tail.map(\.phraseKey) == ["finding.media.trailing"])
    #expect(tail.first?.level == .hint)
  }

  @Test(arguments: [
    (ProbeUse.absent, "no-probe"), (.missing, "no-probe"),
    (.failed(.tookTooLong), "probe-too-slow"), (.failed(.unreadable), "unreadable"),
    (.failed(.saidTooMuch), "probe-failed"), (.used, "not-measured"),
  ])
  func `what could not be measured is told once`(probe: ProbeUse, key: String) {
    let media = MeasuredMedia(type: .wmv, bytes: 9, probe: probe)
    let found = MediaCheck.findings(
      of: media, file: .init(field: "f", name: "a.wmv"), rules: [Self.rule(.video, seconds: 9)])
    #expect(found.map(\.phraseKey) == ["finding.media." + key])
    #expect(found.map(\.level) == [.caution])
  }

  @Test func `the heaviest finding comes first`() throws {
    let found = try findings(
      SampleJPEG.file(trailing: [1]), "a.png", [Self.rule(.picture, width: 1)])
    #expect(found.map(\.level) == [.mustFix, .caution, .hint])
  }
}
