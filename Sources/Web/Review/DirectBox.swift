import HTML
import Office
import Rulebook

/// The way past the signatures for a text that stands on the portal already, and where it stands.
enum DirectBox {
  /// The form beside the submission, where the rules know this way.
  static func form(_ view: PostView, _ entries: Entries) -> Node {
    let say = view.say
    let rules = view.dossier.rules.direct
    return when(
      !rules.isEmpty,
      details([
        summary(say("review.direct")), p(say("review.direct-note")), view.basis(rules.citations),
        postForm(
          action: postPath(view.dossier.post.id) + "/direct", csrf: view.visit.formToken,
          [
            hiddenInput("revision", view.dossier.current.id.description),
            textInput(
              FieldLabel(
                SubmitDirect.link, say("review.direct-link"), hint: say("review.direct-hint"),
                need: .required), entries, say: say),
            checkbox(SubmitDirect.same, say("review.direct-same"), entries, say: say),
            div([submitButton(say("review.direct-submit"), style: .normal)]).class("buttons"),
          ]),
      ]).open(!entries.errors.isEmpty))
  }

  static func submit(_ visit: Visit) async throws -> Reply {
    try visit.expect("revision", SubmitDirect.link, SubmitDirect.same)
    return try await PostActs.onRevision(visit, done: "submitted") { post, revision in
      _ = try await visit.perform(
        SubmitDirect(
          post, revision: revision, link: link(visit),
          isSame: visit.form.isOn(SubmitDirect.same)))
    }
  }

  /// What was typed; of an address of our own, the path.
  private static func link(_ visit: Visit) -> String {
    let typed = visit.form.text(SubmitDirect.link)
    guard let origin = visit.house.origin, typed.hasPrefix(origin + "/") else { return typed }
    return String(typed.dropFirst(origin.count))
  }

  /// Where the text stands that went out without signatures.
  static func source(_ view: PostView) -> Node {
    ifPresent(view.dossier.source) { source in
      group([
        p(view.say("review.direct-fact")),
        p([a(absolute(source.link, view.visit.house)).href(source.link)]),
        view.basis(view.dossier.rules.direct.citations),
        p([
          text(view.say("review.direct-digest")), text(" "),
          code(String(source.textDigest.hex.prefix(16))),
        ])
        .class("note"),
      ])
    }
  }
}
