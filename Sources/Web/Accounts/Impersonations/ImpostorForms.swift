import HTML
import Office
import WorkCalendar

/// The forms on a case's page: those that its state and the reader's duties allow.
enum ImpostorForms {
  static func forms(_ view: ImpostorView, _ entries: Entries) -> [Node] {
    let state = view.entry.impostor.state
    var forms: [Node] = []
    if view.isHeld(ImpostorWords.actors) {
      if state.isSettled {
        forms.append(reopening(view, entries))
      } else {
        forms += [complaint(view, entries), outcome(view, entries)]
      }
    }
    if view.isHeld(ImpostorWords.reporters) { forms.append(note(view, entries)) }
    return forms
  }

  private static func label(_ view: ImpostorView) -> FieldLabels {
    FieldLabels(ImpostorWords.labels(view.visit.say))
  }

  private static func form(
    _ step: ImpostorStep, _ title: String, _ view: ImpostorView, style: ActionStyle = .normal,
    _ fields: [Node]
  ) -> Node {
    panel(
      title,
      [
        postForm(
          action: ImpostorWords.path(view.entry.impostor.id) + "/" + step.rawValue,
          csrf: view.visit.formToken,
          fields + [div([submitButton(title, style: style)]).class("buttons")],
          hasFiles: step.takesFiles)
      ])
  }

  private static func complaint(_ view: ImpostorView, _ entries: Entries) -> Node {
    let say = view.visit.say
    let isFirst = view.entry.impostor.state == .reported
    return form(
      .complaint, say("impersonations.record-complaint"), view,
      style: isFirst ? .primary : .normal,
      [
        textInput(label(view)("complained-on", .required), entries, say: say, type: "date"),
        textInput(
          label(view)(
            "number", .optional, hint: say("impersonations.hint.number"),
            ImpostorFields.number.maximum), entries, say: say, autocomplete: "off"),
        textArea(
          label(view)("complaint-words", .optional, ImpostorFields.remark.maximum), entries,
          say: say, rows: 3),
      ])
  }

  private static func outcome(_ view: ImpostorView, _ entries: Entries) -> Node {
    let say = view.visit.say
    let state = view.entry.impostor.state
    return form(
      .outcome, say("impersonations.settle"), view,
      style: state == .complained ? .primary : .normal,
      [
        radioGroup(
          label(view)("outcome", .required), entries,
          choices: state.outcomes.map {
            Choice(
              $0.rawValue, say("impersonations.state." + $0.rawValue),
              hint: say("impersonations.outcome." + $0.rawValue))
          }, say: say),
        textArea(
          label(view)("outcome-words", .required, ImpostorFields.words.maximum), entries,
          say: say, rows: 3),
      ])
  }

  private static func reopening(_ view: ImpostorView, _ entries: Entries) -> Node {
    let say = view.visit.say
    return form(
      .reopening, say("impersonations.reopen"), view,
      [
        textArea(
          label(view)(
            "reason", .required, hint: say("impersonations.hint.reason"),
            ImpostorFields.words.maximum), entries, say: say, rows: 3)
      ])
  }

  private static func note(_ view: ImpostorView, _ entries: Entries) -> Node {
    let say = view.visit.say
    return form(
      .notes, say("impersonations.add-note"), view,
      [
        textArea(
          label(view)(
            "note", .required, hint: say("impersonations.hint.note"),
            ImpostorFields.words.maximum), entries, say: say, rows: 3),
        textInput(
          label(view)("note-link", .optional), entries, say: say, autocomplete: "off"),
        ImpostorWords.files("note-files", entries, say),
      ])
  }
}
