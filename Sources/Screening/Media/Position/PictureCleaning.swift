/// Takes position and other notes about the making out of pictures.
///
/// What remains of a picture is copied byte for byte: its pixels, colour profile and size. Of EXIF
/// only the orientation is written anew, where one was set. EXIF, XMP, IPTC, comments, embedded
/// previews and everything behind the picture's end are left out.
extension ByteSource {
  /// The picture without position.
  ///
  /// - Throws: `CleaningError` for other types than JPEG, PNG and WebP; `MediaTrouble` when the file
  ///   is damaged or larger than the limits; what the source throws.
  package func withoutPosition(limits: MediaLimits = MediaLimits()) throws -> [UInt8] {
    guard length <= limits.bytes else { throw MediaTrouble.tooComplex(.bytes) }
    var result: [UInt8] = []
    try writeWithoutPosition(limits: limits) { result += $0 }
    return result
  }

  /// Writes the picture without position, piece by piece.
  ///
  /// The whole file has been looked through before the first piece is written.
  ///
  /// - Throws: as ``withoutPosition(limits:)``, and what `write` throws.
  package func writeWithoutPosition(
    limits: MediaLimits = MediaLimits(), to write: @escaping ([UInt8]) throws -> Void
  ) throws {
    let media = try MediaInspection.measured(self, limits: limits)
    if let trouble = media.trouble { throw trouble }
    let copy = PictureCopy(source: self, limits: limits, write: write)
    switch media.type {
    case .jpeg: try copy.jpeg(orientation: media.orientation)
    case .png: try copy.png(orientation: media.orientation)
    case .webp: try copy.webP(orientation: media.orientation)
    default: throw CleaningError.unsupported(media.type)
    }
  }
}

/// Why a picture cannot be cleaned.
package enum CleaningError: Error, Hashable, Sendable {
  /// Only JPEG, PNG and WebP can.
  case unsupported(MediaFormat?)
}

extension MediaFormat {
  /// Whether ``ByteSource/withoutPosition(limits:)`` can do it.
  package var canBeCleaned: Bool { self == .jpeg || self == .png || self == .webp }
}
