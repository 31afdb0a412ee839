/// A character in a line: how it looks, and how it behaves at the ends of lines.
struct Letter: Equatable {
  let character: Character
  let glyph: Glyph
  let manner: Manner

  init(character: Character, glyph: Glyph) {
    self.character = character
    self.glyph = glyph
    manner = Manner(character)
  }

  /// The room it takes, in 1/64 pixel.
  var advance: Int { glyph.advance }
}

/// How a character behaves where lines end (GB/T 15834-2011, 5.1).
enum Manner: Equatable {
  /// Ends hang beyond the line.
  case space
  /// A square character; lines may end on both its sides.
  case square
  /// Full-width marks that never end a line, such as opening brackets.
  case opening
  /// Full-width marks that never begin a line, such as the full stop.
  case closing
  /// A letter of a word or a figure of a number, which stay together.
  case word
  /// Marks among words that never end a line.
  case wordOpening
  /// Marks among words that never begin a line.
  case wordClosing
  /// Marks that neither begin nor end a line; straight quotes do not say which they are.
  case held

  init(_ character: Character) {
    guard let scalar = character.unicodeScalars.first else {
      self = .space
      return
    }
    if Self.openings.contains(scalar) {
      self = .opening
    } else if Self.closings.contains(scalar) {
      self = .closing
    } else if Self.wordOpenings.contains(scalar) {
      self = .wordOpening
    } else if Self.wordClosings.contains(scalar) {
      self = .wordClosing
    } else if "\"'/".unicodeScalars.contains(scalar) {
      self = .held
    } else if "\u{A0}\u{202F}\u{2007}".unicodeScalars.contains(scalar) {
      self = .word
    } else if scalar.properties.isWhitespace || scalar.value == 0x200B {
      self = .space
    } else {
      self = Self.isSquare(scalar) ? .square : .word
    }
  }

  var neverEnds: Bool { self == .opening || self == .wordOpening || self == .held }
  var neverBegins: Bool { self == .closing || self == .wordClosing || self == .held }
  var isOfWord: Bool {
    self == .word || self == .wordOpening || self == .wordClosing || self == .held
  }

  /// Brackets, quotes and signs of currency, full width.
  private static let openings = Set(
    ("\u{3008}\u{300A}\u{300C}\u{300E}\u{3010}\u{3014}\u{3016}\u{3018}\u{301A}\u{301D}"
      + "\u{FF08}\u{FF3B}\u{FF5B}\u{FF5F}\u{FF62}\u{FFE5}\u{FF04}\u{FFE1}\u{2116}").unicodeScalars)
  /// Stops, commas, closing brackets and quotes, marks of repetition, degrees, per cent, full width;
  /// the points between the parts of a name, and dashes between two numbers.
  private static let closings = Set(
    ("\u{3001}\u{3002}\u{3009}\u{300B}\u{300D}\u{300F}\u{3011}\u{3015}\u{3017}\u{3019}\u{301B}"
      + "\u{301E}\u{301F}\u{3005}\u{303B}\u{30FB}\u{30FC}\u{FF01}\u{FF05}\u{FF09}\u{FF0C}\u{FF0E}"
      + "\u{FF1A}\u{FF1B}\u{FF1F}\u{FF3D}\u{FF5D}\u{FF5E}\u{FF60}\u{FF61}\u{FF63}\u{FF64}\u{FF65}"
      + "\u{FFE0}\u{2103}\u{2030}\u{B7}\u{2022}\u{2013}\u{301C}").unicodeScalars)
  private static let wordOpenings = Set("([{$\u{A3}\u{20AC}\u{A5}\u{201C}\u{2018}".unicodeScalars)
  private static let wordClosings = Set(")]},.!?:;%-\u{B0}\u{201D}\u{2019}".unicodeScalars)

  /// Chinese, Japanese and Korean characters, full-width forms, signs and emoji.
  private static func isSquare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2014...0x2015, 0x2025...0x2026, 0x2150...0x218F, 0x2190...0x2BFF,
      0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
