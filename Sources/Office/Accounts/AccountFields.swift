import Foundation

/// What the fields of an account accept.
package enum AccountFields {
  package static let name = TextRule(maximum: 40)
  package static let description = TextRule(maximum: 200, required: false)
  package static let platformID = TextRule(maximum: 80, required: false)
  package static let link = TextRule(maximum: 300, required: false)
  package static let line = TextRule(maximum: 120, required: false)
  package static let text = TextRule(maximum: 2_000, required: false, multiline: true)
  package static let personName = TextRule(maximum: 40)
  package static let reach = TextRule(maximum: 60, required: false)

  /// Lower-case letters, digits and hyphens; 2 to 40; begins with a letter.
  package static func slug(_ text: String, _ problems: inout [FieldProblem]) -> String {
    let slug = TextRule(maximum: 40).check(text.lowercased(), field: "slug", &problems)
    if !slug.isEmpty, !isSlug(slug) { problems.append(FieldProblem("slug", .badCharacters)) }
    return slug
  }

  private static func isSlug(_ text: String) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count >= 2 else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == 45
    }
  }

  /// Where an account is found: a web address, or its number on the platform in plain text.
  package static func link(_ text: String, field: String, _ problems: inout [FieldProblem])
    -> String
  {
    let link = link.check(text, field: field, &problems)
    if link.contains("://"), !WebAddress.isOne(link) {
      problems.append(FieldProblem(field, .notALink))
    }
    return link
  }

  /// The first letters of a name in pinyin, lower case: 云川公安 is `ycga`. Letters and digits stay.
  ///
  /// A character that is read in several ways is taken as it is read most often.
  package static func initials(of name: String) -> String {
    var result = ""
    var chinese = ""
    for character in name.lowercased() {
      if character.isASCII {
        result += readings(of: chinese)
        chinese = ""
        if character.isLetter || character.isNumber { result.append(character) }
      } else {
        chinese.append(character)
      }
    }
    return String((result + readings(of: chinese)).prefix(40))
  }

  /// The first letter of every character's reading, in the company of its neighbours.
  private static func readings(of chinese: String) -> String {
    guard !chinese.isEmpty else { return "" }
    let latin = chinese.applyingTransform(.mandarinToLatin, reverse: false) ?? ""
    let plain = latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin
    return plain.split(whereSeparator: { !$0.isLetter }).compactMap(\.first)
      .filter(\.isASCII).map(String.init).joined()
  }
}

extension DutyHolder {
  /// The holder as it will be stored; problems name the fields `people.<duty>.<field>`.
  package func checked(_ duty: AccountDuty, _ problems: inout [FieldProblem]) -> DutyHolder {
    func field(_ name: String) -> String { "people.\(duty.rawValue).\(name)" }
    var result = self
    result.name = AccountFields.personName.check(name, field: field("name"), &problems)
    result.post = AccountFields.reach.check(post, field: field("post"), &problems)
    result.mobile = AccountFields.reach.check(mobile, field: field("mobile"), &problems)
    result.telephone = AccountFields.reach.check(telephone, field: field("telephone"), &problems)
    result.email = AccountFields.reach.check(email, field: field("email"), &problems)
    for (name, number) in [("mobile", result.mobile), ("telephone", result.telephone)]
    where !number.isEmpty && !Self.isNumber(number) {
      problems.append(FieldProblem(field(name), .notAPhone))
    }
    if !result.email.isEmpty, !Self.isAddress(result.email) {
      problems.append(FieldProblem(field("email"), .notAnEmail))
    }
    return result
  }

  /// Digits with the signs that numbers are written with, and an extension.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.count { $0.isASCII && $0.isNumber }
    return (3...20).contains(digits)
      && text.allSatisfy { $0.isASCII && ($0.isNumber || " +-()/#".contains($0)) }
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let name = parts.first, let host = parts.last else { return false }
    return !name.isEmpty && host.contains(".") && !host.hasPrefix(".") && !host.hasSuffix(".")
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
