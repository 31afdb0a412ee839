/// What a scalar is to the matcher.
enum ScalarKind: Sendable {
  case ordinary
  /// A Chinese character.
  case han
  /// Has no width: never counts, wherever it stands.
  case invisible
  /// A space, dot, asterisk, underscore, hyphen or combining mark: does not count between two
  /// Chinese characters. Line breaks and marks that end or part a sentence are not among them.
  case separator

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if Self.hanRanges.contains(where: { $0.contains(value) }) {
      self = .han
    } else if Self.invisibleRanges.contains(where: { $0.contains(value) }) {
      self = .invisible
    } else if Self.separatorRanges.contains(where: { $0.contains(value) }) {
      self = .separator
    } else {
      self = .ordinary
    }
  }
}

extension ScalarKind {
  /// Ideographs, radicals, iteration mark and zero; planes 2 and 3 hold nothing else.
  static let hanRanges: [ClosedRange<UInt32>] = [
    0x4E00...0x9FFF, 0x3400...0x4DBF, 0x2E80...0x2FDF, 0x3005...0x3005, 0x3007...0x3007,
    0x3021...0x3029, 0xF900...0xFAFF, 0x20000...0x3FFFF,
  ]

  /// What Unicode calls default ignorable, and control characters other than line breaks and tab.
  static let invisibleRanges: [ClosedRange<UInt32>] = [
    0x00...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD...0xAD, 0x34F...0x34F,
    0x61C...0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
    0x202A...0x202E, 0x2060...0x206F, 0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF,
    0xFFA0...0xFFA0, 0xFFF0...0xFFF8, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF,
  ]

  static let separatorRanges = marks + likenesses.flatMap(\.ranges)

  /// Combining marks, which can be laid over any character.
  private static let marks: [ClosedRange<UInt32>] = [
    0x300...0x34E, 0x350...0x36F, 0x483...0x489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF,
    0x20D0...0x20FF, 0x302A...0x302F, 0xFE20...0xFE2F,
  ]

  /// Separators that look alike, and the plain one that stands for them.
  static let likenesses: [(plain: Unicode.Scalar, ranges: [ClosedRange<UInt32>])] = [
    (
      " ",
      [
        0x09...0x09, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A,
        0x202F...0x202F, 0x205F...0x205F, 0x2800...0x2800, 0x3000...0x3000,
      ]
    ),
    (
      "\u{B7}",
      [
        0xB7...0xB7, 0x387...0x387, 0x2022...0x2022, 0x2027...0x2027, 0x2219...0x2219,
        0x22C5...0x22C5, 0x2E31...0x2E31, 0x30FB...0x30FB, 0xFF65...0xFF65,
      ]
    ),
    ("*", [0x2A...0x2A, 0x204E...0x204E, 0x2217...0x2217, 0xFE61...0xFE61, 0xFF0A...0xFF0A]),
    ("_", [0x5F...0x5F, 0xFE4D...0xFE4F, 0xFF3F...0xFF3F]),
    (
      "-",
      [
        0x2D...0x2D, 0x2010...0x2013, 0x2043...0x2043, 0x2212...0x2212, 0xFE63...0xFE63,
        0xFF0D...0xFF0D,
      ]
    ),
  ]
}
