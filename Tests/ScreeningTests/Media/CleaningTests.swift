import Screening
import Testing

@Suite struct CleaningTests {
  static let jpegNotes = [
    PositionTests.exifSegment(exif(orientation: 6, latitude: true)),
    SampleJPEG.segment(0xE1, SampleJPEG.xmpHead + positionXMP), SampleJPEG.profile,
    SampleJPEG.segment(0xED, Array("Photoshop 3.0".utf8) + [0, 1, 2]),
    SampleJPEG.segment(0xFE, Array("comment".utf8)),
  ]
  static let pngNotes = [
    SamplePNG.chunk("iCCP", [1, 2, 3]),
    SamplePNG.chunk("eXIf", exif(orientation: 3, latitude: true)),
    SamplePNG.chunk("tIME", [1, 2, 3, 4, 5, 6, 7]),
  ]
  static let webP = SampleRIFF.file(
    "WEBP",
    [
      SampleRIFF.vp8x(width: 64, height: 48, flags: 0x2C), SampleRIFF.chunk("ICCP", [1, 2, 3]),
      SampleRIFF.vp8(width: 64, height: 48),
      SampleRIFF.chunk("EXIF", exif(orientation: 8, latitude: true)),
      SampleRIFF.chunk("XMP ", positionXMP),
    ])

  @Test(arguments: [
    (SampleJPEG.file(segments: jpegNotes, trailing: positionXMP), 6),
    (SamplePNG.file(chunks: pngNotes), 3), (webP, 8),
  ])
  func `a cleaned picture has no position, the same size and stands as before`(
    bytes: [UInt8], orientation: Int
  ) throws {
    let before = try measured(bytes)
    #expect(before.position == .found)
    let after = try measured(MemorySource(bytes).withoutPosition())
    #expect(after.trouble == nil)
    #expect(after.position == .absent)
    #expect(after.trailingBytes == 0)
    #expect(after.type == before.type)
    #expect(after.width == 64)
    #expect(after.height == 48)
    #expect(after.orientation == orientation)
  }

  @Test func `pixels and colour profile of a JPEG stay as they are`() throws {
    let cleaned = try MemorySource(SampleJPEG.file(segments: Self.jpegNotes)).withoutPosition()
    let oriented = PositionTests.exifSegment(exif(orientation: 6))
    #expect(cleaned == SampleJPEG.file(segments: [oriented, SampleJPEG.profile]))
  }

  @Test func `pixels and colour profile of a PNG stay as they are`() throws {
    let cleaned = try MemorySource(SamplePNG.file(chunks: Self.pngNotes)).withoutPosition()
    var oriented = SamplePNG.chunk("eXIf", exif(orientation: 3))
    // The checksum was computed by zlib.
    oriented.replaceSubrange(oriented.count - 4..<oriented.count, with: [0x84, 0x5F, 0x64, 0xCE])
    #expect(cleaned == SamplePNG.file(chunks: [oriented, SamplePNG.chunk("iCCP", [1, 2, 3])]))
  }

  @Test func `pixels and colour profile of a WebP stay as they are`() throws {
    let cleaned = try MemorySource(Self.webP).withoutPosition()
    #expect(
      cleaned
        == SampleRIFF.file(
          "WEBP",
          [
            SampleRIFF.vp8x(width: 64, height: 48, flags: 0x28),
            SampleRIFF.chunk("ICCP", [1, 2, 3]), SampleRIFF.vp8(width: 64, height: 48),
            SampleRIFF.chunk("EXIF", exif(orientation: 8)),
          ]))
  }

  @Test func `no EXIF is written where none turned the picture`() throws {
    #expect(try MemorySource(SampleJPEG.file()).withoutPosition() == SampleJPEG.file())
    #expect(try MemorySource(SamplePNG.file()).withoutPosition() == SamplePNG.file())
  }

  @Test func `other types and damaged pictures are refused before anything is written`() throws {
    let gif = SampleGIF.file(screen: (1, 1), frames: [(1, 1)])
    #expect(throws: CleaningError.unsupported(.gif)) { try MemorySource(gif).withoutPosition() }
    let cut = MemorySource(Array(SampleJPEG.file().dropLast()))
    #expect(throws: MediaTrouble.cutShort) {
      try cut.writeWithoutPosition { _ in Issue.record("something was written") }
    }
  }
}
