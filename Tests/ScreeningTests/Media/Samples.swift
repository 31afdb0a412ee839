@testable import Screening

/// Bytes of numbers, as the formats write them.
enum Digits {
  static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  static func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }
}

/// The parts, one behind the other; quicker to compile than a sum.
func joined(_ parts: [UInt8]...) -> [UInt8] { Array(parts.joined()) }

func text(_ words: String) -> [UInt8] { Array(words.utf8) }

func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

/// EXIF of a telephone's picture.
func exif(orientation: Int? = nil, latitude: Bool = false, isBig: Bool = true) -> [UInt8] {
  func number(_ value: Int, _ count: Int) -> [UInt8] {
    isBig ? Digits.big(value, count) : Digits.little(value, count)
  }
  var entries: [[UInt8]] = []
  if let orientation {
    entries.append(
      joined(number(0x0112, 2), number(3, 2), number(1, 4), number(orientation, 2), [0, 0]))
  }
  if latitude {
    let table = 8 + 2 + 12 * (entries.count + 1) + 4
    entries.append(joined(number(0x8825, 2), number(4, 2), number(1, 4), number(table, 4)))
  }
  var result = joined(text(isBig ? "MM" : "II"), number(42, 2), number(8, 4))
  result += joined(number(entries.count, 2), Array(entries.joined()), number(0, 4))
  if latitude {
    let entry = joined(number(2, 2), number(5, 2), number(3, 4))
    result += joined(number(1, 2), entry, number(result.count + 18, 4), number(0, 4))
    result += [31, 1, 12, 1, 5, 1].flatMap { number($0, 4) }
  }
  return result
}

let positionXMP = Array(#"<x:xmpmeta><a exif:GPSLatitude="31,12.5N"/></x:xmpmeta>"#.utf8)

enum SampleJPEG {
  static let xmpHead = Array("http://ns.adobe.com/xmp/1.0/".utf8) + [0]
  static let profile = segment(0xE2, Array("ICC_PROFILE".utf8) + [0, 1, 1, 9, 9, 9])
  /// Coded data with a stuffed byte and a restart in it.
  static let pixels: [UInt8] = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]

  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + Digits.big(content.count + 2, 2) + content
  }

  static func file(
    width: Int = 64, height: Int = 48, segments: [[UInt8]] = [], trailing: [UInt8] = []
  ) -> [UInt8] {
    let jfif = segment(0xE0, joined(text("JFIF"), [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]))
    let frame = segment(
      0xC0, joined([8], Digits.big(height, 2), Digits.big(width, 2), [1, 1, 0x11, 0]))
    let scan = segment(0xDA, [1, 1, 0, 0, 63, 0])
    return joined(
      [0xFF, 0xD8], jfif, Array(segments.joined()), frame, scan, pixels, [0xFF, 0xD9], trailing)
  }
}

enum SamplePNG {
  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    joined(Digits.big(content.count, 4), text(name), content, [1, 2, 3, 4])
  }

  static func file(width: Int = 64, height: Int = 48, chunks: [[UInt8]] = []) -> [UInt8] {
    let head = joined(Digits.big(width, 4), Digits.big(height, 4), [8, 2, 0, 0, 0])
    return joined(
      PNG.signature, chunk("IHDR", head), Array(chunks.joined()), chunk("IDAT", [7, 7, 7]),
      chunk("IEND", []))
  }
}

enum SampleGIF {
  static func frame(width: Int, height: Int) -> [UInt8] {
    joined(
      [0x2C, 0, 0, 0, 0], Digits.little(width, 2), Digits.little(height, 2),
      [0, 2, 2, 0x4C, 1, 0])
  }

  static func file(screen: (Int, Int), frames: [(Int, Int)], blocks: [[UInt8]] = []) -> [UInt8] {
    joined(
      text("GIF89a"), Digits.little(screen.0, 2), Digits.little(screen.1, 2), [0x80, 0, 0],
      [0, 0, 0, 255, 255, 255], Array(blocks.joined()),
      frames.flatMap { frame(width: $0.0, height: $0.1) }, [0x3B])
  }
}

enum SampleRIFF {
  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    joined(text(name), Digits.little(content.count, 4), content, zeros(content.count % 2))
  }

  static func file(_ form: String, _ chunks: [[UInt8]]) -> [UInt8] {
    let content = Array(form.utf8) + chunks.joined()
    return Array("RIFF".utf8) + Digits.little(content.count, 4) + content
  }

  static func vp8x(width: Int, height: Int, flags: UInt8) -> [UInt8] {
    chunk(
      "VP8X",
      joined([flags, 0, 0, 0], Digits.little(width - 1, 3), Digits.little(height - 1, 3)))
  }

  static func vp8(width: Int, height: Int) -> [UInt8] {
    chunk(
      "VP8 ",
      joined([0x10, 0, 0, 0x9D, 1, 0x2A], Digits.little(width, 2), Digits.little(height, 2), [5]))
  }

  static func frame(width: Int, height: Int) -> [UInt8] {
    chunk(
      "ANMF",
      joined(
        zeros(6), Digits.little(width - 1, 3), Digits.little(height - 1, 3), [40, 0, 0, 0],
        vp8(width: width, height: height)))
  }

  /// Sound of 8000 samples a second, 16 bits, one channel.
  static func wav(seconds: Int) -> [UInt8] {
    let format = joined(
      Digits.little(1, 2), Digits.little(1, 2), Digits.little(8000, 4),
      Digits.little(16_000, 4), Digits.little(2, 2), Digits.little(16, 2))
    return file("WAVE", [chunk("fmt ", format), chunk("data", zeros(16_000 * seconds))])
  }
}

enum SampleBMP {
  static func file(width: Int = 4, height: Int = -3) -> [UInt8] {
    let pixels = [UInt8](repeating: 9, count: 12 * 3)
    return joined(
      text("BM"), Digits.little(54 + pixels.count, 4), zeros(4), Digits.little(54, 4),
      Digits.little(40, 4), Digits.little(width, 4), Digits.little(height, 4),
      Digits.little(1, 2), Digits.little(24, 2), zeros(24), pixels)
  }
}

enum SampleSound {
  /// Frames of 12.2 kbit/s, 20 ms each.
  static func amr(frames: Int) -> [UInt8] {
    let frame = [0x3C] + [UInt8](repeating: 1, count: 31)
    return Array("#!AMR\n".utf8) + (0..<frames).flatMap { _ in frame }
  }

  static func wideAMR(frames: Int) -> [UInt8] {
    let frame = [0x44] + [UInt8](repeating: 1, count: 60)
    return Array("#!AMR-WB\n".utf8) + (0..<frames).flatMap { _ in frame }
  }

  /// Frames of MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes, 1152 samples.
  static func mp3(frames: Int, announced: Int? = nil) -> [UInt8] {
    let head: [UInt8] = [0xFF, 0xFB, 0x90, 0x00]
    let frame = head + [UInt8](repeating: 0, count: 413)
    var first = frame
    if let announced {
      let xing = joined(text("Xing"), Digits.big(1, 4), Digits.big(announced, 4))
      first.replaceSubrange(36..<36 + xing.count, with: xing)
    }
    return first + (1..<frames).flatMap { _ in frame }
  }
}

enum SampleMovie {
  static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
    joined(Digits.big(content.count + 8, 4), text(name), content)
  }

  static func duration(_ name: String, units: Int, scale: Int) -> [UInt8] {
    box(
      name,
      joined(zeros(12), Digits.big(scale, 4), Digits.big(units, 4), zeros(4)))
  }

  static func track(
    _ handler: String, width: Int = 0, height: Int = 0, seconds: Int, isTurned: Bool = false
  ) -> [UInt8] {
    let one = Digits.big(0x10000, 4)
    let zero = Digits.big(0, 4)
    let rows = isTurned ? [zero, one, zero, one, zero, zero] : [one, zero, zero, zero, one, zero]
    let matrix = joined(Array(rows.joined()), zero, zero, Digits.big(0x4000_0000, 4))
    let head = box(
      "tkhd", joined(zeros(40), matrix, Digits.big(width << 16, 4), Digits.big(height << 16, 4)))
    let kind = box("hdlr", joined(zeros(8), text(handler)))
    return box(
      "trak", head + box("mdia", duration("mdhd", units: seconds * 90, scale: 90) + kind))
  }

  static func file(
    brand: String = "isom", seconds: Int = 12, tracks: [[UInt8]]? = nil, extra: [UInt8] = []
  ) -> [UInt8] {
    let tracks =
      tracks ?? [
        track("vide", width: 640, height: 360, seconds: seconds), track("soun", seconds: seconds),
      ]
    let length = duration("mvhd", units: seconds * 600, scale: 600)
    return joined(
      box("ftyp", joined(text(brand), [0, 0, 2, 0])), box("mdat", [1, 2, 3]),
      box("moov", joined(length, Array(tracks.joined()), extra)))
  }
}

/// What the headers of some bytes tell.
func measured(_ bytes: [UInt8], limits: MediaLimits = MediaLimits()) throws -> MeasuredMedia {
  try MediaInspection.measured(MemorySource(bytes), limits: limits)
}
