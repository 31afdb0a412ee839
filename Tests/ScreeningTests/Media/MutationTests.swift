@testable import Screening
import Testing

/// A generator that gives the same numbers in every run.
struct FixedRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct MutationTests {
  static let samples: [[UInt8]] = [
    SampleJPEG.file(segments: CleaningTests.jpegNotes, trailing: [1]),
    SamplePNG.file(chunks: CleaningTests.pngNotes), CleaningTests.webP,
    SampleGIF.file(screen: (9, 9), frames: [(9, 9), (3, 3)]), SampleBMP.file(),
    Array(SampleRIFF.wav(seconds: 1).prefix(200)), SampleSound.amr(frames: 4),
    SampleSound.wideAMR(frames: 4), SampleSound.mp3(frames: 3, announced: 3),
    SampleMovie.file(extra: SampleMovie.box("udta", PositionTests.location)),
    SampleMovie.file(brand: "heic"), TypeTests().archive(of: ["a", "word/document.xml"]),
    TypeTests().asf(streams: [0x40, 0xC0]),
  ]

  @Test(arguments: samples.indices)
  func `no change to a file makes a parser trap, run on, or clean badly`(index: Int) throws {
    let original = Self.samples[index]
    var random = FixedRandom(seed: 20_250 + UInt64(index))
    var limits = LimitTests.small
    limits.pixels = Int.max
    for _ in 0..<600 {
      let bytes = mutated(original, &random)
      let source = CountingSource(length: bytes.count, head: bytes)
      let media = try MediaInspection.measured(source, limits: limits)
      #expect(source.bytesRead <= limits.bytes)
      guard media.type?.canBeCleaned == true, media.trouble == nil else { continue }
      let after = try measured(MemorySource(bytes).withoutPosition(limits: limits), limits: limits)
      #expect(after.trouble == nil && after.position == .absent, "\(bytes)")
      #expect(after.width == media.width && after.height == media.height, "\(bytes)")
    }
  }

  @Test func `EXIF stands any change`() {
    let original = exif(orientation: 6, latitude: true)
    var random = FixedRandom(seed: 7)
    var positions: Set<PositionTrace> = []
    for _ in 0..<3000 {
      let reading = ExifReading(mutated(original, &random), limits: MediaLimits())
      positions.insert(reading.position)
      #expect(reading.orientation.map { (1...8).contains($0) } != false)
    }
    #expect(positions == [.absent, .unread, .found])
  }

  @Test func `answers of the probe stand any change`() {
    let original = Array(ProbeAnswerTests.film.utf8)
    var random = FixedRandom(seed: 11)
    var understood = 0
    for _ in 0..<500 {
      if let answer = try? ProbeAnswer(json: mutated(original, &random)) {
        understood += 1
        #expect((answer.milliseconds ?? 0) >= 0)
      }
    }
    #expect(understood > 0)
  }

  /// Changes some bytes, mostly to values that hurt; sometimes cuts, repeats or inserts.
  func mutated(_ original: [UInt8], _ random: inout FixedRandom) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.insert(contentsOf: bytes[place...].prefix(32), at: place)
      case 2: bytes.removeSubrange(place..<min(place + 4, bytes.count))
      case 3:
        for index in place..<min(place + 4, bytes.count) { bytes[index] = 0xFF }
      case 4: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
      default: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
      }
    }
    return bytes
  }
}
