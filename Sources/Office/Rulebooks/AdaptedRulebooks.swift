import Rulebook
import Synchronization
import WorkCalendar

/// Keeps the rulebooks with a body's own numbers at hand. They follow from the shelf and from what
/// the database says, so all nodes agree.
final class AdaptedRulebooks: Sendable {
  private let shelf: RulebookShelf
  private let made = Mutex<[ChosenRulebook: Rulebook]>([:])
  /// More bodies than this with numbers of their own make the cupboard start anew.
  private static let limit = 500

  init(shelf: RulebookShelf) { self.shelf = shelf }

  /// The rules that bind a body on a day; see `RulebookShelf.governing`.
  func governing(_ chosen: [ChosenRulebook], on day: CivilDate) -> GoverningRules {
    var rules = shelf.governing(chosen.map(\.id), on: day)
    for choice in chosen where !choice.adaptations.isEmpty {
      guard let index = rules.rulebooks.firstIndex(where: { $0.id == choice.id }),
        let adapted = rulebook(choice)
      else { continue }
      rules.rulebooks[index] = adapted
    }
    return rules
  }

  private func rulebook(_ choice: ChosenRulebook) -> Rulebook? {
    if let known = made.withLock({ $0[choice] }) { return known }
    guard let adapted = shelf.rulebook(choice)?.demanded else { return nil }
    made.withLock { made in
      if made.count >= Self.limit { made.removeAll() }
      made[choice] = adapted
    }
    return adapted
  }
}
