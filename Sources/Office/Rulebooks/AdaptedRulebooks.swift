import Rulebook
import Synchronization
import WorkCalendar

/// Keeps the rules of a choice of rulebooks at hand. They follow from the shelf and from what the
/// database says, so all nodes agree.
final class AdaptedRulebooks: Sendable {
  private struct Choice: Hashable {
    let chosen: [ChosenRulebook]
    let day: CivilDate
  }

  private let shelf: RulebookShelf
  private let made = Mutex<[Choice: GoverningRules]>([:])
  /// More choices than this make the cupboard start anew.
  private static let limit = 500

  init(shelf: RulebookShelf) { self.shelf = shelf }

  /// The rules that bind a body on a day; see `RulebookShelf.governing`.
  func governing(_ chosen: [ChosenRulebook], on day: CivilDate) -> GoverningRules {
    let choice = Choice(chosen: chosen, day: day)
    if let known = made.withLock({ $0[choice] }) { return known }
    let rules = shelf.governing(chosen.map(\.id), on: day) { rulebook in
      chosen.first { $0.id == rulebook.id && !$0.adaptations.isEmpty }
        .flatMap { shelf.rulebook($0)?.demanded } ?? rulebook
    }
    made.withLock { made in
      if made.count >= Self.limit { made.removeAll() }
      made[choice] = rules
    }
    return rules
  }
}
