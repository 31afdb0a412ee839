import Rulebook
import WorkCalendar

package typealias RulebookEditionID = Identifier<RulebookEdition>

/// A rulebook's text as the program read it from an instant on.
package struct RulebookEdition: Sendable, Hashable {
  package let id: RulebookEditionID
  package let rulebook: String
  /// See ``Rulebook/version``.
  package let version: String
  /// Nil for the first one known, which stands for everything before it.
  package let since: Instant?
}

/// Keeps the texts of rulebooks that are new or have changed since they were last kept.
///
/// The program does it whenever it opens the books: what was judged before stays judged by the text
/// of its day, and the record says since when a newer one holds.
package struct TakeUpRulebooks: Act {
  package static let name: ActName = "rulebooks.take-up"
  package static let permission = Permission.system(.timekeeper)

  package init() {}

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let newer = try desk.reading.rulebooksToKeep()
    for rulebook in newer {
      try desk.keep(rulebook)
    }
    desk.record(
      AuditObject(.rulebooks, 0, of: nil),
      facts: [
        "rulebooks": newer.map(\.id).joined(separator: " "),
        "versions": desk.reading.versions(of: newer.map { ChosenRulebook($0.id) }),
      ])
    return Done()
  }
}

extension Office {
  /// Keeps the texts of rulebooks that came with this program or lie in the data folder.
  ///
  /// - Throws: `Refusal` when the books cannot be reached.
  package func takeUpRulebooks() async throws {
    let actor = Actor.system(.timekeeper)
    guard try await ask(as: actor, { try !$0.rulebooksToKeep().isEmpty }) else { return }
    _ = try await perform(TakeUpRulebooks(), as: actor, request: "start")
  }
}
