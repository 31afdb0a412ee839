import Screening
import Testing

@Suite struct TypeTests {
  static let samples: [([UInt8], MediaFormat)] = [
    (SampleJPEG.file(), .jpeg), (SamplePNG.file(), .png),
    (SampleGIF.file(screen: (1, 1), frames: [(1, 1)]), .gif),
    (SampleRIFF.file("WEBP", [SampleRIFF.vp8(width: 2, height: 2)]), .webp),
    (SampleBMP.file(), .bmp), (SampleRIFF.wav(seconds: 1), .wav),
    (SampleRIFF.file("AVI ", []), .avi), (SampleSound.amr(frames: 1), .amr),
    (SampleSound.wideAMR(frames: 1), .amrWideband), (SampleSound.mp3(frames: 3), .mp3),
    (joined(text("ID3"), [3, 0, 0, 0, 0, 0, 2, 0, 0], SampleSound.mp3(frames: 2)), .mp3),
    (SampleMovie.file(), .mp4), (SampleMovie.file(brand: "qt  "), .mov),
    (SampleMovie.file(brand: "3gp5"), .threeGP), (SampleMovie.file(brand: "M4A "), .m4a),
    (SampleMovie.file(brand: "heic"), .heif), (ProbeTests.film, .flv),
    (text(".RMF"), .rm), ([0, 0, 1, 0xBA, 0x44], .mpeg), (text("%PDF-1.7"), .pdf),
  ]

  @Test(arguments: samples)
  func `the first bytes tell the type`(bytes: [UInt8], type: MediaFormat) throws {
    #expect(try measured(bytes).type == type)
  }

  @Test func `a transport stream is known by its packets`() throws {
    let packet = joined([0x47], zeros(187))
    #expect(try measured(packet + packet + packet).type == .mpegTransport)
    let stamped = joined(zeros(4), packet)
    #expect(try measured(stamped + stamped).type == .mpegTransport)
    #expect(try measured(packet).type == nil)
  }

  @Test(arguments: [
    ("word/document.xml", MediaFormat.docx), ("xl/workbook.xml", .xlsx),
    ("ppt/presentation.xml", .pptx), ("OFD.xml", .ofd), ("other.txt", .zip),
  ])
  func `the directory of an archive tells the document`(name: String, type: MediaFormat) throws {
    #expect(try measured(archive(of: ["[Content_Types].xml", name])).type == type)
  }

  @Test func `WMA is ASF with nothing but sound`() throws {
    #expect(try measured(asf(streams: [0x40])).type == .wma)
    #expect(try measured(asf(streams: [0x40, 0xC0])).type == .wmv)
    #expect(try measured(asf(streams: [])).type == .wmv)
  }

  @Test(arguments: ["", "M", "#EXTM3U\nhttp://127.0.0.1/x.ts\n", "ffconcat version 1.0\n"])
  func `playlists and texts are no media and are never given to the probe`(text: String) throws {
    let media = try measured(Array(text.utf8))
    #expect(media.type == nil)
    #expect(media.probe == .notNeeded)
  }

  @Test(arguments: [
    "The wide road is open again.", "Tax free sale", "See moov and mdat", "All ftyp boxes",
    "ID3 is the name of a tag, and of this text", "GB 18030\n" + String(repeating: "G", count: 200),
  ])
  func `a text with the letters of a type in the right place is no media`(text: String) throws {
    #expect(try measured(Array(text.utf8)).type == nil)
  }

  @Test func `QuickTime without a brand is known by its first box`() throws {
    for name in ["moov", "mdat", "wide", "free"] {
      #expect(try measured(joined([0, 0, 0, 8], text(name), zeros(8))).type == .mov, "\(name)")
    }
    #expect(try measured(joined([0, 0, 1, 0], text("wide"), zeros(8))).type == nil)
  }

  @Test func `MP3 that ends within its tags is MP3 that was cut short`() throws {
    let media = try measured(joined(text("ID3"), [4, 0, 0, 0, 0, 9, 9], zeros(50)))
    #expect(media.type == .mp3)
    #expect(media.trouble == .cutShort)
  }

  func archive(of names: [String]) -> [UInt8] {
    let start = joined([0x50, 0x4B, 3, 4], zeros(26))
    let entries = names.flatMap { name -> [UInt8] in
      var entry = joined([0x50, 0x4B, 1, 2], zeros(42))
      entry[28] = UInt8(name.utf8.count)
      return entry + text(name)
    }
    let end = joined([0x50, 0x4B, 5, 6], zeros(8))
    return joined(
      start, entries, end, Digits.little(entries.count, 4), Digits.little(start.count, 4), [0, 0])
  }

  /// An ASF header; a stream's kind is told by the first byte of its name.
  func asf(streams: [UInt8]) -> [UInt8] {
    let header: [UInt8] = [
      0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0, 0xAA, 0, 0x62, 0xCE, 0x6C,
    ]
    let properties: [UInt8] = [
      0x91, 0x07, 0xDC, 0xB7, 0xB7, 0xA9, 0xCF, 0x11, 0x8E, 0xE6, 0, 0xC0, 0x0C, 0x20, 0x53, 0x65,
    ]
    let rest: [UInt8] = [
      0x9E, 0x69, 0xF8, 0x4D, 0x5B, 0xCF, 0x11, 0xA8, 0xFD, 0, 0x80, 0x5F, 0x5C, 0x44, 0x2B,
    ]
    let objects = streams.flatMap { joined(properties, Digits.little(40, 8), [$0], rest) }
    return joined(
      header, Digits.little(30 + objects.count, 8), Digits.little(streams.count, 4), [1, 2],
      objects)
  }
}
