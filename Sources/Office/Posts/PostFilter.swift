import Rulebook
import WorkCalendar

/// What narrows the list of items.
package struct PostFilter: Sendable, Hashable {
  /// Words that must stand in it; see ``SearchWords``.
  package var text = ""
  package var state: PostState?
  package var organization: OrganizationID?
  package var category: PostCategory?
  package var kind: PostKind?
  package var sensitivity: Sensitivity?
  /// Who began it.
  package var author: PersonID?
  /// Who has it before them while it is written.
  package var holder: PersonID?
  /// An account that it is meant for.
  package var account: AccountID?
  /// The days on which it was begun, both included.
  package var from: CivilDate?
  package var to: CivilDate?
  /// Only those with a clock that has run out.
  package var isOverdue = false

  package init() {}

  /// The states that can hold what is looked for; empty for all.
  var states: [PostState] {
    if let state { return [state] }
    return isOverdue ? [.inReview, .approved, .publishing, .failed, .partlyPublished] : []
  }

  /// Whether it asks for more than an index of body and state can answer.
  var asksMore: Bool {
    var plain = PostFilter()
    (plain.state, plain.organization) = (state, organization)
    return self != plain
  }
}
