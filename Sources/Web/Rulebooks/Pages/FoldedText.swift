/// A text in the one way of writing in which searching compares: half-width, small letters, numbers
/// in digits and joined with their unit, so that 五 个工作日 and ５个工作日 are the same.
struct FoldedText: Sendable {
  let text: String

  /// - Parameter keepsBlanks: whether a blank before a number parts words, as in what is typed.
  init(_ text: String, keepsBlanks: Bool = false) {
    let digits = Self.inDigits(Self.halfWidth(text))
    self.text = Self.joined(digits, keepsBlanks: keepsBlanks)
  }

  /// Whether some folded words stand in it; a number only as a whole number.
  func contains(_ words: String) -> Bool {
    guard let first = words.unicodeScalars.first, let last = words.unicodeScalars.last else {
      return true
    }
    var rest = text[...]
    while let range = rest.firstRange(of: words) {
      let before = text[..<range.lowerBound].unicodeScalars.last
      let after = text[range.upperBound...].unicodeScalars.first
      let isWhole =
        !(Self.isDigit(first) && Self.isDigit(before))
        && !(Self.isDigit(last) && Self.isDigit(after))
      if isWhole { return true }
      rest = text[text.index(after: range.lowerBound)...]
    }
    return false
  }

  static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("0"..."9").contains($0) } ?? false
  }

  private static func halfWidth(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF01) + 0x21))
      case 0x3000, 0xA0: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars).lowercased()
  }

  // MARK: - Blanks

  /// Without the blanks between a number and Chinese words.
  private static func joined(_ text: String, keepsBlanks: Bool) -> String {
    let scalars = Array(text.unicodeScalars)
    var joined = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar.properties.isWhitespace {
        let next = scalars[index...].first { !$0.properties.isWhitespace }
        let isBeforeUnit = isDigit(joined.last) && isChinese(next)
        let isBeforeNumber = isChinese(joined.last) && isDigit(next)
        if isBeforeUnit || isBeforeNumber && !keepsBlanks { continue }
      }
      joined.append(scalar)
    }
    return String(joined)
  }

  private static func isChinese(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.value >= 0x2E80 } ?? false
  }

  // MARK: - Numbers

  /// What a Chinese numeral stands for, as Unicode says: a digit, or ten, a hundred and so on.
  private static func value(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.properties.isIdeographic, let value = scalar.properties.numericValue else {
      return nil
    }
    return Int(exactly: value).flatMap { 0...9 ~= $0 || units.contains($0) ? $0 : nil }
  }

  private static let units: Set = [10, 100, 1000, 10_000]

  /// Chinese numerals as digits, wherever they make a number.
  private static func inDigits(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var run: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if value(scalar) != nil {
        run.append(scalar)
        continue
      }
      result.append(contentsOf: number(run))
      run = []
      result.append(scalar)
    }
    result.append(contentsOf: number(run))
    return String(result)
  }

  /// The digits of a number, or the numerals themselves where they make none.
  private static func number(_ run: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard !run.isEmpty, run.count <= 12 else { return run }
    let values = run.compactMap(value)
    guard values.contains(where: units.contains) else {
      return values.flatMap { Array("\($0)".unicodeScalars) }
    }
    var (total, section, digit) = (0, 0, Int?.none)
    for value in values {
      guard units.contains(value) else {
        guard digit ?? 0 == 0 else { return run }
        digit = value
        continue
      }
      if value == 10_000 {
        section += digit ?? 0
        guard total == 0, section > 0 else { return run }
        (total, section) = (section * value, 0)
      } else {
        // 十 alone is ten; 百 and 千 need a number before them.
        guard let count = digit ?? (value == 10 ? 1 : nil), count > 0 else { return run }
        section += count * value
      }
      digit = nil
    }
    return Array("\(total + section + (digit ?? 0))".unicodeScalars)
  }
}
