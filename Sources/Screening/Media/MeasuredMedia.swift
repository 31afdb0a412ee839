package import Rulebook

/// What was found out about one file.
///
/// A number is nil where it does not apply or could not be read.
package struct MeasuredMedia: Sendable, Hashable, Codable {
  /// Nil when the first bytes belong to no known type.
  package var type: MediaFormat?
  package var bytes: Int
  /// In pixels, as shown: turned by the quarter where a video says so.
  package var width: Int?
  package var height: Int?
  package var milliseconds: Int?
  /// Pictures in it; 1 for a still picture.
  package var frames: Int?
  /// Widest and highest frame of an animation, which need not be the same frame.
  package var largestFrame: FrameSize?
  package var position: PositionTrace
  /// EXIF orientation, 1 to 8.
  package var orientation: Int?
  /// Bytes behind the end of the picture.
  package var trailingBytes = 0
  /// Whether moving pictures are in it; nil while unknown.
  package var hasVideo: Bool?
  package var trouble: MediaTrouble?
  package var probe: ProbeUse

  package init(
    type: MediaFormat?, bytes: Int, position: PositionTrace = .absent, probe: ProbeUse = .notNeeded
  ) {
    self.type = type
    self.bytes = bytes
    self.position = position
    self.probe = probe
  }

  package var isAnimated: Bool { (frames ?? 0) > 1 }

  /// What rules may speak of it: an animation is a picture too, a film without picture a voice.
  package var kinds: Set<MediaKind> {
    guard let kind = type?.kind else { return [] }
    if kind == .video, hasVideo == false { return [.voice] }
    return isAnimated ? [kind, .animation] : [kind]
  }

  /// Sets width and height, each to the larger of what was known and what is said now.
  mutating func enlarge(width: Int, height: Int) {
    self.width = max(self.width ?? 0, width)
    self.height = max(self.height ?? 0, height)
  }

  /// Counts one more picture of an animation.
  mutating func addFrame(width: Int, height: Int, limits: MediaLimits) throws {
    let count = (frames ?? 0) + 1
    guard count <= limits.frames else { throw MediaTrouble.tooComplex(.frames) }
    frames = count
    let known = largestFrame ?? FrameSize(width: 0, height: 0)
    largestFrame = FrameSize(
      width: max(known.width, width), height: max(known.height, height))
  }
}

/// Width and height in pixels.
package struct FrameSize: Sendable, Hashable, Codable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// Whether a file tells where it was made.
package enum PositionTrace: String, CaseIterable, Codable, Sendable {
  case absent
  /// There is something that may hold a position and could not be read.
  case unread
  case found

  /// What is known from two places of a file.
  func joined(with other: Self) -> Self {
    self == .found || other == .found
      ? .found : self == .unread || other == .unread ? .unread : .absent
  }
}

/// Whether `ffprobe` was asked.
package enum ProbeUse: Hashable, Codable, Sendable {
  case notNeeded
  /// It would be needed and has not been asked.
  case missing
  case used
  /// It is not installed.
  case absent
  case failed(ProbeFailure)
}
