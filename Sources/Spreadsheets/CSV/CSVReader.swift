/// Reads CSV (RFC 4180) with comma, semicolon or tab, and any end of line.
///
/// A cell that begins with `=` is a formula. The apostrophe that ``CSVWriter`` puts before such
/// words is taken off again.
struct CSVReader {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var place = 0
  private var collector: RowCollector

  static func rows(of text: String, limits: TableLimits) throws(TableError) -> [TableRow] {
    let bytes = Array(text.utf8)
    guard !bytes.contains(0) else { throw .notATable }
    var reader = CSVReader(bytes, limits: limits)
    try reader.read()
    return reader.collector.rows
  }

  private init(_ bytes: [UInt8], limits: TableLimits) {
    (self.bytes, collector) = (bytes, RowCollector(limits: limits))
    delimiter = Delimiter.of(bytes)
  }

  private mutating func read() throws(TableError) {
    var row = 0
    while place < bytes.count {
      row += 1
      try readRow(row)
    }
  }

  private mutating func readRow(_ row: Int) throws(TableError) {
    var column = 0
    var isMore = true
    while isMore {
      column += 1
      let text = current == UInt8(ascii: "\"") ? try quoted(row, column) : plain()
      let cell = Self.cell(text.withPlainLines.bare)
      try collector.add(cell.text, cell.kind, row: row, column: column)
      isMore = current == delimiter
      if isMore { place += 1 }
    }
    endLine()
    try collector.end(row: row, width: column)
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func endLine() {
    if current == 0x0D { place += 1 }
    if current == 0x0A { place += 1 }
  }

  private func ends(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0D || byte == 0x0A }

  private mutating func plain() -> String {
    let start = place
    while let byte = current, !ends(byte) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func quoted(_ row: Int, _ column: Int) throws(TableError) -> String {
    place += 1
    var content: [UInt8] = []
    while let byte = current {
      place += 1
      if byte != UInt8(ascii: "\"") {
        content.append(byte)
      } else if current == byte {
        content.append(byte)
        place += 1
      } else {
        while current == 0x20 { place += 1 }
        if let next = current, !ends(next) { throw .brokenQuote(row: row, column: column) }
        return String(decoding: content, as: UTF8.self)
      }
    }
    throw .openQuote(row: row, column: column)
  }

  private static func cell(_ text: String) -> (text: String, kind: TableCell.Kind) {
    if text.isEmpty { return (text, .empty) }
    if text.hasPrefix("=") { return (text, .formula) }
    let isDefused = text.hasPrefix("'") && FormulaGuard.isRisky(text.dropFirst())
    return (isDefused ? String(text.dropFirst()) : text, .text)
  }
}
