import Rulebook
import Screening
import Testing

@Suite struct SoundTests {
  @Test func `AMR is as long as its frames`() throws {
    #expect(try measured(SampleSound.amr(frames: 3000)).milliseconds == 60_000)
    #expect(try measured(SampleSound.wideAMR(frames: 50)).milliseconds == 1000)
  }

  @Test func `frames of silence in AMR count too`() throws {
    let silence: [UInt8] = [0x44, 0, 0, 0, 0, 0, 0x7C]
    #expect(try measured(SampleSound.amr(frames: 1) + silence).milliseconds == 60)
  }

  @Test func `AMR that ends within a frame, or has an undefined mode, is told`() throws {
    let bytes = SampleSound.amr(frames: 5)
    let short = try measured(Array(bytes.dropLast()))
    #expect(short.trouble == .cutShort)
    #expect(short.milliseconds == 80)
    #expect(try measured(bytes + [0x54]).trouble == .damaged)
  }

  @Test func `WAV is as long as its sound`() throws {
    let media = try measured(SampleRIFF.wav(seconds: 3))
    #expect(media.milliseconds == 3000)
    #expect(media.kinds == [.voice])
  }

  @Test func `WAV from a stream has no length in its head and is measured all the same`() throws {
    var bytes = SampleRIFF.wav(seconds: 2)
    bytes.replaceSubrange(4..<8, with: [0xFF, 0xFF, 0xFF, 0xFF])
    bytes.replaceSubrange(40..<44, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(try measured(bytes).milliseconds == 2000)
    #expect(try measured(bytes).trouble == nil)
  }

  @Test func `WAV does not hide its length behind a false rate`() throws {
    var bytes = SampleRIFF.wav(seconds: 2)
    bytes.replaceSubrange(28..<32, with: Digits.little(4_000_000, 4))
    #expect(try measured(bytes).trouble == .damaged)
  }

  @Test func `MP3 is counted frame by frame, or believed when the count can be true`() throws {
    #expect(try measured(SampleSound.mp3(frames: 100)).milliseconds == 2612)
    #expect(try measured(SampleSound.mp3(frames: 100, announced: 100)).milliseconds == 2612)
    #expect(try measured(SampleSound.mp3(frames: 100, announced: 1)).milliseconds == 2612)
    #expect(
      try measured(SampleSound.mp3(frames: 100, announced: 4_000_000_000)).milliseconds == 2612)
  }

  @Test func `tags before and behind MP3 are no sound`() throws {
    let media = try measured(
      joined(
        text("ID3"), [3, 0, 0, 0, 0, 0, 1, 0], SampleSound.mp3(frames: 100), text("TAG"),
        zeros(125)))
    #expect(media.milliseconds == 2612)
    #expect(media.trouble == nil)
  }

  @Test func `a film is as long as its longest track, whatever its head says`() throws {
    let tracks = [
      SampleMovie.track("vide", width: 640, height: 360, seconds: 90),
      SampleMovie.track("soun", seconds: 12),
    ]
    let media = try measured(SampleMovie.file(seconds: 12, tracks: tracks))
    #expect(media.milliseconds == 90_000)
    #expect(media.width == 640)
    #expect(media.height == 360)
    #expect(media.kinds == [.video])
    #expect(media.probe == .notNeeded)
  }

  @Test func `a film held upright is measured as it is seen`() throws {
    let track = SampleMovie.track("vide", width: 640, height: 360, seconds: 1, isTurned: true)
    let media = try measured(SampleMovie.file(seconds: 1, tracks: [track]))
    #expect(media.width == 360)
    #expect(media.height == 640)
  }

  @Test func `a film without picture is a voice`() throws {
    let media = try measured(
      SampleMovie.file(brand: "3gp4", tracks: [SampleMovie.track("soun", seconds: 4)]))
    #expect(media.kinds == [.voice])
  }

  @Test func `a film whose head says no length is left to the probe`() throws {
    let track = SampleMovie.track("vide", width: 64, height: 36, seconds: 0)
    let media = try measured(SampleMovie.file(seconds: 0, tracks: [track]))
    #expect(media.milliseconds == nil)
    #expect(media.probe == .missing)
  }
}
