import HTML
import HTTPTypes
import Office
import WorkCalendar

/// What the public is told of items that were put right, withdrawn or removed.
enum PortalCorrections {
  /// At the head of an item whose wording was put right.
  static func notes(_ corrections: [PublicCorrection], _ say: Words) -> Node {
    group(corrections.map { note([p(words($0, say))], tone: .amber) })
  }

  /// When an item appeared, and when its newest wording did.
  static func times(_ item: PublicPost, _ say: Words) -> Node {
    let first = time(say.dateTime(item.firstPublishedAt)).datetime(item.firstPublishedAt.rfc3339)
    guard !item.corrections.isEmpty else { return first }
    return group([
      text(say("portal.first-at") + " "), first, text(" " + say("portal.corrected-at") + " "),
      time(say.dateTime(item.publishedAt)).datetime(item.publishedAt.rfc3339),
    ])
  }

  static func words(_ correction: PublicCorrection, _ say: Words) -> String {
    say(
      "portal.corrected",
      ["explanation": correction.explanation, "date": say.date(correction.at.date)])
  }

  /// The page in the place of an item that is gone.
  ///
  /// - Throws: `office.not-found` when there never was one.
  static func tombstone(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let id: PostID = try visit.id()
    let found = try await visit.ask { try $0.tombstone(of: id) }
    let title = found.title ?? say("portal.deleted-title")
    let content = [
      article([
        header([
          h1(title), p(say("portal.source", ["source": found.source])).class("note"),
        ]),
        note([p(line(found, say))], tone: .amber),
        when(!found.explanation.isEmpty, p(found.explanation)),
      ]),
      div([linkButton(say("portal.all"), href: "/p")]).class("buttons"),
    ]
    return .page(
      publicPage(
        try await visit.publicFrame(.notices, organization: found.source), title: title,
        content: content),
      status: found.state == .deleted ? .gone : .ok)
  }

  /// That it is gone, and since which day.
  static func line(_ found: Tombstone, _ say: Words) -> String {
    say(
      found.state == .deleted ? "portal.deleted" : "portal.withdrawn",
      ["date": say.date(found.endedAt.date)])
  }

  /// How a feed calls an item that is gone.
  static func title(_ found: Tombstone, _ say: Words) -> String {
    found.title.map { say("portal.withdrawn-title", ["title": $0]) }
      ?? say("portal.deleted-title")
  }

  /// What a feed tells in its place.
  static func content(_ found: Tombstone, _ say: Words) -> Node {
    group([p(line(found, say)), when(!found.explanation.isEmpty, p(found.explanation))])
  }
}
