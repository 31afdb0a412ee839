import Documents
import WorkCalendar

/// Rows and cells as the XML of a sheet.
enum ExcelCells {
  /// Places in the list of styles that ``ExcelParts`` writes.
  enum Style: Int {
    case plain, head, text, date, note
  }

  static func row(_ values: [TableValue], number: Int) -> String {
    var xml = "<row r=\"\(number)\">"
    for (index, value) in values.enumerated() {
      xml += cell(value, "\(ColumnName.letters(of: index + 1))\(number)")
    }
    return xml + "</row>"
  }

  static func words(_ text: String, _ reference: String, _ style: Style) -> String {
    "<c r=\"\(reference)\" s=\"\(style.rawValue)\" t=\"inlineStr\"><is>"
      + "<t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
  }

  private static func cell(_ value: TableValue, _ reference: String) -> String {
    switch value {
    case .empty: return ""
    case .text(let text): return text.isEmpty ? "" : words(text, reference, .text)
    case .number(let number):
      guard number.isFinite else { return "" }
      return "<c r=\"\(reference)\"><v>\(NumberText.text(of: number))</v></c>"
    case .date(let date):
      // Excel knows no day before 1900; such a one stays as words.
      guard let serial = SerialDate.serial(of: date) else {
        return words(date.text, reference, .text)
      }
      return "<c r=\"\(reference)\" s=\"\(Style.date.rawValue)\"><v>\(serial)</v></c>"
    }
  }

  /// Words that look like Excel's own way to write a character are kept from being read as one.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return XMLText.escaped(text) }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if RichText.escaped(rest) != nil { result.append(contentsOf: "_x005F".unicodeScalars) }
      result.append(scalar)
      rest = rest.dropFirst()
    }
    return XMLText.escaped(String(result))
  }
}
