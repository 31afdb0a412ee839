import HTML
import Office
import Rulebook

/// Somebody else's words in an item: where they come from, and who looked into them.
struct ReprintView {
  let reprint: Reprint
  /// What the facts are called, in the order in which they are told.
  let labels: [(id: String, label: String)]
  let say: Words

  init(_ reprint: Reprint, facts: [ElementRule], say: Words) {
    self.reprint = reprint
    self.say = say
    let known = facts.map { ($0.id, say.title($0.title)) }
    let others = reprint.facts.keys.filter { id in !facts.contains { $0.id == id } }
    labels = known + others.sorted().map { ($0, $0) }
  }

  /// Where the words come from, as a reader is told.
  var node: Node {
    var rows = labels.compactMap { id, label in
      reprint.facts[id].map { (label, text($0)) }
    }
    if !reprint.link.isEmpty {
      rows.append(
        (
          say("posts.field.original-link"),
          a(reprint.link).href(reprint.link).rel("noopener noreferrer nofollow")
        ))
    }
    return definitionList(rows)
  }

  /// The same in lines of words, for paper.
  func words(_ view: PostView) -> [String] {
    var lines = labels.compactMap { id, label in
      reprint.facts[id].map { say("archive.line", ["label": label, "words": $0]) }
    }
    if !reprint.link.isEmpty { lines.append(reprint.link) }
    if let check = view.dossier.reprintCheck {
      let facts = [
        "name": view.signer(check.person, under: check.appointment),
        "time": say.dateTime(check.checkedAt),
      ]
      lines.append(say("posts.reprint-checked", facts))
    }
    return lines
  }

  /// The provenance and who looked into it, with the form for whoever does it now.
  static func panel(_ view: PostView, _ entries: Entries) -> Node {
    let say = view.say
    guard let reprint = view.reprint else { return nothing }
    let checks = view.dossier.rules.reprintChecks
    return Web.panel(
      say("posts.panel.reprint"),
      [
        reprint.node,
        checked(view),
        when(
          view.dossier.reprintCheck == nil && !checks.isEmpty,
          view.dossier.rights.mayCheckReprint
            ? form(checks, view, entries) : p(say("posts.reprint-unchecked")).class("note")),
      ])
  }

  /// Who looked into it, and what they confirmed.
  static func checked(_ view: PostView) -> Node {
    guard let check = view.dossier.reprintCheck else { return nothing }
    let say = view.say
    let facts = [
      "name": view.signer(check.person, under: check.appointment),
      "time": say.dateTime(check.checkedAt),
    ]
    let confirmed = view.dossier.rules.reprintChecks.filter { check.confirmed.contains($0.name) }
    return group([
      p(say("posts.reprint-checked", facts)),
      when(!confirmed.isEmpty, ul(confirmed.map { li(say.title($0.title)) })),
      view.basis(confirmed.citations),
    ])
  }

  private static func form(
    _ rules: [PointRule], _ view: PostView, _ entries: Entries
  ) -> Node {
    let say = view.say
    return postForm(
      action: postPath(view.dossier.post.id) + "/reprint-checks", csrf: view.visit.formToken,
      [
        hiddenInput("revision", view.dossier.current.id.description),
        checkboxes(
          FieldLabel(
            CheckReprint.field, say("posts.reprint-check"), hint: say("posts.hint.reprint-check")),
          entries, choices: rules.map { Choice($0.name, say.title($0.title)) }, say: say),
        view.basis(rules.citations),
        div([submitButton(say("posts.reprint-sign"), style: .normal)]).class("buttons"),
      ])
  }
}
