import Screening
import Testing

/// Says it is long, and counts what is asked of it.
final class CountingSource: ByteSource {
  let length: Int
  let head: [UInt8]
  private(set) var bytesRead = 0

  init(length: Int, head: [UInt8]) {
    self.length = length
    self.head = head
  }

  func read(at offset: Int, count: Int) throws -> [UInt8] {
    bytesRead += count
    return (offset..<min(offset + count, length)).map { $0 < head.count ? head[$0] : 0 }
  }
}

struct SourceFailed: Error {}

struct BrokenSource: ByteSource {
  var length: Int { 100 }
  func read(at offset: Int, count: Int) throws -> [UInt8] { throw SourceFailed() }
}

@Suite struct LimitTests {
  static let small = {
    var limits = MediaLimits()
    limits.frames = 100
    limits.soundFrames = 100
    limits.parts = 500
    limits.bytes = 100_000
    limits.metadataBytes = 10_000
    return limits
  }()

  @Test func `a GIF of ten million frames is too complex`() throws {
    let start = SampleGIF.file(screen: (1, 1), frames: []).dropLast()
    let frame = SampleGIF.frame(width: 1, height: 1)
    let media = try measured(Array(start) + (0..<12_000).flatMap { _ in frame })
    #expect(media.trouble == .tooComplex(.frames))
    #expect(media.frames == MediaLimits().frames)
  }

  @Test func `a PNG of a billion pixels is too complex, and costs nothing`() throws {
    let source = CountingSource(
      length: 4_000_000_000, head: SamplePNG.file(width: 60_000, height: 60_000))
    let media = try MediaInspection.measured(source)
    #expect(media.trouble == .tooComplex(.pixels))
    #expect(media.width == 60_000)
    #expect(source.bytesRead <= 131_072)
    let overflowing = SamplePNG.file(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF)
    #expect(try measured(overflowing).trouble == .tooComplex(.pixels))
  }

  @Test func `boxes in boxes in boxes are too complex`() throws {
    let nested = (0..<200).reduce([UInt8]()) { inner, _ in SampleMovie.box("moov", inner) }
    let media = try measured(Self.brand + nested)
    #expect(media.trouble == .tooComplex(.nesting))
  }

  @Test func `endless filling before a mark is too complex`() throws {
    let filling = [UInt8](repeating: 0xFF, count: 600)
    let bytes = joined([0xFF, 0xD8], filling, Array(SampleJPEG.file().dropFirst(2)))
    #expect(try measured(bytes).trouble == nil)
    #expect(try measured(bytes, limits: Self.small).trouble == .tooComplex(.parts))
  }

  @Test func `endless empty boxes are too complex`() throws {
    let boxes = (0..<600).flatMap { _ in SampleMovie.box("free", []) }
    #expect(try measured(Self.brand + boxes, limits: Self.small).trouble == .tooComplex(.parts))
  }

  @Test func `sound of more frames than are counted is too complex`() throws {
    let amr = try measured(SampleSound.amr(frames: 101), limits: Self.small)
    #expect(amr.trouble == .tooComplex(.frames))
    let mp3 = try measured(SampleSound.mp3(frames: 101), limits: Self.small)
    #expect(mp3.trouble == .tooComplex(.frames))
  }

  @Test func `a picture that never ends is read no further than the limit`() throws {
    let source = CountingSource(length: 1_000_000_000, head: SampleJPEG.file().dropLast(2))
    let media = try MediaInspection.measured(source, limits: Self.small)
    #expect(media.trouble == .tooComplex(.bytes))
    #expect(source.bytesRead <= Self.small.bytes)
  }

  @Test func `a text of gigabytes in a picture is too complex`() throws {
    let head = joined(
      Array(SamplePNG.file().prefix(33)), Digits.big(2_000_000_000, 4), text("iTXt"))
    let source = CountingSource(length: 3_000_000_000, head: head)
    let media = try MediaInspection.measured(source)
    #expect(media.trouble == .tooComplex(.metadata))
    #expect(source.bytesRead <= 131_072)
  }

  static let brand = SampleMovie.box("ftyp", text("isom"))
  static let full = [UInt8](repeating: 0xFF, count: 8)

  static let announcing: [[UInt8]] = [
    joined(Array(SampleJPEG.file().prefix(20)), [0xFF, 0xE1, 0xFF, 0xFF, 1]),
    joined(Array(SamplePNG.file().prefix(33)), [0x7F, 0xFF, 0xFF, 0xFF], text("IDAT")),
    SampleRIFF.wav(seconds: 1).dropLast(1000),
    SampleRIFF.file("WEBP", [SampleRIFF.vp8(width: 2, height: 2)]).dropLast(4),
    joined(text("RIFF"), [0xFE, 0xFF, 0xFF, 0xFF], text("WAVEfmt ")),
    SampleMovie.file().dropLast(10),
    joined(brand, [0xFF, 0xFF, 0xFF, 0xFF], text("mdat")),
    joined(brand, [0, 0, 0, 1], text("mdat"), full),
    SampleGIF.file(screen: (1, 1), frames: [(1, 1)]).dropLast(),
  ]

  @Test func `notes that fill the whole picture are too complex`() throws {
    let note = SampleJPEG.segment(0xFE, [UInt8](repeating: 0x47, count: 900))
    let notes = [[UInt8]](repeating: note, count: 12)
    let bytes = SampleJPEG.file(segments: notes)
    #expect(try measured(bytes).trouble == nil)
    #expect(try measured(bytes, limits: Self.small).trouble == .tooComplex(.metadata))
  }

  @Test(arguments: announcing)
  func `what announces more than there is ends before its end`(bytes: [UInt8]) throws {
    #expect(try measured(bytes).trouble == .cutShort)
  }

  static let impossible: [[UInt8]] = [
    joined(brand, [0, 0, 0, 4], text("mdat")),
    SampleMovie.file(extra: joined(Digits.big(4_000_000_000, 4), text("udta"))),
    SampleMovie.file(extra: SampleMovie.box("mvhd", [0, 0])),
    SampleMovie.file(tracks: []), SamplePNG.file(width: 0), SampleJPEG.file(height: 0),
    [0xFF, 0xD8, 0xFF, 0x00], SampleGIF.file(screen: (1, 1), frames: []),
    SampleRIFF.file("WEBP", []), SampleRIFF.file("WAVE", []),
    SamplePNG.file(chunks: [SamplePNG.chunk("IHDR", [])]),
  ]

  @Test(arguments: impossible)
  func `what cannot be is damaged`(bytes: [UInt8]) throws {
    #expect(try measured(bytes).trouble == .damaged)
  }

  @Test func `a length in 64 bits that no clock can hold is damage`() throws {
    let head = joined([1], zeros(19), Digits.big(1, 4))
    let mvhd = SampleMovie.box("mvhd", joined(head, [0x7F], Array(Self.full.dropFirst())))
    #expect(try measured(SampleMovie.file(extra: mvhd)).trouble == .damaged)
    let unknown = SampleMovie.box("mvhd", joined(head, Self.full))
    #expect(try measured(SampleMovie.file(extra: unknown)).milliseconds == 12_000)
  }

  @Test func `a source that fails is not called a damaged file`() {
    #expect(throws: SourceFailed.self) { try MediaInspection.measured(BrokenSource()) }
  }
}
