/// How much work a file may cost before it is reported as too complex.
package struct MediaLimits: Sendable, Hashable {
  /// Bytes of the file that are looked at; most files need a few thousand.
  package var bytes = 67_108_864
  /// Boxes, chunks, segments and blocks that are visited.
  package var parts = 50_000
  /// Pictures of an animation.
  package var frames = 10_000
  /// Frames of sound that are counted where no header says how many there are.
  package var soundFrames = 2_000_000
  /// How deep boxes may lie in boxes.
  package var nesting = 12
  /// Bytes of texts and tables about the file, such as EXIF, all together.
  package var metadataBytes = 16_777_216
  /// Width times height of a picture.
  package var pixels = 400_000_000

  package init() {}

  /// Names of the limits, for the words that say which one was reached.
  package enum Bound: String, CaseIterable, Codable, Sendable {
    case bytes, parts, frames, nesting, metadata, pixels
  }
}

/// Why a file could not be read to its end; what was read before stays known.
package enum MediaTrouble: Error, Hashable, Codable, Sendable {
  /// The file ends before what it announces.
  case cutShort
  /// The file says of itself what cannot be.
  case damaged
  /// Reading on would cost more than ``MediaLimits`` allows.
  case tooComplex(MediaLimits.Bound)
}
