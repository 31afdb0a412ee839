import WorkCalendar

/// What is written into a cell.
package enum TableValue: Sendable, Hashable {
  case empty
  case text(String)
  case number(Double)
  case date(CivilDate)

  package static func count(_ value: Int) -> TableValue { .number(Double(value)) }

  /// How wide it is, in digits; Chinese characters and their marks count two.
  var width: Int {
    switch self {
    case .empty: 0
    case .text(let text): TextWidth.of(text)
    case .number(let value): NumberText.text(of: value).utf8.count
    case .date: 10
    }
  }
}

enum TextWidth {
  /// The widest line, in digits.
  static func of(_ text: String) -> Int {
    text.split(whereSeparator: \.isNewline).map { line in
      line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
    }.max() ?? 0
  }
}

/// A column of a table that is written.
package struct TableColumn: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case text, number, date
  }

  package var title: String
  package var kind: Kind
  /// In digits; nil for one that fits the first rows.
  package var width: Int?
  /// What may be entered, offered as a list; any words when it is empty.
  package var choices: [String]

  package init(_ title: String, _ kind: Kind = .text, width: Int? = nil, choices: [String] = []) {
    (self.title, self.kind, self.width, self.choices) = (title, kind, width, choices)
  }
}

/// A second sheet that explains the first.
package struct TableNotes: Sendable, Hashable {
  package var title: String
  package var rows: [[String]]

  package init(title: String, rows: [[String]]) { (self.title, self.rows) = (title, rows) }
}
