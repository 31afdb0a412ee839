import Rulebook

/// What an item is about: a word of the rulebooks in force, such as `service` (Zhengzhou art. 16)
/// or `clarifications` (Yao'an 5.3).
package struct PostCategory: Sendable, Hashable, Codable, RawRepresentable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// Where the rulebooks in force sort no items.
  package static let other = PostCategory(rawValue: "other")
}

extension PostFields {
  /// The categories to choose from under the rules, each with the articles that name it; the one
  /// without articles where no text names any.
  package static func categories(
    under rules: GoverningRules
  ) -> [(category: PostCategory, rule: PointRule?)] {
    let named = rules.categories.map { (PostCategory(rawValue: $0.name), Optional($0)) }
    return named.isEmpty ? [(.other, nil)] : named
  }
}
