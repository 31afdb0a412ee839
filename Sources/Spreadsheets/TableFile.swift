import Documents
import Foundation

/// A file of rows and columns, as an office saves it: Excel's .xlsx, or CSV.
package struct TableFile: Sendable {
  package enum Kind: String, Sendable {
    case csv, xlsx
  }

  package let kind: Kind
  /// Whether the name ends as another kind of file does; what counts is the content.
  package let endingDiffers: Bool
  /// The sheets that are not hidden; none in CSV.
  package let sheets: [String]
  /// The sheet that was read.
  package let sheet: String?
  package let rows: [TableRow]

  /// Reads a file that lies in memory.
  ///
  /// - Parameters:
  ///   - name: the file's name, for its ending.
  ///   - sheet: the sheet to read; nil for the first that is not empty.
  /// - Throws: ``TableError``.
  package static func read(
    _ bytes: [UInt8], name: String, sheet: String? = nil, limits: TableLimits = TableLimits()
  ) throws(TableError) -> TableFile {
    try limits.check(byteCount: bytes.count)
    let ending = Self.ending(of: name)
    switch try FileHead.kind(of: bytes) {
    case .xlsx:
      let found = try WorkbookReader.read(bytes, sheet: sheet, limits: limits)
      return TableFile(
        kind: .xlsx, endingDiffers: !["xlsx", "xlsm"].contains(ending), sheets: found.names,
        sheet: found.name, rows: found.rows)
    case .csv:
      if let sheet { throw .noSuchSheet(name: sheet) }
      return TableFile(
        kind: .csv, endingDiffers: !["csv", "tsv", "txt"].contains(ending), sheets: [], sheet: nil,
        rows: try CSVReader.rows(of: try text(bytes), limits: limits))
    }
  }

  /// Reads a file from disk, unless it is too large.
  ///
  /// - Throws: ``TableError``; `unreadable` when there is no such file.
  package static func read(
    path: String, sheet: String? = nil, limits: TableLimits = TableLimits()
  ) throws(TableError) -> TableFile {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable }
    defer { try? file.close() }
    guard let size = try? file.seekToEnd() else { throw .unreadable }
    try limits.check(byteCount: Int(clamping: size))
    guard (try? file.seek(toOffset: 0)) != nil,
      let data = try? file.read(upToCount: limits.bytes + 1)
    else {
      guard size == 0 else { throw .unreadable }
      return try read([], name: path, sheet: sheet, limits: limits)
    }
    return try read(Array(data), name: path, sheet: sheet, limits: limits)
  }

  private static func text(_ bytes: [UInt8]) throws(TableError) -> String {
    do throws(DocumentError) {
      return try TextDecoding.text(of: bytes)
    } catch {
      throw .notATable
    }
  }

  /// In small letters; empty when there is none.
  private static func ending(of name: String) -> String {
    let file = name.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: ".") else { return "" }
    return file[dot...].dropFirst().lowercased()
  }
}
