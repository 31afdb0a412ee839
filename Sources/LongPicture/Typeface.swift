/// Faces that stand in for each other, and what none of them has.
final class Typeface {
  private struct Key: Hashable {
    let character: Character
    let size: Int
  }

  private struct Drawing: Hashable {
    let face: Int
    let number: UInt32
    let size: Int
  }

  /// Bitmaps that are kept; a text has some hundred different characters.
  private static let keptBitmaps = 4_096

  private let faces: [Face]
  private var glyphs: [Key: Glyph] = [:]
  private var bitmaps: [Drawing: Bitmap] = [:]
  /// Drawn as a box, each once, in the order of the text.
  private(set) var missing: [Character] = []

  /// - Throws: `unreadableFont`, `noFont`
  init(_ paths: [String], library: FontLibrary) throws(LongPicture.Failure) {
    var faces: [Face] = []
    for path in paths { faces.append(try Face(path, library: library)) }
    // U+6728, a character that every Chinese font has.
    guard faces.contains(where: { $0.glyph(for: "\u{6728}", variant: nil) != nil }) else {
      throw .noFont
    }
    self.faces = faces
  }

  /// The letters of a text; what nobody sees is left out.
  func letters(_ text: String, size: Int) -> [Letter] {
    let characters = Array(text)
    return characters.indices.compactMap { index in
      let character =
        Self.isApostrophe(index, in: characters) ? Self.narrowApostrophe : characters[index]
      guard let shape = Shape(character) else { return nil }
      let glyph = self.glyph(for: character, shape, size: size)
      return Letter(character: shape.character, glyph: glyph)
    }
  }

  /// Chinese fonts draw the curly one as a full-width quote, which tears `it's` apart.
  private static let narrowApostrophe: Character = "'"

  private static func isApostrophe(_ index: Int, in characters: [Character]) -> Bool {
    guard characters[index] == "\u{2019}", index > 0, index + 1 < characters.count else {
      return false
    }
    return [characters[index - 1], characters[index + 1]].allSatisfy { character in
      character.isLetter && Manner(character) == .word
    }
  }

  private func glyph(for character: Character, _ shape: Shape, size: Int) -> Glyph {
    let key = Key(character: character, size: size)
    if let known = glyphs[key] { return known }
    let box = Glyph(face: nil, number: 0, size: size, advance: size * 64)
    let glyph = found(shape, size: size) ?? box
    if glyph.face == nil, !missing.contains(character) { missing.append(character) }
    glyphs[key] = glyph
    return glyph
  }

  private func found(_ shape: Shape, size: Int) -> Glyph? {
    guard let scalar = shape.scalar else { return nil }
    for (index, face) in faces.enumerated() {
      guard let number = face.glyph(for: scalar, variant: shape.variant) else { continue }
      let advance = shape.takesRoom ? face.advance(number, size: size) : 0
      return Glyph(face: index, number: number, size: size, advance: advance)
    }
    return nil
  }

  func bitmap(_ glyph: Glyph) -> Bitmap {
    guard let index = glyph.face else { return Bitmap.box(glyph.size) }
    let drawing = Drawing(face: index, number: glyph.number, size: glyph.size)
    if let known = bitmaps[drawing] { return known }
    let bitmap = faces[index].bitmap(glyph.number, size: glyph.size)
    if bitmaps.count >= Self.keptBitmaps { bitmaps.removeAll(keepingCapacity: true) }
    bitmaps[drawing] = bitmap
    return bitmap
  }
}

/// Which drawing of which face stands for a character.
struct Glyph: Equatable {
  /// Nil for the box that stands for what no face has.
  let face: Int?
  let number: UInt32
  /// Pixels.
  let size: Int
  /// How far the next one stands, in 1/64 pixel.
  let advance: Int
}

extension Bitmap {
  /// An empty box as large as a character.
  static func box(_ size: Int) -> Bitmap {
    let side = max(4, size * 3 / 4)
    let edge = max(1, size / 20)
    var coverage = [UInt8](repeating: 0, count: side * side)
    for y in 0..<side {
      for x in 0..<side where min(x, y, side - 1 - x, side - 1 - y) < edge {
        coverage[y * side + x] = 255
      }
    }
    return Bitmap(
      left: (size - side) / 2, top: size * 3 / 4, width: side, height: side, coverage: coverage)
  }
}
