import HTML
import Office
import Rulebook

/// The way of an emergency notice on one signature, with a second person's look afterwards.
enum UrgentBox {
  /// The form beside the submission, where a rule lets this item out so.
  static func form(_ view: PostView) -> Node {
    let say = view.say
    return ifPresent(view.dossier.urgentWay) { way in
      details([
        summary(say("urgent.title")),
        p(say("urgent.note", facts(way.rule, view))), view.basis(way.rule.citations),
        buttonForm(
          action: postPath(view.dossier.post.id) + "/urgent", csrf: view.visit.formToken,
          label: say("urgent.submit", ["stage": view.stageName(way.first.kind)]),
          fields: [("revision", view.dossier.current.id.description)]),
      ])
    }
  }

  static func submit(_ visit: Visit) async throws -> Reply {
    try visit.expect("revision")
    return try await PostActs.onRevision(visit, done: "submitted") { post, revision in
      _ = try await visit.perform(SubmitUrgent(post, revision: revision))
    }
  }

  /// Which way the item went, and where the second look stands, in a sentence; nil for other ways.
  static func line(_ view: PostView) -> String? {
    let say = view.say
    guard let check = view.dossier.laterCheck else { return nil }
    let state = say("urgent.state." + check.state.rawValue, facts(check.rule, view))
    return say("urgent.fact", facts(check.rule, view)) + state
  }

  /// The same beside the facts of the item, with the articles and the time that is left.
  static func fact(_ view: PostView) -> Node {
    guard let check = view.dossier.laterCheck, let line = line(view) else { return nothing }
    return group([
      p(line), view.basis(check.rule.citations),
      ifPresent(view.face(check.stage.clock)) {
        deadlineChip($0, now: view.visit.now, names: view.rulebookNames, say: view.say)
      },
    ])
  }

  /// Said on top of the page while something is in public that the second look gave back
  /// and nobody has begun to put right.
  static func warning(_ view: PostView, _ file: CorrectionFile) -> Node {
    let say = view.say
    let dossier = view.dossier
    guard let check = dossier.returnedCheck, !dossier.post.state.isEditable,
      !file.corrections.contains(where: { $0.round >= dossier.post.round }),
      let signature = dossier.signature(on: check.stage)
    else { return nothing }
    let facts = [
      "name": view.signer(signature.person, under: signature.appointment),
      "stage": view.stageName(check.stage.kind), "time": say.dateTime(signature.signedAt),
    ]
    return note(
      [
        p([strong(say("urgent.returned", facts))]), p(signature.opinion),
        view.conclusion(signature.checklist),
        p([a(say("corrections.new")).href(newCorrectionPath(dossier.post.id))]),
      ], tone: .red)
  }

  /// What a signature does here, in the box in which it is given.
  static func hint(_ view: PostView) -> Node {
    ifPresent(view.dossier.laterCheck) { check in
      p(
        view.say(
          check.state == .open ? "urgent.second-hint" : "urgent.first-hint",
          facts(check.rule, view)))
    }
  }

  /// The word on the button with which one agrees; nil for the usual one.
  static func agreement(_ view: PostView) -> String? {
    view.dossier.laterCheck?.state == .open ? view.say("urgent.agree-second") : nil
  }

  private static func facts(_ rule: UrgentRule, _ view: PostView) -> [String: String] {
    [
      "first": view.stageName(rule.first), "second": view.stageName(rule.second),
      "term": DeadlineWords.term(rule.within.term, view.say),
    ]
  }
}
