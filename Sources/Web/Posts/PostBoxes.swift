import HTML
import Office
import Rulebook

/// What can be done with an item on the whole: submit, take back, put aside.
enum PostBoxes {
  static func panel(_ view: PostView, _ entries: Entries) -> Node {
    let rights = view.dossier.rights
    guard rights.mayEdit || rights.mayRecall else { return nothing }
    return Web.panel(
      view.say("posts.panel.submit"),
      [
        when(
          rights.mayEdit,
          group([submission(view), UrgentBox.form(view), DirectBox.form(view, entries)])),
        when(rights.mayRecall, recall(view)),
      ])
  }

  /// The route the item will take, and the button that sends it on its way.
  static func submission(_ view: PostView) -> Node {
    let say = view.say
    let dossier = view.dossier
    let blocking = dossier.standingFindings.filter { $0.level == .mustFix }.count
    let names = dossier.route.stages.map { view.stageName($0.kind) }
    guard !names.isEmpty else {
      return note([p(say("posts.no-rules", ["organization": dossier.unit.name]))], tone: .red)
    }
    return group([
      p(say("posts.route", ["stages": names.joined(separator: say("posts.then"))])),
      consents(view), view.basis(dossier.route.citations),
      when(blocking > 0, p(say("posts.blocked", ["n": "\(blocking)"])).class("note")),
      buttonForm(
        action: postPath(dossier.post.id) + "/submission", csrf: view.visit.formToken,
        label: say(
          "posts.submit",
          ["stage": dossier.route.stages.first.map { view.stageName($0.kind) } ?? ""]),
        style: .primary, fields: [("revision", dossier.current.id.description)]),
    ])
  }

  /// Which stages were added because of what somebody ticked, whatever the level of the item.
  private static func consents(_ view: PostView) -> Node {
    let added = view.dossier.route.stages.filter { $0.asConsent == true }
    let names = added.map { view.stageName($0.kind) }
    return when(
      !added.isEmpty,
      p(view.say("posts.as-consent", ["stages": view.say.list(names)])).class("note"))
  }

  static func discard(_ view: PostView) -> Node {
    let say = view.say
    return details([
      summary(say("posts.discard")), p(say("posts.discard-note")),
      buttonForm(
        action: postPath(view.dossier.post.id) + "/discard", csrf: view.visit.formToken,
        label: say("posts.discard"), style: .danger,
        fields: [("version", "\(view.dossier.post.version)")]),
    ])
  }

  private static func recall(_ view: PostView) -> Node {
    let say = view.say
    let signed = view.dossier.currentStages.filter { $0.state == .agreed }
    let names = signed.map { view.stageName($0.kind) }
    return details([
      summary(say("posts.recall")),
      p(
        names.isEmpty
          ? say("posts.recall-note") : say("posts.recall-void", ["stages": say.list(names)])),
      buttonForm(
        action: postPath(view.dossier.post.id) + "/recall", csrf: view.visit.formToken,
        label: say("posts.recall")),
    ])
  }

  /// Why the whole of what was asked cannot be done, with its articles and who can help.
  static func refused(_ refusal: Refusal?, view: PostView) -> Node {
    guard let refusal, refusal.code != OfficeRefusal.invalid.rawValue else { return nothing }
    let say = view.say
    let roles = refusal.helpers.map { say("role." + $0.rawValue) }
    return note(
      [
        p(say("refusal." + refusal.code, refusal.facts)),
        view.basis(refusal.citations),
        when(!roles.isEmpty, p(say("refusal.helpers", ["roles": say.list(roles)]))),
      ], tone: .red)
  }
}
