import Rulebook
import Screening

/// What was measured of a file, as it stands in the record; nil where it does not apply or could not
/// be read.
package struct MediaMeasure: Sendable, Hashable, Codable {
  package let type: MediaFormat
  package let bytes: Int
  /// In pixels, as shown.
  package let width: Int?
  package let height: Int?
  package let milliseconds: Int?
  /// Pictures in it; 1 for a still picture.
  package let frames: Int?
  /// Of an animation, the widest and the highest frame.
  package let frameWidth: Int?
  package let frameHeight: Int?
  /// Whether moving pictures are in it; nil while unknown.
  package let hasVideo: Bool?
  package let position: PositionTrace
  /// Whether it could be read to its end.
  package let isWhole: Bool

  /// - Returns: nil for what is no picture, no sound and no film.
  package init?(_ media: MeasuredMedia) {
    guard let type = media.type, type.kind != nil else { return nil }
    self.type = type
    bytes = media.bytes
    (width, height, milliseconds) = (media.width, media.height, media.milliseconds)
    frames = media.frames
    (frameWidth, frameHeight) = (media.largestFrame?.width, media.largestFrame?.height)
    hasVideo = media.hasVideo
    position = media.position
    isWhole = media.trouble == nil
  }

  /// The file as checks look at it.
  package var measured: MeasuredMedia {
    var media = MeasuredMedia(type: type, bytes: bytes, position: position)
    (media.width, media.height, media.milliseconds) = (width, height, milliseconds)
    media.frames = frames
    if let frameWidth, let frameHeight {
      media.largestFrame = FrameSize(width: frameWidth, height: frameHeight)
    }
    media.hasVideo = hasVideo
    if !isWhole { media.trouble = .damaged }
    return media
  }

  /// What it is to a reader.
  package var kind: MediaKind {
    if type.kind == .video, hasVideo == false { return .voice }
    return type.kind ?? .picture
  }

  /// Whether browsers show or play it by themselves (Chromium 90).
  package var isPlayable: Bool {
    switch type {
    case .jpeg, .png, .gif, .webp, .bmp, .mp4, .mp3, .wav, .m4a: true
    default: false
    }
  }
}
