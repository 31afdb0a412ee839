/// ZIP archives, and the documents that are made as one.
enum Zip {
  /// The longest comment behind the directory, and the record before it.
  private static let tail = 65_535 + 22

  /// What the names in the archive's directory say it is.
  static func type(_ reader: MediaReader) throws -> MediaFormat {
    guard let directory = try directory(reader) else { return .zip }
    var at = directory.lowerBound
    while at < directory.upperBound, try reader.holds([0x50, 0x4B, 1, 2], at: at) {
      try reader.countPart()
      let entry = try reader.range(at: at, count: 46)
      let name = try reader.number(at: 28, bytes: 2, .little, in: entry)
      let extra = try reader.number(at: 30, bytes: 2, .little, in: entry)
      let comment = try reader.number(at: 32, bytes: 2, .little, in: entry)
      switch String(decoding: try reader.bytes(at: at + 46, count: name), as: UTF8.self) {
      case "word/document.xml": return .docx
      case "xl/workbook.xml": return .xlsx
      case "ppt/presentation.xml": return .pptx
      case "OFD.xml": return .ofd
      default: break
      }
      at += 46 + name + extra + comment
    }
    return .zip
  }

  /// The archive's list of files; nil when its end record is missing or points elsewhere.
  private static func directory(_ reader: MediaReader) throws -> Range<Int>? {
    let start = max(0, reader.length - tail)
    let bytes = try reader.bytes(start..<reader.length)
    let mark: [UInt8] = [0x50, 0x4B, 5, 6]
    guard bytes.count >= 22,
      let found = (0...bytes.count - 22).last(where: { bytes[$0..<$0 + 4].elementsEqual(mark) })
    else { return nil }
    let size = try reader.number(at: start + found + 12, bytes: 4, .little)
    let offset = try reader.number(at: start + found + 16, bytes: 4, .little)
    return try? reader.range(at: offset, count: size)
  }
}
