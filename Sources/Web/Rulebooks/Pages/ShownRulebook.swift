import HTML
import Office
import Rulebook

/// The rulebook that an address asks for: today's, or an earlier text of it.
struct ShownRulebook {
  /// The question in the address that names the version of an earlier text.
  static let edition = "edition"

  let rulebook: Rulebook
  /// The kept text that is shown; nil for today's.
  let earlier: RulebookEdition?
  /// Whether the rulebook is still on the shelf.
  let isOnShelf: Bool

  /// - Throws: not found for a rulebook, or a text of it, that was never kept or cannot be read.
  static func load(_ visit: Visit) async throws -> ShownRulebook {
    guard let id = visit.parameters["id"] else { throw Refusal(OfficeRefusal.notFound) }
    let today = visit.office.shelf.rulebook(id)
    let version = visit.query.text(edition)
    if let today, version.isEmpty || version == today.version {
      return ShownRulebook(rulebook: today, earlier: nil, isOnShelf: true)
    }
    let kept = try await visit.ask {
      try $0.rulebook(id, version: version.isEmpty ? nil : version)
    }
    guard let kept else { throw Refusal(OfficeRefusal.notFound) }
    return ShownRulebook(
      rulebook: kept.rulebook, earlier: kept.edition, isOnShelf: today != nil)
  }

  /// How rulebooks are called, with links that stay in this text.
  func names(_ visit: Visit) -> RulebookNames {
    var names = visit.rulebookNames
    if earlier != nil { names.lead(toEdition: rulebook, visit.say) }
    return names
  }

  /// Says that it is an earlier text, and where today's stands.
  ///
  /// - Parameter article: the article that is shown, for a link to what it says today.
  func note(_ visit: Visit, article: String? = nil) -> Node {
    guard let earlier else { return nothing }
    let say = visit.say
    let since =
      earlier.since.map { say("rulebook.edition-since", ["time": say.dateTime($0)]) }
      ?? say("rulebook.edition-first")
    guard isOnShelf else {
      return Web.note([p(say("rulebook.edition-gone", ["since": since]))], tone: .amber)
    }
    let isThere =
      visit.office.shelf.rulebook(rulebook.id)?.articles.entries
      .contains { $0.article == article } ?? false
    let path =
      article.flatMap { isThere ? RulebookPath.article($0, of: rulebook.id) : nil }
      ?? RulebookPath.of(rulebook.id)
    return Web.note(
      [
        p([
          text(say("rulebook.edition-earlier", ["since": since])), text(" "),
          a(say("rulebook.edition-today")).href(path),
        ])
      ], tone: .amber)
  }
}
