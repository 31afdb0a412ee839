import Documents
import WorkCalendar
import ZipArchive

/// What the sheets of a workbook share.
struct WorkbookParts: Sendable {
  var strings = SharedStrings()
  var styles = CellStyles()
  var system = SerialDate.System.from1900
}

/// Reads the rows of one sheet.
struct SheetReader {
  private let part: String
  private let book: WorkbookParts
  private let limits: TableLimits
  private var collector: RowCollector
  private var merged = MergedCells()
  private var row = (number: 0, isHidden: false)
  private var column = 0
  private var cell: Cell?
  private var isInData = false

  private struct Cell {
    var type: String
    var style: Int
    var value = ""
    var text = RichText()
    var isValue = false
    var isFormula = false
    var isInline = false
  }

  static func rows(
    _ source: ZipEntryStream, part: String, book: WorkbookParts, limits: TableLimits
  ) throws(TableError) -> [TableRow] {
    var sheet = SheetReader(part: part, book: book, limits: limits)
    var reader = try open(source, part)
    while let piece = try next(&reader, part) { try sheet.take(piece) }
    return sheet.merged.applied(to: sheet.collector.rows)
  }

  private static func open(
    _ source: ZipEntryStream, _ part: String
  ) throws(TableError) -> XMLReader {
    do throws(DocumentError) {
      return try XMLReader(source)
    } catch {
      throw TableError(error, part: part)
    }
  }

  private static func next(
    _ reader: inout XMLReader, _ part: String
  ) throws(TableError) -> XMLReader.Piece? {
    do throws(DocumentError) {
      return try reader.next()
    } catch {
      throw TableError(error, part: part)
    }
  }

  private init(part: String, book: WorkbookParts, limits: TableLimits) {
    (self.part, self.book, self.limits) = (part, book, limits)
    collector = RowCollector(limits: limits)
  }

  private mutating func take(_ piece: XMLReader.Piece) throws(TableError) {
    // Almost all pieces stand in a cell.
    if cell != nil {
      if case .end("c") = piece { return try endCell() }
      return takeInside(piece)
    }
    switch piece {
    case .start("sheetData", _): isInData = true
    case .end("sheetData"): isInData = false
    case .start("mergeCell", let attributes):
      guard merged.add(attributes["ref"] ?? "", limits: limits) else { throw .damaged(part: part) }
    case .start("row", let attributes) where isInData: try startRow(attributes)
    case .end("row") where isInData: try collector.end(row: row.number, isHidden: row.isHidden)
    case .start("c", let attributes) where isInData: try startCell(attributes)
    default: break
    }
  }

  private mutating func startRow(_ attributes: XMLAttributes) throws(TableError) {
    let number = attributes["r"].map(Int.init) ?? row.number + 1
    guard let number, number > row.number, number <= 1_048_576 else { throw .damaged(part: part) }
    let hidden = attributes["hidden"]
    row = (number, hidden == "1" || hidden == "true")
    column = 0
  }

  private mutating func startCell(_ attributes: XMLAttributes) throws(TableError) {
    if let reference = attributes["r"] {
      guard let place = ColumnName.place(reference), place.row == row.number, place.column > column
      else { throw .damaged(part: part) }
      column = place.column
    } else {
      guard column < ColumnName.last else { throw .damaged(part: part) }
      column += 1
    }
    cell = Cell(type: attributes["t"] ?? "n", style: attributes["s"].flatMap(Int.init) ?? 0)
  }

  private mutating func takeInside(_ piece: XMLReader.Piece) {
    switch piece {
    case .words(let words) where cell?.isValue ?? false: cell?.value += words
    case .end("is"): cell?.isInline = false
    case _ where cell?.isInline ?? false: cell?.text.take(piece)
    case .start("v", _): cell?.isValue = true
    case .end("v"): cell?.isValue = false
    case .start("f", _): cell?.isFormula = true
    case .start("is", _): cell?.isInline = true
    default: break
    }
  }

  private mutating func endCell() throws(TableError) {
    guard let cell else { return }
    self.cell = nil
    guard let shown = shown(cell) else { throw .damaged(part: part) }
    try collector.add(
      shown.text, cell.isFormula ? .formula : shown.kind, row: row.number, column: column)
  }

  /// Text and kind of a cell; nil when what the file says cannot be.
  private func shown(_ cell: Cell) -> (text: String, kind: TableCell.Kind)? {
    switch cell.type {
    case "s":
      if cell.value.isEmpty { return ("", .empty) }
      return Int(cell.value).flatMap { book.strings[$0] }.map(Self.words)
    case "inlineStr": return Self.words(RichText.typed(cell.text.words))
    case "str": return Self.words(RichText.typed(cell.value))
    case "b": return Self.words(cell.value, as: .boolean(cell.value == "1"))
    case "e": return Self.words(cell.value, as: .error)
    case "d": return Self.isoDate(cell.value)
    default: return number(cell)
    }
  }

  private static func words(_ text: String) -> (text: String, kind: TableCell.Kind) {
    words(text, as: .text)
  }

  private static func words(
    _ text: String, as kind: TableCell.Kind
  ) -> (text: String, kind: TableCell.Kind) {
    (text, text.isEmpty ? .empty : kind)
  }

  private func number(_ cell: Cell) -> (text: String, kind: TableCell.Kind)? {
    let text = cell.value.bare
    if text.isEmpty { return ("", .empty) }
    guard let value = Double(text), value.isFinite else { return nil }
    let format = book.styles[cell.style]
    if format != .number, let date = SerialDate.shown(value, format, book.system) { return date }
    return (NumberText.text(of: value), .number(value))
  }

  /// A date as text, which few programs write: `2026-11-21T08:30:00`.
  private static func isoDate(_ text: String) -> (text: String, kind: TableCell.Kind) {
    let parts = text.bare.split(separator: "T", maxSplits: 1)
    guard let date = parts.first.flatMap({ CivilDate(String($0)) }) else {
      return words(text.bare)
    }
    let time = parts.dropFirst().first.flatMap { TimeOfDay(String($0.prefix(8))) }
    guard let time, time != .startOfDay else { return (date.text, .date(date, nil)) }
    return (date.text + " " + time.text, .date(date, time))
  }
}
