/// One line of comma-separated fields, each with the column it begins at.
///
/// Fields may be quoted as RFC 4180 has it, but a quoted field may not run over the line's end.
struct CSVLine {
  struct Field {
    var text = ""
    var column: Int
  }

  private(set) var fields: [Field] = []
  let number: Int

  init(_ scalars: Substring.UnicodeScalarView, number: Int) throws(CalendarError) {
    self.number = number
    var field = Field(column: 1)
    var state = State.atStart
    var column = 0
    for scalar in scalars {
      column += 1
      switch (state, scalar) {
      case (.atStart, "\""): state = .quoted
      case (.quoted, "\""): state = .afterQuote
      case (.afterQuote, "\""):
        field.text.unicodeScalars.append(scalar)
        state = .quoted
      case (.atStart, ","), (.plain, ","), (.afterQuote, ","):
        fields.append(field)
        field = Field(column: column + 1)
        state = .atStart
      case (.afterQuote, _):
        throw .malformed(.brokenQuote, line: number, column: column)
      case (.atStart, _), (.plain, _):
        field.text.unicodeScalars.append(scalar)
        state = .plain
      case (.quoted, _):
        field.text.unicodeScalars.append(scalar)
      }
    }
    guard state != .quoted else {
      throw .malformed(.brokenQuote, line: number, column: field.column)
    }
    fields.append(field)
  }

  /// The lines of a text, without a byte order mark, line ends (LF or CRLF) and empty lines.
  static func lines(of text: String) throws(CalendarError) -> [CSVLine] {
    var scalars = text[...].unicodeScalars
    if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
    var lines: [CSVLine] = []
    var number = 0
    for var line in scalars.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.last == "\r" { line = line.dropLast() }
      if line.isEmpty { continue }
      lines.append(try CSVLine(line, number: number))
    }
    return lines
  }

  private enum State {
    case atStart, plain, quoted, afterQuote
  }
}
