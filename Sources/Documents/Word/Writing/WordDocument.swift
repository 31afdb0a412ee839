import ZipArchive

/// Writes a Word file (ECMA-376); the same content gives the same bytes.
package struct WordDocument: Sendable {
  package enum Block: Sendable, Hashable {
    case paragraph(WordParagraph)
    case table(WordTable)
    case picture(WordPicture)
  }

  /// Paper and margins in centimetres.
  package struct Page: Sendable, Hashable {
    package var width = 21.0
    package var height = 29.7
    package var top: Double
    package var right: Double
    package var bottom: Double
    package var left: Double

    /// A4, upright.
    package init(
      top: Double = 2.0, right: Double = 2.0, bottom: Double = 2.0, left: Double = 2.0
    ) {
      (self.top, self.right, self.bottom, self.left) = (top, right, bottom, left)
    }
  }

  package var page: Page
  /// What is used where a run names no other.
  package var font: WordFont
  /// In points.
  package var size: Double
  /// The language of the words, such as `zh-CN`.
  package var language: String
  package var header: [WordParagraph] = []
  package var footer: [WordParagraph] = []
  package var blocks: [Block] = []

  package init(
    page: Page = Page(), font: WordFont, size: Double = 12, language: String = "zh-CN"
  ) {
    (self.page, self.font, self.size, self.language) = (page, font, size, language)
  }

  package mutating func add(_ paragraph: WordParagraph) { blocks.append(.paragraph(paragraph)) }
  package mutating func add(_ table: WordTable) { blocks.append(.table(table)) }
  package mutating func add(_ picture: WordPicture) { blocks.append(.picture(picture)) }

  /// The file.
  ///
  /// - Throws: `rowDoesNotFit`, `tooLarge`.
  package func bytes() throws(WordWritingError) -> [UInt8] {
    let body = try WordBody.xml(of: self)
    let parts = WordParts(document: self)
    do throws(ZipError) {
      var archive = ZipWriter()
      for (name, content) in parts.opening { try archive.add(name, Array(content.utf8)) }
      try archive.add("word/document.xml", Array(body.utf8))
      for (index, picture) in pictures.enumerated() {
        try archive.add("word/media/image\(index + 1).png", picture.png)
      }
      return try archive.finish()
    } catch {
      throw .tooLarge
    }
  }

  var pictures: [WordPicture] {
    blocks.compactMap { block in
      if case .picture(let picture) = block { picture } else { nil }
    }
  }
}

/// Measures as Word writes them; what no page could hold is cut down.
enum WordMeasure {
  /// Twentieths of a point.
  static func twips(centimetres: Double) -> Int { whole(centimetres * 1440 / 2.54) }
  static func twips(points: Double) -> Int { whole(points * 20) }
  static func halfPoints(_ points: Double) -> Int { max(1, whole(points * 2)) }
  /// 1/360,000 of a centimetre, for drawings.
  static func emu(centimetres: Double) -> Int { whole(centimetres * 1000) * 360 }

  private static func whole(_ value: Double) -> Int {
    value.isFinite ? Int(min(max(0, value), 31_680).rounded()) : 0
  }
}
