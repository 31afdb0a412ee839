/// A stretch of a picture over its whole width.
struct Strip {
  enum Content {
    case blank
    /// A thin line across the column, at half the height.
    case rule
    case letters([PlacedGlyph])
  }

  /// Pixels.
  let height: Int
  let content: Content
  /// A heading stays with the text below it.
  var leads = false

  static func blank(_ height: Int) -> Strip { Strip(height: height, content: .blank) }

  var isBlank: Bool {
    if case .blank = content { return true }
    return false
  }
}

/// Where a glyph stands in its strip.
struct PlacedGlyph {
  let glyph: Glyph
  let typeface: Typeface
  /// The pen, in pixels from the left edge of the picture.
  let x: Int
  /// The line on which letters stand, in pixels from the top of the strip.
  let baseline: Int
  /// The grey of the ink; 0 is black.
  let grey: UInt8
}

/// One picture before it is drawn.
struct Sheet {
  let margin: Int
  let strips: [Strip]

  var height: Int { strips.reduce(0) { $0 + $1.height } }
}
