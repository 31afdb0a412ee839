/// The letters words are set in; Word takes one font for Latin and another for Chinese words.
package struct WordFont: Sendable, Hashable {
  package var latin: String
  package var eastAsian: String

  package init(latin: String, eastAsian: String) {
    (self.latin, self.eastAsian) = (latin, eastAsian)
  }
}

/// Words of one look.
package struct WordRun: Sendable, Hashable {
  /// A line feed begins a new line of the same paragraph, a tab moves to the next stop.
  package var text: String
  package var isBold: Bool
  /// In points, halves included; nil for the size of the document.
  package var size: Double?
  /// nil for the font of the document.
  package var font: WordFont?

  package init(_ text: String, isBold: Bool = false, size: Double? = nil, font: WordFont? = nil) {
    (self.text, self.isBold, self.size, self.font) = (text, isBold, size, font)
  }
}

package struct WordParagraph: Sendable, Hashable {
  package enum Alignment: String, Sendable {
    case left, center, right
    case justified = "both"
  }

  package enum Role: Sendable {
    /// Headings and the title show in the outline of the document.
    case title, heading, text
  }

  package var runs: [WordRun]
  package var alignment: Alignment
  package var role: Role
  /// In points.
  package var spaceBefore: Double
  /// In points.
  package var spaceAfter: Double
  /// In characters of the paragraph.
  package var firstLineIndent: Int

  package init(
    _ runs: [WordRun], alignment: Alignment = .left, role: Role = .text, spaceBefore: Double = 0,
    spaceAfter: Double = 0, firstLineIndent: Int = 0
  ) {
    (self.runs, self.alignment, self.role) = (runs, alignment, role)
    (self.spaceBefore, self.spaceAfter) = (spaceBefore, spaceAfter)
    self.firstLineIndent = firstLineIndent
  }

  package init(_ text: String, alignment: Alignment = .left, role: Role = .text) {
    self.init([WordRun(text)], alignment: alignment, role: role)
  }
}
