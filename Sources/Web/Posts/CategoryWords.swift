import Office
import Rulebook

/// What items are sorted into, in the words of the rulebooks.
enum CategoryWords {
  /// The title of a category that an item has, whichever rulebook of the shelf names it.
  static func title(_ category: PostCategory, on shelf: RulebookShelf, _ say: Words) -> String {
    for id in shelf.ids {
      let rules = shelf.rulebook(id)?.categories.content ?? []
      if let rule = rules.first(where: { $0.name == category.rawValue }) {
        return say.title(rule.title)
      }
    }
    return category == .other ? say("posts.category-other") : category.rawValue
  }

  /// The choices under the rules of a body.
  static func choices(under rules: GoverningRules, _ say: Words) -> [Choice] {
    PostFields.categories(under: rules).map { category, rule in
      Choice(
        category.rawValue, rule.map { say.title($0.title) } ?? say("posts.category-other"))
    }
  }

  /// The articles that name the categories.
  static func citations(under rules: GoverningRules) -> [Citation] {
    rules.categories.citations
  }
}
