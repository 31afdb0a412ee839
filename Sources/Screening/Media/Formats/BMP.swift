/// BMP: reads its size and whether the pixels it announces are there.
enum BMP {
  static func read(_ reader: MediaReader, into media: inout MeasuredMedia) throws {
    let isOld = try reader.number(at: 14, bytes: 4, .little) == 12
    let width = try side(reader, at: 18, isOld: isOld)
    let height = try side(reader, at: isOld ? 20 : 22, isOld: isOld)
    media.enlarge(width: width, height: height)
    media.frames = 1
    guard width > 0, height > 0 else { throw MediaTrouble.damaged }
    let start = try reader.number(at: 10, bytes: 4, .little)
    guard start <= reader.length else { throw MediaTrouble.cutShort }
    let depth = try reader.number(at: isOld ? 24 : 28, bytes: 2, .little)
    let packing = isOld ? 0 : try reader.number(at: 30, bytes: 4, .little)
    // Rows of plain pixels are filled up to four bytes; packed ones may be shorter.
    guard packing == 0 || packing == 3 else { return }
    let row = (width * depth + 31) / 32 * 4
    let (needed, overflow) = row.multipliedReportingOverflow(by: height)
    guard !overflow, needed <= reader.length - start else { throw MediaTrouble.cutShort }
  }

  /// A side's length; a negative height means rows from the top.
  private static func side(_ reader: MediaReader, at offset: Int, isOld: Bool) throws -> Int {
    if isOld { return try reader.number(at: offset, bytes: 2, .little) }
    let raw = try reader.number(at: offset, bytes: 4, .little)
    return raw <= Int32.max ? raw : 0x1_0000_0000 - raw
  }
}
