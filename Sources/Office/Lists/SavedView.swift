import WorkCalendar

package typealias SavedViewID = Identifier<SavedView>

/// A list as somebody narrowed it, kept under a name of their own.
package struct SavedView: Sendable, Hashable {
  /// The lists that can be kept.
  package enum Page: String, Sendable, CaseIterable, Codable {
    case posts
  }

  /// Most views of one person.
  package static let most = 30
  package static let nameRule = TextRule(maximum: 20)
  /// As the address says it; longer than any that a list of ours makes.
  static let queryRule = TextRule(maximum: 1_000)

  package let id: SavedViewID
  package let page: Page
  package let name: String
  /// What stands behind the question mark of the list's address.
  package let query: String
}
