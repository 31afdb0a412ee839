/// What the fields of bodies, persons and appointments accept.
package enum PersonFields {
  package static let name = TextRule(maximum: 40)
  package static let title = TextRule(maximum: 60, required: false)
  package static let organizationName = TextRule(maximum: 80)
  package static let shortName = TextRule(maximum: 20)

  /// Lower-case letters, digits, dot and hyphen; 2 to 32; begins with a letter.
  package static func login(_ text: String, _ problems: inout [FieldProblem]) -> String {
    let login = TextRule(maximum: 32).check(text.lowercased(), field: "login", &problems)
    if !login.isEmpty, !isLogin(login) { problems.append(FieldProblem("login", .badCharacters)) }
    return login
  }

  /// Two to eight capital letters or digits; it begins every item number.
  package static func code(_ text: String, _ problems: inout [FieldProblem]) -> String {
    let code = TextRule(maximum: 8).check(text.uppercased(), field: "code", &problems)
    let isCode = code.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
    if !code.isEmpty, !isCode || code.count < 2 {
      problems.append(FieldProblem("code", .badCharacters))
    }
    return code
  }

  private static func isLogin(_ text: String) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count >= 2 else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == 46 || byte == 45
    }
  }
}
