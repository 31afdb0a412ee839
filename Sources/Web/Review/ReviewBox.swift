import HTML
import Office
import Rulebook

/// The box in which a stage is signed: questions where the rule asks some, an opinion, and the two
/// ways on.
enum ReviewBox {
  static func panel(_ view: PostView, _ entries: Entries) -> Node {
    guard let signing = view.dossier.rights.signing else { return nothing }
    let title = view.say(
      "review.box", ["stage": view.stageName(signing.stage.kind)])
    if let obstacle = signing.obstacle {
      return Web.panel(title, [PostBoxes.refused(obstacle, view: view), others(view)])
    }
    return Web.panel(title, [form(signing.stage, view, entries)])
  }

  /// Who can sign instead.
  private static func others(_ view: PostView) -> Node {
    let names = view.dossier.holders.map(\.name)
    return when(
      !names.isEmpty, p(view.say("review.others", ["names": view.say.list(names)])))
  }

  private static func form(_ stage: Stage, _ view: PostView, _ entries: Entries) -> Node {
    let say = view.say
    let current = view.dossier.current
    let check = view.dossier.laterCheck
    let next = view.dossier.currentStages.first { $0.state == .waiting }
    let label =
      check != nil
      ? UrgentBox.agreement(view)
      : next.map { say("act.approve-to", ["stage": view.stageName($0.kind)]) }
    let path = "/stages/\(stage.id)"
    return postForm(
      action: path + "/agreement", csrf: view.visit.formToken,
      [
        hiddenInput("revision", current.id.description),
        hiddenInput("_digest", current.digest.hex),
        p(say("review.bound", ["n": "\(current.number)"])).class("hint"),
        UrgentBox.hint(view), view.basis(stage.rule.citations), FactCheckPanel.warning(view),
      ] + questions(stage.rule, view, entries) + [
        opinionBox(
          name: "opinion", entries: entries,
          phrases: [
            say("review.phrase.agree"), say("review.phrase.read"), say("review.phrase.check"),
          ], required: false, say: say, hint: say("act.return-need")),
        actionBar([
          submitButton(label ?? say("review.approve-last"), icon: .tick).data("approve", "yes"),
          submitButton(say("act.return"), style: .normal, icon: .return)
            .attribute("formaction", path + "/return"),
        ]),
      ])
  }

  private static func questions(
    _ rule: StageRule, _ view: PostView, _ entries: Entries
  ) -> [Node] {
    let say = view.say
    var nodes: [Node] = []
    for question in rule.checklist {
      nodes.append(
        radioGroup(
          FieldLabel(
            ChecklistFields.field(ofAnswer: question.id), say.title(question.title),
            need: .required), entries,
          choices: [
            Choice("no", say("review.answer.no")), Choice("yes", say("review.answer.yes")),
          ], say: say, isInline: true))
      nodes.append(explanation(question, view, entries))
    }
    if rule.asksForConclusion {
      nodes.append(
        radioGroup(
          FieldLabel("conclusion", say("review.conclusion-label"), need: .required), entries,
          choices: Checklist.Conclusion.allCases.map {
            Choice($0.rawValue, say("review.conclusion." + $0.rawValue))
          }, say: say))
    }
    return nodes
  }

  /// Folded away until it is needed: most answers are no.
  private static func explanation(
    _ question: ChecklistQuestion, _ view: PostView, _ entries: Entries
  ) -> Node {
    let say = view.say
    let name = ChecklistFields.field(ofExplanation: question.id)
    let isAsked =
      entries.value(ChecklistFields.field(ofAnswer: question.id)) == "yes"
      || entries.error(name) != nil
    return details([
      summary(say("review.explain")),
      textInput(
        FieldLabel(name, say("review.explain-of", ["question": say.title(question.title)])),
        entries, say: say),
    ]).class("more").data("opens", ChecklistFields.field(ofAnswer: question.id)).open(isAsked)
  }

  /// What each field is called, for messages about it.
  static func labels(_ view: PostView) -> [String: String] {
    let say = view.say
    var labels = [
      "opinion": say("opinion.label"), "conclusion": say("review.conclusion-label"),
      ConfirmRelease.confirmation: say("publishing.confirmation"),
      ConfirmRelease.platform: say("publishing.platform"), "body": say("posts.field.body"),
      "accounts": say("posts.field.accounts"), CheckReprint.field: say("posts.reprint-check"),
      PostFields.planned: say("posts.field.planned"),
      SubmitDirect.link: say("review.direct-link"), SubmitDirect.same: say("review.direct-same"),
    ]
    for question in view.dossier.openStage?.rule.checklist ?? [] {
      let title = say.title(question.title)
      labels[ChecklistFields.field(ofAnswer: question.id)] = title
      labels[ChecklistFields.field(ofExplanation: question.id)] =
        say("review.explain-of", ["question": title])
    }
    return labels
  }
}
