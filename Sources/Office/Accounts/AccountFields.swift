/// What the fields of an account accept.
package enum AccountFields {
  package static let name = TextRule(maximum: 40)
  package static let description = TextRule(maximum: 200, required: false)

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
}
