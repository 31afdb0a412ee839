import Rulebook
import Screening
import Testing

@Suite struct PictureTests {
  static let samples: [[UInt8]] = [
    SampleJPEG.file(width: 640, height: 480), SamplePNG.file(width: 640, height: 480),
    SampleGIF.file(screen: (640, 480), frames: [(640, 480)]),
    SampleRIFF.file("WEBP", [SampleRIFF.vp8(width: 640, height: 480)]),
    SampleRIFF.file("WEBP", [SampleRIFF.chunk("VP8L", [0x2F, 0x7F, 0xC2, 0x77, 0x00, 1])]),
  ]

  @Test(arguments: samples)
  func `a picture's size is read from its header`(bytes: [UInt8]) throws {
    let media = try measured(bytes)
    #expect(media.trouble == nil)
    #expect(media.width == 640)
    #expect(media.height == 480)
    #expect(media.frames == 1)
    #expect(!media.isAnimated)
    #expect(media.kinds == [.picture])
  }

  @Test(arguments: [0, 1, 4095, 65_535, 65_536])
  func `stuffed bytes, restarts and repeated marks end no scan, wherever they stand`(
    count: Int
  ) throws {
    let bytes = Array(SampleJPEG.file().dropLast(2))
    let inside = joined(zeros(count), [0xFF, 0, 0xFF, 0xD0, 0xFF, 0xD7, 0xFF, 0xFF, 0xFF, 0])
    let media = try measured(joined(bytes, inside, [0xFF, 0xFF, 0xD9, 7]))
    #expect(media.trouble == nil)
    #expect(media.trailingBytes == 1)
    #expect(try measured(joined(bytes, inside, [0xFF])).trouble == .cutShort)
    #expect(try measured(joined(bytes, inside, [0xFF, 0x01])).trouble == .damaged)
  }

  @Test func `a bitmap may be written from the top`() throws {
    let media = try measured(SampleBMP.file(width: 4, height: -3))
    #expect(media.height == 3)
    #expect(media.trouble == nil)
    #expect(try measured(SampleBMP.file(width: 4, height: 4)).trouble == .cutShort)
    #expect(try measured(SampleBMP.file(width: Int(Int32.max))).trouble == .cutShort)
  }

  @Test func `every frame of a GIF is measured, also one larger than the screen`() throws {
    let bytes = SampleGIF.file(screen: (400, 300), frames: [(400, 300), (20, 500), (451, 10)])
    let media = try measured(bytes)
    #expect(media.width == 400)
    #expect(media.frames == 3)
    #expect(media.largestFrame == FrameSize(width: 451, height: 500))
    #expect(media.kinds == [.picture, .animation])
  }

  @Test func `every frame of a WebP animation is measured`() throws {
    let bytes = SampleRIFF.file(
      "WEBP",
      [
        SampleRIFF.vp8x(width: 300, height: 200, flags: 2), SampleRIFF.chunk("ANIM", [0, 0, 0, 0]),
        SampleRIFF.frame(width: 300, height: 100), SampleRIFF.frame(width: 200, height: 200),
      ])
    let media = try measured(bytes)
    #expect(media.trouble == nil)
    #expect(media.frames == 2)
    #expect(media.largestFrame == FrameSize(width: 300, height: 200))
    #expect(media.isAnimated)
  }

  @Test func `every frame of an animated PNG is measured`() throws {
    func control(_ width: Int, _ height: Int) -> [UInt8] {
      SamplePNG.chunk(
        "fcTL",
        joined(zeros(4), Digits.big(width, 4), Digits.big(height, 4), zeros(14)))
    }
    let bytes = SamplePNG.file(chunks: [control(64, 48), control(9, 48)])
    let media = try measured(bytes)
    #expect(media.frames == 2)
    #expect(media.largestFrame == FrameSize(width: 64, height: 48))
  }

  @Test func `a HEIF picture's size is read, its EXIF counts as unread`() throws {
    let size = SampleMovie.box(
      "ispe", joined(zeros(4), Digits.big(4032, 4), Digits.big(3024, 4)))
    let properties = SampleMovie.box("iprp", SampleMovie.box("ipco", size))
    let items = SampleMovie.box("iinf", joined([0, 0, 0, 0, 0, 1], text("infeExif")))
    let meta = SampleMovie.box("meta", joined(zeros(4), items, properties))
    let media = try measured(joined(SampleMovie.box("ftyp", text("heic")), meta))
    #expect(media.trouble == nil)
    #expect(media.width == 4032)
    #expect(media.position == .unread)
  }

  @Test func `what hangs behind a picture is noticed`() throws {
    #expect(try measured(SampleJPEG.file(trailing: [1, 2, 3])).trailingBytes == 3)
    #expect(try measured(SamplePNG.file() + [0]).trailingBytes == 1)
    #expect(try measured(SampleJPEG.file()).trailingBytes == 0)
  }
}
