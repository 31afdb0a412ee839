/// How a text is read before it is compared: width, case, variants, and tricks with spaces.
///
/// Each scalar becomes one scalar or none, so that every place maps back exactly.
struct Normalization: Sendable {
  /// Variant characters and the plain ones that stand for them, which are folded themselves.
  let variants: [Unicode.Scalar: Unicode.Scalar]

  /// The scalar that stands for this one: plain instead of variant, half width, lower case.
  func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let plain = variants[scalar] { return plain }
    let plain = Self.folded(scalar)
    return variants[plain] ?? plain
  }

  /// The same without the table of variants.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: return lowered(scalar)
    case 0x00...0x7F where scalar.value != 0x09: return scalar
    case 0x4E00...0x9FFF: return scalar
    default: break
    }
    for likeness in ScalarKind.likenesses
    where likeness.ranges.contains(where: { $0.contains(scalar.value) }) {
      return likeness.plain
    }
    if (0xFF01...0xFF5E).contains(scalar.value) {
      return lowered(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)))
    }
    return casedRanges.contains { $0.contains(scalar.value) } ? lowered(scalar) : scalar
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let first = lower.first else { return scalar }
    return first
  }

  /// Where letters with a case are found.
  private static let casedRanges: [ClosedRange<UInt32>] = [
    0x41...0x5A, 0xC0...0x587, 0x10A0...0x10FF, 0x13A0...0x13FF, 0x1C80...0x1CBF,
    0x1E00...0x1FFF, 0x2100...0x218F, 0x24B6...0x24E9, 0x2C00...0x2DFF, 0xA640...0xA7FF,
    0xAB70...0xABBF, 0x10400...0x1044F,
  ]

  /// Where scalars are found that fold to another one, variants aside.
  static let foldedRanges =
    casedRanges + [0xFF01...0xFF5E] + ScalarKind.likenesses.flatMap(\.ranges)

  /// The scalars that count in a text, folded.
  func normalized(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var run: [Unicode.Scalar] = []
    var leftIsHan = false
    for scalar in text.unicodeScalars.lazy.map(folded) {
      let kind = ScalarKind(scalar)
      switch kind {
      case .invisible: continue
      case .separator: run.append(scalar)
      case .han, .ordinary:
        if !(leftIsHan && kind == .han) { result += run }
        run = []
        result.append(scalar)
        leftIsHan = kind == .han
      }
    }
    return result + run
  }
}

/// Letters and digits that make a word which may not be cut in two.
enum WordKind {
  case letter
  case digit

  /// - Returns: nil for Chinese characters, marks and everything else.
  init?(_ scalar: Unicode.Scalar) {
    switch Normalization.folded(scalar).value {
    case 0x30...0x39: self = .digit
    case 0x61...0x7A, 0xDF...0xF6, 0xF8...0x24F: self = .letter
    default: return nil
    }
  }
}
