/// Copies the parts of a picture that a reader needs.
struct PictureCopy {
  private static let stride = 65_536

  let source: any ByteSource
  let limits: MediaLimits
  let write: ([UInt8]) throws -> Void

  private func copy(_ range: Range<Int>) throws {
    var at = range.lowerBound
    while at < range.upperBound {
      let bytes = try source.read(at: at, count: min(Self.stride, range.upperBound - at))
      guard !bytes.isEmpty else { throw MediaTrouble.cutShort }
      try write(bytes)
      at += bytes.count
    }
  }

  /// EXIF with nothing but the orientation; nil when the picture stands upright as it is.
  private func exif(_ orientation: Int?) -> [UInt8]? {
    orientation.flatMap { $0 == 1 ? nil : ExifReading.bytes(orientation: $0) }
  }
}

// MARK: - JPEG

extension PictureCopy {
  func jpeg(orientation: Int?) throws {
    let reader = MediaReader(source, limits: limits)
    try write([0xFF, 0xD8])
    var exif = exif(orientation)
    _ = try JPEG.forEachPiece(reader) { piece in
      switch piece {
      case .segment(let marker, let whole, let content):
        let isHead = try marker == 0xE0 && JPEG.isJFIF(content, reader)
        if !isHead, let pending = exif {
          // JFIF wants to be first, EXIF comes right behind it.
          try write(JPEG.segment(marker: 0xE1, JPEG.exif + pending))
          exif = nil
        }
        if try JPEG.isNeeded(marker: marker, content, reader) { try copy(whole) }
      case .scan(let range), .end(let range): try copy(range)
      }
    }
  }
}

extension JPEG {
  fileprivate static func isJFIF(_ content: Range<Int>, _ reader: MediaReader) throws -> Bool {
    try content.count >= 5 && reader.holds(Array("JFIF".utf8) + [0], at: content.lowerBound)
  }

  /// Everything but notes; of those JFIF, the colour profile, and Adobe's mark for the colours.
  fileprivate static func isNeeded(
    marker: UInt8, _ content: Range<Int>, _ reader: MediaReader
  ) throws -> Bool {
    switch marker {
    case 0xE0: try isJFIF(content, reader)
    case 0xE2: try reader.holds(Array("ICC_PROFILE".utf8) + [0], at: content.lowerBound)
    case 0xEE: try reader.holds("Adobe", at: content.lowerBound)
    case 0xE0...0xEF, 0xFE: false
    default: true
    }
  }

  fileprivate static func segment(marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = UInt16(clamping: content.count + 2)
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
  }
}

// MARK: - PNG

extension PictureCopy {
  private static let pngChunks: Set<FourCC> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "cICP", "mDCV",
    "cLLI", "bKGD", "pHYs", "sPLT", "hIST", "acTL", "fcTL", "fdAT",
  ]

  func png(orientation: Int?) throws {
    let reader = MediaReader(source, limits: limits)
    try write(PNG.signature)
    _ = try PNG.forEachChunk(reader) { chunk in
      guard Self.pngChunks.contains(chunk.name) else { return }
      try copy(chunk.whole)
      if chunk.name == "IHDR", let exif = exif(orientation) {
        try write(PNG.chunk("eXIf", exif))
      }
    }
  }
}

extension PNG {
  fileprivate static func chunk(_ name: FourCC, _ content: [UInt8]) -> [UInt8] {
    let named = bigEndian(name.value) + content
    return bigEndian(UInt32(truncatingIfNeeded: content.count)) + named
      + bigEndian(checksum(named))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// CRC-32 as in ISO 3309.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
        rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1
      }
    }
  }
}

// MARK: - WebP

extension PictureCopy {
  private static let webPChunks: Set<FourCC> = [
    "VP8X", "VP8 ", "VP8L", "ICCP", "ALPH", "ANIM", "ANMF",
  ]

  func webP(orientation: Int?) throws {
    let reader = MediaReader(source, limits: limits)
    var kept: [RIFFChunk] = []
    try RIFF.forEachChunk(reader, in: try RIFF.content(reader)) { chunk in
      if Self.webPChunks.contains(chunk.name) { kept.append(chunk) }
    }
    // EXIF counts only beside the chunk that announces it.
    let exif = kept.first?.name == "VP8X" ? exif(orientation) : nil
    let extra = exif.map { WebP.chunk("EXIF", $0) } ?? []
    let length = kept.reduce(4 + extra.count) { $0 + 8 + $1.content.count + $1.content.count % 2 }
    try write(Array("RIFF".utf8) + WebP.littleEndian(length) + Array("WEBP".utf8))
    for chunk in kept {
      try write(
        reader.bytes(at: chunk.whole.lowerBound, count: 4)
          + WebP.littleEndian(chunk.content.count))
      if chunk.name == "VP8X" {
        let flags = try reader.byte(at: chunk.content.lowerBound) & ~(WebP.exifFlag | WebP.xmpFlag)
        try write([exif == nil ? flags : flags | WebP.exifFlag])
        try copy(chunk.content.dropFirst())
      } else {
        try copy(chunk.content)
      }
      if chunk.content.count % 2 == 1 { try write([0]) }
    }
    try write(extra)
  }
}

extension WebP {
  fileprivate static let exifFlag: UInt8 = 8
  fileprivate static let xmpFlag: UInt8 = 4

  fileprivate static func littleEndian(_ number: Int) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  fileprivate static func chunk(_ name: FourCC, _ content: [UInt8]) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: name.value >> $0) }
      + littleEndian(content.count) + content + (content.count % 2 == 1 ? [0] : [])
  }
}
