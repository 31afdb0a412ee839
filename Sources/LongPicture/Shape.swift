import Foundation

/// What there is to draw of a character.
struct Shape {
  /// A space where a tabulator stood, else the character itself.
  let character: Character
  /// Nil when the character cannot be drawn by one glyph.
  let scalar: Unicode.Scalar?
  /// The selector of a variant, as in names of persons (Unicode Technical Standard 37).
  let variant: Unicode.Scalar?
  let takesRoom: Bool

  /// Nil for what nobody sees: controls, marks of direction, joiners.
  init?(_ character: Character) {
    var scalars = Array(character.unicodeScalars)
    if scalars.count > 1 {
      // Not for a single one: it would turn a rare character of a name into a common one.
      scalars = Array(String(character).precomposedStringWithCanonicalMapping.unicodeScalars)
    }
    variant = scalars.first { $0.properties.isVariationSelector }
    takesRoom = scalars.first?.value != 0x200B
    if character == "\t" {
      (self.character, scalar) = (" ", " ")
      return
    }
    if !takesRoom {
      (self.character, scalar) = (character, " ")
      return
    }
    let seen = scalars.filter { !Self.isUnseen($0) }
    guard let first = seen.first else { return nil }
    self.character = character
    scalar = seen.count == 1 && !Self.needsJoining(first) ? first : nil
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: scalar.properties.isVariationSelector
    }
  }

  /// Scripts whose letters change with their neighbours or run from right to left. Drawn one by
  /// one they would be wrong, so they count as missing even where a font has them.
  private static func needsJoining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Hebrew to Arabic, India to Tibet and Burma, Khmer and Mongolian.
    case 0x0590...0x08FF, 0x0900...0x109F, 0x1780...0x18AF, 0x1900...0x1AAF, 0x1B00...0x1C4F:
      true
    // Forms of Hebrew and Arabic for compatibility, and their letters in higher planes.
    case 0xA840...0xA87F, 0xA8E0...0xA8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF,
      0x11000...0x11FFF:
      true
    default: false
    }
  }
}
