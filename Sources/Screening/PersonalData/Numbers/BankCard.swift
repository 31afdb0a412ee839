/// Numbers of bank cards: an issuer's first digits, the length, the Luhn sum, groups of four.
struct BankCard: Sendable {
  static func isValid(_ number: JoinedNumber, words: CardWords) -> Bool {
    words.allows(number) && isGrouped(number.sizes) && passesLuhn(number.digits)
  }

  /// Whether the digits satisfy the formula of ISO/IEC 7812.
  static func passesLuhn(_ digits: [Int]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = place % 2 == 0 ? digit : digit * 2
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0 && digits.contains { $0 != 0 }
  }

  /// One run, groups of four with a rest, or the issuer's six and the others.
  private static func isGrouped(_ sizes: [Int]) -> Bool {
    switch sizes.count {
    case 1: true
    case 2 where sizes.first == 6: true
    default: sizes.dropLast().allSatisfy { $0 == 4 } && (sizes.last ?? 0) <= 4
    }
  }
}

/// The issuers whose cards are known, and the accounts that are published so that people can pay.
struct CardWords: Sendable {
  private var lengths: [Int: [Int]] = [:]
  var publicAccounts: WordSet

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping("bank-card", keys: ["issuers", "public-accounts"])
    publicAccounts = try reader.words("public-accounts")
    let issuers = try reader.table("issuers")
    for key in issuers.keys {
      guard let prefix = Int(key) else { continue }
      lengths[prefix] = try issuers.numbers(key, in: 16...19)
    }
  }

  /// Whether an issuer has these first digits and cards of this length.
  func allows(_ number: JoinedNumber) -> Bool {
    (1...4).contains { lengths[number.value(0..<$0)]?.contains(number.count) == true }
  }
}
