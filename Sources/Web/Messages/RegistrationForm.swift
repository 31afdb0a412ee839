import HTML
import Office
import Rulebook

/// Registering: first the class, by a person and with a digit key, then what that class asks for.
///
/// Two pages, because what is to be filled in depends on the class and has to do so without script.
enum RegistrationForm {
  static func form(_ step: MatterStep, _ view: MatterView) -> Node {
    let visit = view.visit
    let wanted =
      view.refusal == nil ? visit.query.text("class") : visit.form.text("class")
    guard let rule = view.classes.first(where: { $0.id == wanted }) else {
      return classForm(view)
    }
    let change = p([
      strong(view.say.title(rule.title)), text(" "), view.cites(rule.citations), text(" "),
      a(view.say("messages.class.change")).href(messagePath(view.file.matter.id)),
    ])
    return postForm(
      action: MatterForms.path(step, .registration), csrf: visit.formToken,
      [hiddenInput("class", rule.id), change]
        + (rule.handling == .answer ? forwarded(view) : closed(rule.handling, view)))
  }

  /// The choice of the class; the digit before each picks it with one key.
  private static func classForm(_ view: MatterView) -> Node {
    let say = view.say
    let choices = view.classes.enumerated().map { index, rule in
      let clauses = say.list(rule.citations.map { view.clause($0) })
      let guidance = rule.guidance.map { say.title($0) } ?? ""
      return Choice(
        rule.id,
        say("messages.class.choice", ["digit": "\(index + 1)", "title": say.title(rule.title)]),
        hint: say("messages.class.hint", ["guidance": guidance, "clauses": clauses]))
    }
    guard !choices.isEmpty else { return note([p(say("refusal.messages.no-rules"))], tone: .red) }
    let about = FieldLabel("class", say("messages.field.class"), need: .required)
    let entries = view.entries(["class": view.file.matter.messageClass ?? ""])
    return HTML.form([
      div([radioGroup(about, entries, choices: choices, say: say)]).data("digits", "class"),
      div([submitButton(say("act.next"))]).class("buttons"),
    ]).method("get").action(messagePath(view.file.matter.id))
  }

  private static func forwarded(_ view: MatterView) -> [Node] {
    let say = view.say
    let matter = view.file.matter
    let entries = view.entries([
      "proposal": matter.proposal, "complexity": matter.complexity?.rawValue ?? "simple",
      "department": matter.proposedDepartment.map { "\($0)" } ?? "",
      "urgent": matter.isUrgent ? "yes" : "", "notified": matter.notified,
    ])
    return [
      checkbox("urgent", say("messages.urgent"), entries, say: say),
      MatterForms.complexityGroup(entries, view),
      MatterForms.opinion(
        "proposal", .required, entries, view, hint: say("messages.hint.proposal"),
        phrases: ["messages.phrase.propose"]),
      MatterForms.departmentBox(entries, view, isRequired: false),
      notified(.optional, entries, say),
      div([submitButton(say("messages.act.register"))]).class("buttons"),
    ]
  }

  private static func notified(_ need: Need, _ entries: Entries, _ say: Words) -> Node {
    textInput(
      FieldLabel(
        "notified", say("messages.field.notified"), hint: say("messages.hint.notified"),
        need: need), entries, say: say)
  }

  private static func closed(_ handling: Handling, _ view: MatterView) -> [Node] {
    let say = view.say
    let keeps = handling == .evidence
    let entries = view.entries([
      "outcome": handling == .noReply ? "" : say("messages.outcome." + handling.rawValue)
    ])
    let outcome = textArea(
      FieldLabel(
        "outcome", say("messages.field.outcome"), hint: say("messages.hint.outcome"),
        need: .required, limit: FieldLimit(MessageFields.outcome.maximum)),
      entries, say: say, rows: 4)
    let basis = textInput(
      FieldLabel(
        "basis", say("messages.field.basis"), hint: say("messages.hint.basis"), need: .required),
      entries, say: say)
    return [
      note([p(say("messages.closes." + handling.rawValue))]),
      when(handling != .noReply, outcome),
      when(keeps, basis),
      MatterForms.opinion("reason", keeps ? .required : .optional, entries, view),
      notified(handling.tellsOthers ? .required : .optional, entries, say),
      div([submitButton(say("messages.act.close"))]).class("buttons"),
    ]
  }
}
