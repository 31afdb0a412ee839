/// Unified social credit codes (GB 32100), which belong to bodies and never to a person.
struct CreditCode: Sendable {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".unicodeScalars)
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  private static let length = 18
  /// The region of bodies registered with the state itself.
  private static let national = 100_000

  /// Whether the eighteen scalars that begin here are such a code: check sign and region fit.
  static func stands(in text: ScannedText, at start: Int, words: ResidentWords) -> Bool {
    guard start >= 0, start + length <= text.count else { return false }
    var values: [Int] = []
    for scalar in text.scalars[start..<start + length] {
      guard let value = alphabet.firstIndex(where: { $0.value == scalar }) else { return false }
      values.append(value)
    }
    let sum = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    guard (31 - sum % 31) % 31 == values.last else { return false }
    // The region may be a province or a prefecture as a whole.
    guard let region = text.value(of: start + 2..<start + 8) else { return false }
    return region == national || words.knows(region: region)
      || words.knows(region: region / 100 * 100 + 1)
      || words.knows(region: region / 10_000 * 10_000 + 101)
  }
}
