import WorkCalendar

/// Writes CSV as Excel opens it: UTF-8 with a byte order mark, CRLF, quotes as in RFC 4180.
///
/// Words that a spreadsheet program would take for a formula get an apostrophe before them.
package struct CSVWriter {
  private var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  package init(columns: [TableColumn]) { add(columns.map { .text($0.title) }) }

  package mutating func add(_ row: [TableValue]) {
    for (index, value) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(value)
    }
    bytes += [0x0D, 0x0A]
  }

  /// The bytes written since the last call.
  package mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private mutating func write(_ value: TableValue) {
    switch value {
    case .empty: break
    case .number(let number): bytes += NumberText.text(of: number).utf8
    case .date(let date): bytes += date.text.utf8
    case .text(let text): write(FormulaGuard.defused(text))
    }
  }

  private mutating func write(_ text: String) {
    let needsQuotes =
      text.utf8.contains { $0 < 0x20 || [UInt8(ascii: "\""), UInt8(ascii: ",")].contains($0) }
      || text.hasPrefix(" ") || text.hasSuffix(" ")
    guard needsQuotes else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 where byte != 0 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
