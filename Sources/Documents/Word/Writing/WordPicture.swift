/// A PNG picture that stands in a line of its own.
package struct WordPicture: Sendable, Hashable {
  package let png: [UInt8]
  /// In centimetres.
  package let width: Double
  /// In centimetres.
  package let height: Double
  /// For those who do not see it.
  package let words: String
  package let alignment: WordParagraph.Alignment

  /// - Parameter width: in centimetres; the height follows from the picture.
  /// - Throws: `notAPicture` when it is no PNG.
  package init(
    png: [UInt8], width: Double, words: String, alignment: WordParagraph.Alignment = .left
  ) throws(WordWritingError) {
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard png.count >= 24, png.starts(with: head), png[12..<16].elementsEqual("IHDR".utf8) else {
      throw .notAPicture
    }
    let (across, down) = (Self.number(png[16..<20]), Self.number(png[20..<24]))
    guard across > 0, down > 0, width > 0 else { throw .notAPicture }
    (self.png, self.width, self.words, self.alignment) = (png, width, words, alignment)
    height = width * Double(down) / Double(across)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}

/// Why a Word file cannot be written.
package enum WordWritingError: Error, Sendable, Hashable {
  /// The cells of a row, from 1, do not fill the columns, or reach beyond the table.
  case rowDoesNotFit(row: Int)
  case notAPicture
  /// More than a file can hold.
  case tooLarge
}
