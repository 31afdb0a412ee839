/// The head of one MPEG audio frame of layer III.
struct MP3Frame {
  var bytes: Int
  var samples: Int
  var samplesPerSecond: Int
  /// Where a Xing header would stand, from the frame's beginning.
  var xingOffset: Int

  private static let kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
  private static let lowKilobits = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
  private static let rates = [44_100, 48_000, 32_000]

  /// Nil when these four bytes are no head, or leave the bit rate open.
  init?(head: Int) {
    guard head >> 21 == 0x7FF, head >> 17 & 3 == 1 else { return nil }
    // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
    let version = head >> 19 & 3
    let (rateIndex, bitIndex) = (head >> 10 & 3, head >> 12 & 0xF)
    guard version != 1, rateIndex < 3, bitIndex > 0, bitIndex < 15 else { return nil }
    let isFirst = version == 3
    let bits = (isFirst ? Self.kilobits : Self.lowKilobits)[bitIndex] * 1000
    samplesPerSecond = Self.rates[rateIndex] / (isFirst ? 1 : version == 2 ? 2 : 4)
    samples = isFirst ? 1152 : 576
    bytes = samples / 8 * bits / samplesPerSecond + (head >> 9 & 1)
    let isMono = head >> 6 & 3 == 3
    xingOffset = 4 + (isFirst ? (isMono ? 17 : 32) : (isMono ? 9 : 17))
  }
}

/// MP3: tells the length by its Xing or VBRI header, or by counting frames.
enum MP3 {
  /// Bytes behind the tags in which the first frame must begin.
  private static let search = 4096
  private static let smallestFrame = 24
  private static let largestFrame = 1442

  /// Whether, behind tags, two frames follow each other (or one fills the file).
  static func isFound(_ reader: MediaReader) throws -> Bool {
    let start: Int
    do {
      start = try endOfTags(reader)
    } catch MediaTrouble.cutShort {
      // Of a file that ends within its tags the rest is not there to be looked at.
      return true
    }
    if start > 0 { return try firstFrame(reader, from: start) != nil }
    guard let frame = try frame(reader, at: 0) else { return false }
    return try frame.bytes == reader.length || self.frame(reader, at: frame.bytes) != nil
  }

  static func read(_ reader: MediaReader, into media: inout MeasuredMedia) throws {
    media.hasVideo = false
    guard let start = try firstFrame(reader, from: try endOfTags(reader)),
      let frame = try frame(reader, at: start)
    else { throw MediaTrouble.damaged }
    let room = reader.length - start
    if let count = try announcedFrames(reader, at: start, frame),
      count > 0, count <= room / smallestFrame, count >= room / largestFrame / 2
    {
      media.milliseconds = count * frame.samples * 1000 / frame.samplesPerSecond
      return
    }
    try count(reader, from: start, into: &media)
  }

  /// The offset behind ID3v2 tags, of which there may be several.
  private static func endOfTags(_ reader: MediaReader) throws -> Int {
    var at = 0
    while try isTag(reader, at: at) {
      try reader.countPart()
      let size = try reader.bytes(at: at + 6, count: 4).reduce(0) { $0 << 7 | Int($1 & 0x7F) }
      let hasFooter = try reader.byte(at: at + 5) & 0x10 != 0
      at = try reader.range(at: at, count: 10 + size + (hasFooter ? 10 : 0)).upperBound
    }
    return at
  }

  /// Whether an ID3v2 tag of a version that exists begins at an offset, and not just these letters.
  private static func isTag(_ reader: MediaReader, at offset: Int) throws -> Bool {
    guard try reader.holds("ID3", at: offset), offset <= reader.length - 4 else { return false }
    return try (2...4).contains(reader.byte(at: offset + 3))
  }

  private static func firstFrame(_ reader: MediaReader, from start: Int) throws -> Int? {
    let end = min(reader.length, start + search)
    var at = start
    while at < end, let mark = try reader.firstPlace(of: 0xFF, in: at..<end) {
      if let first = try frame(reader, at: mark) {
        let next = mark + first.bytes
        if try next == reader.length || frame(reader, at: next) != nil { return mark }
      }
      at = mark + 1
    }
    return nil
  }

  /// The frame that begins at an offset, or nil.
  private static func frame(_ reader: MediaReader, at offset: Int) throws -> MP3Frame? {
    guard offset <= reader.length - 4 else { return nil }
    return MP3Frame(head: try reader.number(at: offset, bytes: 4))
  }

  /// How many frames the first one says there are.
  private static func announcedFrames(
    _ reader: MediaReader, at start: Int, _ frame: MP3Frame
  ) throws -> Int? {
    let xing = start + frame.xingOffset
    if try reader.holds("Xing", at: xing) || reader.holds("Info", at: xing) {
      guard try reader.number(at: xing + 4, bytes: 4) & 1 == 1 else { return nil }
      return try reader.number(at: xing + 8, bytes: 4)
    }
    guard try reader.holds("VBRI", at: start + 36) else { return nil }
    return try reader.number(at: start + 36 + 14, bytes: 4)
  }

  private static func count(
    _ reader: MediaReader, from start: Int, into media: inout MeasuredMedia
  ) throws {
    var at = start
    var frames = 0
    var samples = 0
    var rate = 0
    defer { media.milliseconds = rate > 0 ? samples * 1000 / rate : nil }
    while let frame = try frame(reader, at: at) {
      guard frame.bytes <= reader.length - at else { throw MediaTrouble.cutShort }
      frames += 1
      guard frames <= reader.limits.soundFrames else { throw MediaTrouble.tooComplex(.frames) }
      samples += frame.samples
      rate = frame.samplesPerSecond
      at += frame.bytes
    }
    guard try isEnd(reader, at: at) else { throw MediaTrouble.damaged }
  }

  /// Whether nothing but tags can be left.
  private static func isEnd(_ reader: MediaReader, at offset: Int) throws -> Bool {
    let marks: [StaticString] = ["TAG", "APETAGEX", "LYRICSBEGIN"]
    return try offset > reader.length - 4 || marks.contains { try reader.holds($0, at: offset) }
  }
}
