import Documents
import ZipArchive

/// Finds the sheets of an Excel file (ECMA-376) and reads one of them.
struct WorkbookReader {
  private let archive: ZipReader
  private let limits: TableLimits
  private var main = ""
  private var sheets: [Sheet] = []
  private var book = WorkbookParts()

  private struct Sheet {
    var name: String
    var isHidden: Bool
    var part: String
  }

  static func read(
    _ bytes: [UInt8], sheet: String?, limits: TableLimits
  ) throws(TableError) -> (names: [String], name: String?, rows: [TableRow]) {
    var reader = try WorkbookReader(bytes, limits: limits)
    do throws(DocumentError) {
      try reader.readShared()
    } catch {
      throw TableError(error, part: reader.main)
    }
    let names = reader.sheets.filter { !$0.isHidden }.map(\.name)
    if let sheet {
      guard let chosen = reader.sheets.first(where: { $0.name == sheet }) else {
        throw .noSuchSheet(name: sheet)
      }
      return (names, chosen.name, try reader.rows(of: chosen))
    }
    for candidate in reader.sheets where !candidate.isHidden {
      let rows = try reader.rows(of: candidate)
      if !rows.isEmpty { return (names, candidate.name, rows) }
    }
    return (names, names.first, [])
  }

  private init(_ bytes: [UInt8], limits: TableLimits) throws(TableError) {
    self.limits = limits
    do throws(ZipError) {
      archive = try ZipReader(bytes, limits: Self.archiveLimits)
    } catch {
      throw TableError(error, part: "")
    }
    do throws(DocumentError) {
      let relations = try OfficeRelations.of("", in: archive)
      main = relations.first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
    } catch {
      throw TableError(error, part: "_rels/.rels")
    }
    guard archive.contains(main) else { throw .notATable }
    if main.hasSuffix(".bin") { throw .oldExcel }
    guard try isWorkbook() else { throw .notATable }
  }

  /// A sheet is read piece by piece, so it may be larger than what lies in memory.
  private static let archiveLimits = ZipLimits(entryBytes: 256 << 20, totalBytes: 384 << 20)

  private func isWorkbook() throws(TableError) -> Bool {
    do throws(DocumentError) {
      guard let source = try source(main) else { return false }
      var reader = try XMLReader(source)
      while let piece = try reader.next() {
        if case .start(let name, _) = piece { return name == "workbook" }
      }
      return false
    } catch {
      throw TableError(error, part: main)
    }
  }

  private func source(_ part: String) throws(DocumentError) -> ZipEntryStream? {
    do throws(ZipError) {
      return try archive.stream(of: part)
    } catch {
      throw DocumentError(error)
    }
  }

  private mutating func readShared() throws(DocumentError) {
    let relations = try OfficeRelations.of(main, in: archive)
    try readWorkbook(relations)
    if let part = relations.first(where: { $0.kind == "sharedStrings" })?.target,
      let source = try source(part)
    {
      book.strings = try SharedStrings(source, maximum: limits.cells)
    }
    if let part = relations.first(where: { $0.kind == "styles" })?.target,
      let bytes = try archive.part(part)
    {
      book.styles = try CellStyles(bytes)
    }
  }

  private mutating func readWorkbook(_ relations: [OfficeRelation]) throws(DocumentError) {
    guard let source = try source(main) else { throw .damagedArchive }
    var parts: [String: String] = [:]
    for relation in relations where relation.kind == "worksheet" {
      parts[relation.id] = relation.target
    }
    var reader = try XMLReader(source)
    while let piece = try reader.next() {
      switch piece {
      case .start("workbookPr", let attributes):
        let value = attributes["date1904"]
        book.system = value == "1" || value == "true" ? .from1904 : .from1900
      case .start("sheet", let attributes):
        // A sheet that holds a chart has no part here.
        guard let id = attributes["id"], let part = parts[id] else { continue }
        let state = attributes["state"] ?? "visible"
        sheets.append(
          Sheet(name: attributes["name"] ?? "", isHidden: state != "visible", part: part))
      default: continue
      }
    }
  }

  private func rows(of sheet: Sheet) throws(TableError) -> [TableRow] {
    let stream: ZipEntryStream?
    do throws(ZipError) {
      stream = try archive.stream(of: sheet.part)
    } catch {
      throw TableError(error, part: sheet.part)
    }
    guard let stream else { throw .damaged(part: sheet.part) }
    return try SheetReader.rows(stream, part: sheet.part, book: book, limits: limits)
  }
}
