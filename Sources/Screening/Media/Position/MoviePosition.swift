/// Positions in boxes of films and sound.
extension Movie {
  private static let locationText = FourCC(value: 0xA978_797A)  // the sign for copyright, xyz
  private static let notes = PositionWords(["Exif", "rdf+xml"])
  private static let xmpID: [UInt8] = [
    0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
  ]

  /// Notes a position when the box is one that gives it; other boxes are passed over.
  mutating func readPosition(_ box: MovieBox) throws {
    switch box.name {
    case Self.locationText, "loci":
      // Length of the text and language, version: what is longer says something.
      if box.content.count > 4 { note(.found) }
    case "gps ": note(.found)
    case "keys", "XMP_": note(PositionWords.trace(in: try reader.metadata(box.content)))
    case "uuid" where try reader.holds(Self.xmpID, at: box.content.lowerBound):
      note(PositionWords.trace(in: try reader.metadata(box.content)))
    case "stsd": try readSampleDescriptions(box.content)
    case "iinf" where media.type == .heif:
      // The picture's EXIF lies among its pixels, where it is not looked for.
      let names = try reader.metadata(box.content)
      if Self.notes.isAny(in: names[...]) { note(.unread) }
    default: break
    }
  }

  private mutating func note(_ trace: PositionTrace) {
    media.position = media.position.joined(with: trace)
  }

  /// Tracks that follow the camera's way.
  private mutating func readSampleDescriptions(_ content: Range<Int>) throws {
    guard content.count >= 16 else { return }
    switch try reader.name(at: content.lowerBound + 12) {
    case "gpmd", "camm": note(.found)
    case "mebx": note(PositionWords.trace(in: try reader.metadata(content)))
    default: break
    }
  }
}
