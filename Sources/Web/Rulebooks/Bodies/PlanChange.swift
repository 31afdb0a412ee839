import Office
import Rulebook

/// What a proposal changes against what a body has in force itself.
enum PlanChange: Sendable, Hashable {
  case added(String)
  case removed(String)
  /// The rulebooks that stay, in their new order.
  case reordered([String])
  case number(rulebook: String, NumberChange)

  /// Added, removed, order, numbers.
  static func changes(
    from before: [ChosenRulebook], to after: [ChosenRulebook], shelf: RulebookShelf, say: Words
  ) -> [PlanChange] {
    let (old, new) = (before.map(\.id), after.map(\.id))
    var changes: [PlanChange] = new.filter { !old.contains($0) }.map { .added($0) }
    changes += old.filter { !new.contains($0) }.map { .removed($0) }
    let (stayed, kept) = (old.filter(new.contains), new.filter(old.contains))
    if stayed != kept { changes.append(.reordered(kept)) }
    for choice in after {
      guard let rulebook = shelf.rulebook(choice.id) else { continue }
      let numbers = NumberChange.changes(
        from: before.first { $0.id == choice.id }?.adaptations ?? [], to: choice.adaptations,
        of: rulebook, say: say)
      changes += numbers.map { .number(rulebook: choice.id, $0) }
    }
    return changes
  }

  func words(_ say: Words, _ names: RulebookNames) -> String {
    switch self {
    case .added(let id): say("rulebook.change.added", ["rulebook": names.full(id)])
    case .removed(let id): say("rulebook.change.removed", ["rulebook": names.full(id)])
    case .reordered(let ids):
      say("rulebook.change.order", ["rulebooks": say.list(ids.map(names.full))])
    case .number(let id, let change):
      say(
        "rulebook.change.number", ["rulebook": names.full(id), "change": change.words(say)])
    }
  }
}
