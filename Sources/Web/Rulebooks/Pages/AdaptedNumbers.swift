import HTML
import Office
import Rulebook

/// The numbers of a rulebook that the reader's body, or one above it, has changed.
struct AdaptedNumbers {
  /// Whose decision it was.
  let organization: String
  let changes: [NumberChange]

  /// - Returns: nil when the rulebook holds as it was issued.
  static func of(_ rulebook: Rulebook, _ visit: Visit) async throws -> AdaptedNumbers? {
    guard let body = visit.asker?.appointments.first?.organization else { return nil }
    let origin = try await visit.ask { reading in
      try reading.rulebookOrigins(of: body).first { $0.chosen.id == rulebook.id }
    }
    guard let origin else { return nil }
    let changes = NumberChange.changes(
      from: [], to: origin.chosen.adaptations, of: rulebook, say: visit.say)
    guard !changes.isEmpty else { return nil }
    return AdaptedNumbers(organization: origin.organization.name, changes: changes)
  }

  /// What holds instead of an article's numbers, in a note beside them.
  func note(onRules ids: Set<String>, _ say: Words) -> Node {
    let own = changes.filter { ids.contains($0.id) }
    guard !own.isEmpty else { return nothing }
    return Web.note(
      [
        p(say("rulebook.adapted-by", ["organization": organization])),
        ul(own.map { li($0.words(say)) }),
      ], tone: .amber)
  }
}
