import HTML
import Office
import Rulebook

/// What a hold says to those who have to keep it.
enum HoldView {
  /// In an item's way: said before everything else on its pages.
  static func notes(_ view: PostView) -> Node {
    group(
      view.dossier.holds.map {
        blocking($0, names: view.rulebookNames, view.say)
      })
  }

  /// That somebody else speaks on it, whom to ask, and the article.
  static func blocking(_ found: ListedHold, names: RulebookNames, _ say: Words) -> Node {
    let facts = [
      "organization": found.organization.name, "subject": found.hold.subject,
      "contact": found.hold.contact,
    ]
    return note(
      [
        p([strong(say("events.hold-blocks", facts))]), p(say("events.hold-contact", facts)),
        statement(found, say), basisLine(found.hold.citations, names: names, say: say),
        p([a(say("events.hold-open")).href(holdPath(found.hold.id))]),
      ], tone: .red)
  }

  /// What those below may do when there is a statement.
  static func statement(_ found: ListedHold, _ say: Words) -> Node {
    ifPresent(found.hold.statement) { post in
      p([
        text(say("events.hold-statement")), text(" "),
        a(say("events.hold-statement-open")).href("/p/posts/\(post)"),
      ])
    }
  }

  /// Holds in a list, with who keeps silent.
  static func list(_ holds: [ListedHold], _ say: Words) -> Node {
    ul(
      holds.map { found in
        li([
          a(found.hold.subject).href(holdPath(found.hold.id)), text(" "), state(found.hold, say),
          p(
            say(
              "events.hold-line",
              [
                "organization": found.organization.shortName, "scope": found.scope.shortName,
                "time": say.dateTime(found.hold.placedAt),
              ])
          ).class("note"),
        ])
      })
  }

  static func state(_ hold: Hold, _ say: Words) -> Node {
    tag(
      say(hold.isStanding ? "events.hold-standing" : "events.hold-lifted"),
      tone: hold.isStanding ? .red : .grey)
  }
}
