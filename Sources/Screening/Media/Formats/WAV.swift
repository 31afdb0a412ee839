/// WAV: tells the length by the bytes of sound that are there.
enum WAV {
  private static let pcm: Set = [1, 3, 0xFFFE]

  static func read(_ reader: MediaReader, into media: inout MeasuredMedia) throws {
    var bytesPerSecond: Int?
    var samples: Int?
    var samplesPerSecond = 0
    var isPlain = false
    try RIFF.forEachChunk(reader, in: try RIFF.content(reader)) { chunk in
      switch chunk.name {
      case "fmt ":
        let format = chunk.content
        samplesPerSecond = try reader.number(at: 4, bytes: 4, .little, in: format)
        bytesPerSecond = try reader.number(at: 8, bytes: 4, .little, in: format)
        let block = try reader.number(at: 12, bytes: 2, .little, in: format)
        isPlain = pcm.contains(try reader.number(at: 0, bytes: 2, .little, in: format))
        if isPlain, samplesPerSecond * block != bytesPerSecond { throw MediaTrouble.damaged }
      case "fact": samples = try reader.number(at: 0, bytes: 4, .little, in: chunk.content)
      case "data" where media.milliseconds == nil:
        guard let rate = bytesPerSecond, rate > 0 else { throw MediaTrouble.damaged }
        media.milliseconds = chunk.content.count * 1000 / rate
        if !isPlain, let samples, samplesPerSecond > 0, samples != RIFF.unknownLength {
          // Packed sound: the average rate is a guess, the count of samples is none.
          media.milliseconds = max(media.milliseconds ?? 0, samples * 1000 / samplesPerSecond)
        }
      default: break
      }
    }
    guard media.milliseconds != nil else { throw MediaTrouble.damaged }
    media.hasVideo = false
  }
}
