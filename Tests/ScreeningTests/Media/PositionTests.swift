import Screening
import Testing

@Suite struct PositionTests {
  static func exifSegment(_ content: [UInt8]) -> [UInt8] {
    SampleJPEG.segment(0xE1, joined(text("Exif"), [0, 0], content))
  }

  /// The box that telephones write: length, the sign for copyright, `xyz`, the text.
  static let location = joined(
    Digits.big(26, 4), [0xA9], text("xyz"), [0, 14, 0, 0], text("+31.2000+121.4"))

  static let packedXMP = SamplePNG.chunk(
    "iTXt", joined(text("XML:com.adobe.xmp"), [0, 1, 0, 0, 0, 1]))

  static let positioned: [[UInt8]] = [
    SampleJPEG.file(segments: [exifSegment(exif(latitude: true))]),
    SampleJPEG.file(segments: [exifSegment(exif(latitude: true, isBig: false))]),
    SampleJPEG.file(segments: [SampleJPEG.segment(0xE1, SampleJPEG.xmpHead + positionXMP)]),
    SampleJPEG.file(segments: [SampleJPEG.segment(0xFE, positionXMP)]),
    SamplePNG.file(chunks: [SamplePNG.chunk("eXIf", exif(latitude: true))]),
    SamplePNG.file(chunks: [
      SamplePNG.chunk("iTXt", joined(text("XML:com.adobe.xmp"), zeros(5), positionXMP))
    ]),
    SampleRIFF.file(
      "WEBP",
      [
        SampleRIFF.vp8x(width: 2, height: 2, flags: 8), SampleRIFF.vp8(width: 2, height: 2),
        SampleRIFF.chunk("EXIF", exif(latitude: true)),
      ]),
    SampleRIFF.file(
      "WEBP", [SampleRIFF.vp8(width: 2, height: 2), SampleRIFF.chunk("XMP ", positionXMP)]),
    SampleGIF.file(
      screen: (1, 1), frames: [(1, 1)],
      blocks: [
        joined(
          [0x21, 0xFF, 11], text("XMP DataXMP"), [UInt8(positionXMP.count)], positionXMP, [0])
      ]),
    SampleMovie.file(extra: SampleMovie.box("udta", location)),
    SampleMovie.file(
      brand: "3gp4",
      extra: SampleMovie.box("udta", SampleMovie.box("loci", zeros(20)))),
    SampleMovie.file(
      brand: "qt  ",
      extra: SampleMovie.box(
        "meta",
        joined(
          SampleMovie.box("hdlr", zeros(12)),
          SampleMovie.box("keys", text("mdtacom.apple.quicktime.location.ISO6709"))))),
  ]

  @Test(arguments: positioned)
  func `a position is found`(bytes: [UInt8]) throws {
    let media = try measured(bytes)
    #expect(media.trouble == nil)
    #expect(media.position == .found)
  }

  static let positionless: [[UInt8]] = [
    SampleJPEG.file(segments: [exifSegment(exif(orientation: 6))]), SampleJPEG.file(),
    SamplePNG.file(chunks: [SamplePNG.chunk("tEXt", joined(text("Title"), [0, 65]))]),
    SampleMovie.file(extra: SampleMovie.box("udta", zeros(4))),
  ]

  @Test(arguments: positionless)
  func `a picture or film without position is left alone`(bytes: [UInt8]) throws {
    let media = try measured(bytes)
    #expect(media.trouble == nil)
    #expect(media.position == .absent)
  }

  static let rawProfile = SamplePNG.chunk(
    "zTXt", joined(text("Raw profile type exif"), [0, 0, 1, 2]))

  static let unread: [[UInt8]] = [
    SampleJPEG.file(segments: [exifSegment([1, 2, 3])]),
    SampleJPEG.file(segments: [exifSegment(Array(exif(latitude: true).prefix(24)))]),
    SamplePNG.file(chunks: [rawProfile]), SamplePNG.file(chunks: [packedXMP]),
  ]

  @Test(arguments: unread)
  func `what cannot be read is not called absent`(bytes: [UInt8]) throws {
    #expect(try measured(bytes).position == .unread)
  }

  @Test func `tables of EXIF that point to each other come to an end`() throws {
    var looping = exif(orientation: 6)
    looping.replaceSubrange(looping.count - 4..<looping.count, with: Digits.big(8, 4))
    let media = try measured(SampleJPEG.file(segments: [Self.exifSegment(looping)]))
    #expect(media.orientation == 6)
    #expect(media.trouble == nil)
  }

  @Test func `thousands of pointers to one large table are not all followed`() throws {
    let pointer = joined(Digits.big(0x8825, 2), Digits.big(4, 2), Digits.big(1, 4), zeros(3), [8])
    let entries = (0..<2000).flatMap { _ in pointer }
    let table = joined(text("MM"), [0, 42, 0, 0, 0, 8], Digits.big(2000, 2), entries, zeros(4))
    let media = try measured(SamplePNG.file(chunks: [SamplePNG.chunk("eXIf", table)]))
    #expect(media.position == .unread)
  }

  @Test func `a long XMP is read across its segments`() throws {
    let head = Array("http://ns.adobe.com/xmp/extension/".utf8) + [0]
    let id = [UInt8](repeating: 65, count: 40)
    let halves = [positionXMP.prefix(24), positionXMP.dropFirst(24)]
    #expect(!halves.contains { String(decoding: $0, as: UTF8.self).contains("GPSLatitude") })
    let segments = halves.map { SampleJPEG.segment(0xE1, joined(head, id, Array($0))) }
    #expect(try measured(SampleJPEG.file(segments: segments)).position == .found)
  }
}
