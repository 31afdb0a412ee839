import Logging
import Rulebook
import Synchronization
import WorkCalendar

/// A shelf, and which editions it was made of; none for the one that the program came with.
struct EditedShelf: Sendable {
  let shelf: RulebookShelf
  let editions: [RulebookEditionID]
}

/// Keeps the rules of a choice of rulebooks at hand. They follow from the shelf and from what the
/// database says, so all nodes agree.
final class AdaptedRulebooks: Sendable {
  private struct Choice: Hashable {
    let chosen: [ChosenRulebook]
    let day: CivilDate
    let editions: [RulebookEditionID]
  }

  private let shelf: RulebookShelf
  private let logger: Logger
  private let made = Mutex<[Choice: GoverningRules]>([:])
  private let old = Mutex<[[RulebookEditionID]: RulebookShelf]>([:])
  /// More choices than this make the cupboard start anew.
  private static let limit = 500
  /// The same for shelves of earlier days, which are larger.
  private static let shelves = 20

  init(shelf: RulebookShelf, logger: Logger = Logger(label: "woodbell.rulebooks")) {
    self.shelf = shelf
    self.logger = logger
  }

  /// The rules that bind a body on a day; see `RulebookShelf.governing`.
  func governing(
    _ chosen: [ChosenRulebook], on day: CivilDate, from edited: EditedShelf? = nil
  ) -> GoverningRules {
    let shelf = edited?.shelf ?? shelf
    let choice = Choice(chosen: chosen, day: day, editions: edited?.editions ?? [])
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

  /// A shelf of kept texts.
  ///
  /// A text that this program cannot read any more is replaced by today's, and the log says so.
  func shelf(
    of editions: [RulebookEditionID], texts: () throws -> [(name: String, text: String)]
  ) rethrows -> EditedShelf {
    if let known = old.withLock({ $0[editions] }) {
      return EditedShelf(shelf: known, editions: editions)
    }
    let texts = try texts()
    let read: RulebookShelf
    do throws(RulebookErrors) {
      read = try RulebookShelf(files: texts)
    } catch {
      logger.error(
        "earlier rulebooks cannot be read; today's are used",
        metadata: ["errors": "\(error.errors.prefix(3))"])
      read = shelf
    }
    old.withLock { old in
      if old.count >= Self.shelves { old.removeAll() }
      old[editions] = read
    }
    return EditedShelf(shelf: read, editions: editions)
  }
}
