import Foundation

/// What `ffprobe` said about a file.
package struct ProbeAnswer: Hashable, Sendable {
  package var milliseconds: Int?
  package var width: Int?
  package var height: Int?
  package var hasVideo: Bool
  package var tellsPosition: Bool

  /// Reads the JSON of `-show_format -show_streams`.
  package init(json: [UInt8]) throws(ProbeFailure) {
    guard let report = try? JSONDecoder().decode(Report.self, from: Data(json)) else {
      throw .unclear
    }
    let streams = report.streams ?? []
    guard !streams.isEmpty else { throw .unreadable }
    let films = streams.filter(\.isFilm)
    hasVideo = !films.isEmpty
    width = films.compactMap(\.width).max()
    height = films.compactMap(\.height).max()
    let lengths = [report.format?.duration] + streams.map(\.duration)
    milliseconds = lengths.compactMap(Self.milliseconds).max()
    let tags = [report.format?.tags] + streams.map(\.tags)
    tellsPosition = tags.contains { ($0 ?? [:]).keys.contains(where: Self.isPosition) }
  }

  /// Seconds with decimals as `ffprobe` writes them; nil for `N/A` and what cannot be a length.
  private static func milliseconds(_ text: String?) -> Int? {
    guard let text, let seconds = Double(text), seconds > 0, seconds < 1e9 else { return nil }
    return Int((seconds * 1000).rounded())
  }

  private static func isPosition(_ key: String) -> Bool {
    let key = key.lowercased()
    return key.hasPrefix("location") || key.contains("iso6709") || key.contains("gps")
  }
}

/// The parts of the answer that are used.
private struct Report: Decodable {
  var format: Container?
  var streams: [Stream]?

  struct Container: Decodable {
    var duration: String?
    var tags: [String: String]?
  }

  struct Stream: Decodable {
    var kind: String?
    var width: Int?
    var height: Int?
    var duration: String?
    var tags: [String: String]?
    var disposition: [String: Int]?

    /// Moving pictures; the cover of a song is none.
    var isFilm: Bool { kind == "video" && disposition?["attached_pic"] != 1 }

    enum CodingKeys: String, CodingKey {
      case width, height, duration, tags, disposition
      case kind = "codec_type"
    }
  }
}

extension MeasuredMedia {
  /// Fills in what an answer knows; of two lengths the longer counts.
  mutating func add(_ answer: ProbeAnswer) {
    hasVideo = answer.hasVideo
    if let length = answer.milliseconds { milliseconds = max(milliseconds ?? 0, length) }
    if let width = answer.width, let height = answer.height {
      enlarge(width: width, height: height)
    }
    if answer.tellsPosition { position = .found }
  }
}
