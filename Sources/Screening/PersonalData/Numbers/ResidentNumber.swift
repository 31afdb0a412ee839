/// The numbers of resident identity cards (GB 11643): region, day of birth and check digit.
struct ResidentNumber: Sendable {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

  /// Whether digits, the last of which may be 10 for X, can be somebody's number.
  static func isValid(_ number: JoinedNumber, words: ResidentWords) -> Bool {
    switch number.count {
    case 18:
      return words.knows(region: number.value(0..<6))
        && isDay(number.value(6..<10), number.value(10..<12), number.value(12..<14), words: words)
        && checkDigit(of: number.digits) == number.digits.last
    case 15:
      // The form of before 1999: the year has two digits and there is no check digit.
      return words.knows(region: number.value(0..<6))
        && isDay(
          1900 + number.value(6..<8), number.value(8..<10), number.value(10..<12), words: words)
    default:
      return false
    }
  }

  /// The check digit of the first seventeen, 10 for X (ISO 7064, mod 11-2).
  static func checkDigit(of digits: [Int]) -> Int {
    let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
    return (12 - sum % 11) % 11
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int, words: ResidentWords) -> Bool {
    guard words.years.contains(year), (1...12).contains(month) else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let longest = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return (1...longest).contains(day)
  }
}

/// The regions and years that a resident number may name.
struct ResidentWords: Sendable {
  /// Lowest and highest prefecture of a province.
  private var prefectures: [Int: ClosedRange<Int>] = [:]
  var years: ClosedRange<Int>
  /// Words that say the number directly behind them is an identity number.
  var labels: WordSet

  /// Counties that belong to no prefecture.
  private static let direct = 90

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping(
      "resident", keys: ["regions", "first-year", "last-year", "labels"])
    labels = try reader.words("labels")
    let first = try reader.number("first-year", in: 1800...2100)
    years = first...(try reader.number("last-year", in: first...2200))
    let regions = try reader.table("regions")
    for key in regions.keys {
      let bounds = try regions.numbers(key, in: 0...99)
      guard let low = bounds.min(), let high = bounds.max(), let province = Int(key) else {
        continue
      }
      prefectures[province] = low...high
    }
  }

  /// Whether a region code of six digits is plausible; old codes count.
  func knows(region: Int) -> Bool {
    let (province, prefecture, county) = (region / 10_000, region / 100 % 100, region % 100)
    guard let known = prefectures[province] else { return false }
    guard known.contains(prefecture) || prefecture == Self.direct else { return false }
    return county > 0 || known.upperBound == 0
  }
}
