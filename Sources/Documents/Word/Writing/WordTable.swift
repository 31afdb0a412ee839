/// A table with lines around its cells, such as a form.
package struct WordTable: Sendable, Hashable {
  /// In centimetres.
  package var columns: [Double]
  package var rows: [WordTableRow]

  package init(columns: [Double], rows: [WordTableRow]) {
    (self.columns, self.rows) = (columns, rows)
  }
}

package struct WordTableRow: Sendable, Hashable {
  /// In centimetres; nil for what the words need.
  package var height: Double?
  /// Whether the row grows with its words; otherwise they are cut off at its height.
  package var grows: Bool
  /// Without those that a cell of a row above reaches into.
  package var cells: [WordTableCell]

  package init(height: Double? = nil, grows: Bool = true, _ cells: [WordTableCell]) {
    (self.height, self.grows, self.cells) = (height, grows, cells)
  }
}

package struct WordTableCell: Sendable, Hashable {
  package enum VerticalAlignment: String, Sendable {
    case top, center, bottom
  }

  package var paragraphs: [WordParagraph]
  package var columnSpan: Int
  package var rowSpan: Int
  package var verticalAlignment: VerticalAlignment
  package var hasBorders: Bool

  package init(
    _ paragraphs: [WordParagraph], columnSpan: Int = 1, rowSpan: Int = 1,
    verticalAlignment: VerticalAlignment = .center, hasBorders: Bool = true
  ) {
    (self.paragraphs, self.columnSpan, self.rowSpan) = (paragraphs, columnSpan, rowSpan)
    (self.verticalAlignment, self.hasBorders) = (verticalAlignment, hasBorders)
  }

  package init(_ text: String, columnSpan: Int = 1, rowSpan: Int = 1) {
    self.init([WordParagraph(text)], columnSpan: columnSpan, rowSpan: rowSpan)
  }
}
