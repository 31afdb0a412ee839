/// A text to be drawn as pictures for a platform that takes only a few words, with the name of the
/// office and the date at the foot of each.
///
/// Yao'an 5.6: what is longer than Weibo's 140 characters goes out as a long picture.
package struct LongPicture: Sendable, Equatable {
  package enum Block: Sendable, Equatable {
    case heading(String)
    /// Its first line is indented by two characters; a line feed starts another line.
    case paragraph(String)
    /// An entry of a list; the label, such as `1.` or a dot, stands before the words.
    case entry(label: String, String)
  }

  package enum Failure: Error, Equatable, Sendable {
    /// There is nothing to draw.
    case empty
    /// The text would need more pictures than are allowed.
    case tooLong(pictures: Int, maximum: Int)
    /// No font file was named and none that holds Chinese was found.
    case noFont
    /// A font file that is missing, damaged, or of an unknown kind.
    case unreadableFont(path: String)
    /// A library had no memory left.
    case noMemory

    /// A stable code for messages and phrase keys.
    package var code: String {
      switch self {
      case .empty: "empty"
      case .tooLong: "too-long"
      case .noFont: "no-font"
      case .unreadableFont: "unreadable-font"
      case .noMemory: "no-memory"
      }
    }
  }

  /// One picture, ready to be saved.
  package struct Picture: Sendable, Equatable {
    /// Pixels.
    package let width: Int
    /// Pixels.
    package let height: Int
    /// A PNG file (ISO/IEC 15948) with eight bits of grey a pixel.
    package let png: [UInt8]
  }

  /// What is to come of the drawing.
  package struct Outline: Sendable, Equatable {
    /// Pixels.
    package let width: Int
    /// Of each picture, in pixels.
    package let heights: [Int]
    /// What no font holds, or cannot be written letter by letter: a box stands in its place.
    package let missing: [Character]
  }

  /// What came of the drawing.
  package struct Drawn: Sendable, Equatable {
    /// In the order of reading; each but a single one says which of how many it is.
    package let pictures: [Picture]
    /// What no font holds, or cannot be written letter by letter: a box stands in its place.
    package let missing: [Character]
  }

  package let title: String
  package let blocks: [Block]
  /// Who says it, at the foot of every picture.
  package let source: String
  /// The day as readers write it, beside the source.
  package let date: String
  package let measures: Measures

  package init(
    title: String, blocks: [Block], source: String, date: String, measures: Measures = .house
  ) {
    self.title = title
    self.blocks = blocks
    self.source = source
    self.date = date
    self.measures = measures
  }

  /// How many pictures it takes and what is missing, without drawing any.
  ///
  /// - Parameter maximum: the most pictures that one post can carry
  /// - Throws: ``Failure``
  package func outline(with fonts: Fonts, maximum: Int = 9) throws(Failure) -> Outline {
    let (sheets, missing) = try composed(with: fonts, maximum: maximum)
    return Outline(width: measures.width, heights: sheets.map(\.height), missing: missing)
  }

  /// One of the pictures, counted from 1; nil when there are fewer.
  ///
  /// - Throws: ``Failure``
  package func picture(
    _ number: Int, with fonts: Fonts, maximum: Int = 9
  ) throws(Failure) -> Picture? {
    let (sheets, _) = try composed(with: fonts, maximum: maximum)
    guard (1...sheets.count).contains(number) else { return nil }
    return try Painter(width: measures.width).picture(of: sheets[number - 1])
  }

  /// Draws the text. Whole pictures are held packed, a line at a time unpacked.
  ///
  /// - Throws: ``Failure``
  package func drawn(with fonts: Fonts, maximum: Int = 9) throws(Failure) -> Drawn {
    let (sheets, missing) = try composed(with: fonts, maximum: maximum)
    var pictures: [Picture] = []
    for sheet in sheets {
      pictures.append(try Painter(width: measures.width).picture(of: sheet))
    }
    return Drawn(pictures: pictures, missing: missing)
  }

  /// Sheets are never none: an empty text is a failure.
  private func composed(
    with fonts: Fonts, maximum: Int
  ) throws(Failure) -> (sheets: [Sheet], missing: [Character]) {
    let library = try FontLibrary()
    let plain = try Typeface(fonts.paths, library: library)
    let strong = try Typeface(fonts.strongPaths + fonts.paths, library: library)
    let sheets = try Composition(self, plain: plain, strong: strong).sheets(maximum: maximum)
    var missing: [Character] = []
    for character in strong.missing + plain.missing where !missing.contains(character) {
      missing.append(character)
    }
    return (sheets, missing)
  }
}
