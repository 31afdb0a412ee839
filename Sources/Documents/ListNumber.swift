/// A number in the forms in which lists are counted (ECMA-376 part 1, 17.18.59).
enum ListNumber {
  static func text(_ number: Int, _ format: String) -> String {
    switch format {
    case "upperLetter": letter(number, from: "A") ?? "\(number)"
    case "lowerLetter": letter(number, from: "a") ?? "\(number)"
    case "upperRoman": roman(number) ?? "\(number)"
    case "lowerRoman": roman(number)?.lowercased() ?? "\(number)"
    case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
      "taiwaneseCounting", "taiwaneseCountingThousand":
      chinese(number) ?? "\(number)"
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
      scalar(number, from: "\u{2460}", upTo: 20) ?? "\(number)"
    case "decimalZero": number < 10 && number >= 0 ? "0\(number)" : "\(number)"
    default: "\(number)"
    }
  }

  private static func scalar(
    _ number: Int, from first: Unicode.Scalar, upTo last: Int
  ) -> String? {
    guard (1...last).contains(number) else { return nil }
    return Unicode.Scalar(first.value + UInt32(number) - 1).map { String($0) }
  }

  private static func letter(_ number: Int, from first: Unicode.Scalar) -> String? {
    scalar(number, from: first, upTo: 26)
  }

  private static func roman(_ number: Int) -> String? {
    guard (1...99).contains(number) else { return nil }
    let signs = [
      (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var (rest, text) = (number, "")
    for (value, sign) in signs {
      while rest >= value { (rest, text) = (rest - value, text + sign) }
    }
    return text
  }

  /// The signs of the numbers from one to ten.
  private static let signs = [
    "", "\u{4E00}", "\u{4E8C}", "\u{4E09}", "\u{56DB}", "\u{4E94}", "\u{516D}", "\u{4E03}",
    "\u{516B}", "\u{4E5D}",
  ]

  private static func chinese(_ number: Int) -> String? {
    guard (1...99).contains(number) else { return nil }
    let (tens, ones) = (number / 10, number % 10)
    guard tens > 0 else { return signs[ones] }
    return (tens > 1 ? signs[tens] : "") + "\u{5341}" + signs[ones]
  }
}
