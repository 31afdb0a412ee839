/// Advanced Systems Format, the container of WMV and WMA.
enum ASF {
  static let header: [UInt8] = [
    0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C,
  ]
  private static let streamProperties: [UInt8] = [
    0x91, 0x07, 0xDC, 0xB7, 0xB7, 0xA9, 0xCF, 0x11, 0x8E, 0xE6, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65,
  ]
  private static let sound: [UInt8] = [
    0x40, 0x9E, 0x69, 0xF8, 0x4D, 0x5B, 0xCF, 0x11, 0xA8, 0xFD, 0x00, 0x80, 0x5F, 0x5C, 0x44, 0x2B,
  ]

  /// WMA when every stream the header lists is sound, otherwise WMV.
  static func type(_ reader: MediaReader) throws -> MediaFormat {
    var kinds: Set<[UInt8]> = []
    let size = try reader.number(at: 16, bytes: 8, .little)
    let end = min(size, reader.length)
    var at = 30
    // An object is 16 bytes of name and 8 of size.
    while at <= end - 24 {
      try reader.countPart()
      let length = try reader.number(at: at + 16, bytes: 8, .little)
      guard length >= 24 else { throw MediaTrouble.damaged }
      if try reader.holds(streamProperties, at: at) {
        kinds.insert(try reader.bytes(at: at + 24, count: 16))
      }
      guard length <= end - at else { break }
      at += length
    }
    return kinds == [sound] ? .wma : .wmv
  }
}
