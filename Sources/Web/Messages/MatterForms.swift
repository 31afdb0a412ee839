import HTML
import Office
import Rulebook
import WorkCalendar

/// The form of the step that the reader can take.
enum MatterForms {
  static func form(_ step: MatterStep, _ view: MatterView) -> Node {
    let content: Node =
      switch step.kind {
      case .register: RegistrationForm.form(step, view)
      case .instruct: instruct(step, view)
      case .draft: draft(step, view)
      case .sign: sign(step, view)
      case .edit: edit(step, view)
      case .approve: approve(step, view)
      case .send: send(step, view)
      }
    return panel(
      view.say("matter-step." + step.kind.rawValue),
      [lastReturn(view), view.basis(step.citations), content])
  }

  static func path(_ step: MatterStep, _ form: StepForm) -> String {
    "/matter-steps/\(step.id)/\(form.rawValue)"
  }

  /// Why the matter came back, first thing before it is taken up again.
  private static func lastReturn(_ view: MatterView) -> Node {
    guard let last = view.file.steps.last(where: { !$0.isOpen }),
      last.decision == .giveBack || last.decision == .refuse
    else { return nothing }
    let name = view.actor(of: last) ?? ""
    return note(
      [p(view.say("messages.came-back", ["name": name])), readingText(last.opinion)],
      tone: .amber)
  }

  private static func instruct(_ step: MatterStep, _ view: MatterView) -> Node {
    let say = view.say
    let matter = view.file.matter
    let entries = view.entries([
      "instruction": matter.instruction,
      "complexity": matter.complexity?.rawValue ?? "",
      "department": matter.proposedDepartment.map { "\($0)" } ?? "",
    ])
    return postForm(
      action: path(step, .instruction), csrf: view.visit.formToken,
      [
        opinion(
          "instruction", .required, entries, view, phrases: ["messages.phrase.instruct"]),
        departmentBox(entries, view, isRequired: true),
        complexityGroup(entries, view),
        div([submitButton(say("messages.act.instruct")).data("approve", "yes")]).class("buttons"),
        aside(
          say("messages.return.open"),
          [
            opinion("opinion", .unsaid, entries, view, hint: say("messages.hint.return")),
            other(say("messages.act.return-clerk"), path(step, .return)),
          ], isOpen: entries.error("opinion") != nil),
      ])
  }

  private static func draft(_ step: MatterStep, _ view: MatterView) -> Node {
    let say = view.say
    let entries = view.entries(["body": view.file.currentReply?.body ?? ""])
    let isOwn = view.file.matter.isOwn
    let refuse = aside(
      say("messages.refuse.open"),
      [
        opinion("reason", .unsaid, entries, view, hint: say("messages.hint.refuse")),
        other(say("messages.act.refuse"), path(step, .refusal)),
      ], isOpen: entries.error("reason") != nil)
    return postForm(
      action: path(step, .draft), csrf: view.visit.formToken,
      [
        instruction(view),
        replyBox(entries, view),
        opinion("opinion", .optional, entries, view, hint: say("messages.hint.handling")),
        div([
          submitButton(say(isOwn ? "messages.act.draft-own" : "messages.act.draft"))
        ]).class("buttons"),
        when(!isOwn, refuse),
      ])
  }

  private static func sign(_ step: MatterStep, _ view: MatterView) -> Node {
    let say = view.say
    let entries = view.entries([:])
    return postForm(
      action: path(step, .signature), csrf: view.visit.formToken,
      [
        shown(view),
        opinion("opinion", .optional, entries, view, phrases: ["messages.phrase.agree"]),
        div([
          submitButton(say("messages.act.sign")).data("approve", "yes"),
          other(say("messages.act.return-draft"), path(step, .return)),
        ]).class("buttons"),
        aside(
          say("messages.refuse.open"),
          [
            opinion("reason", .unsaid, entries, view, hint: say("messages.hint.refuse")),
            other(say("messages.act.refuse"), path(step, .refusal)),
          ], isOpen: entries.error("reason") != nil),
      ])
  }

  private static func edit(_ step: MatterStep, _ view: MatterView) -> Node {
    let entries = view.entries(["body": view.file.currentReply?.body ?? ""])
    return postForm(
      action: path(step, .edit), csrf: view.visit.formToken,
      [
        replyBox(entries, view),
        opinion("opinion", .optional, entries, view),
        div([submitButton(view.say("messages.act.edit"))]).class("buttons"),
      ])
  }

  private static func approve(_ step: MatterStep, _ view: MatterView) -> Node {
    let say = view.say
    let entries = view.entries([:])
    return postForm(
      action: path(step, .approval), csrf: view.visit.formToken,
      [
        shown(view),
        opinion("opinion", .optional, entries, view, phrases: ["messages.phrase.agree"]),
        div([
          submitButton(say("messages.act.approve")).data("approve", "yes"),
          other(say("messages.act.return-reply"), path(step, .return)),
        ]).class("buttons"),
      ])
  }

  private static func send(_ step: MatterStep, _ view: MatterView) -> Node {
    postForm(
      action: path(step, .sending), csrf: view.visit.formToken,
      [
        shown(view),
        div([submitButton(view.say("messages.act.send"))]).class("buttons"),
      ])
  }

  /// The text to be signed, and its name in the form: a later text cannot slip under the pen.
  private static func shown(_ view: MatterView) -> Node {
    guard let reply = view.file.currentReply else { return nothing }
    return group([
      hiddenInput("reply", "\(reply.number)"), hiddenInput("_digest", reply.digest.hex),
      h3(view.say("messages.reply.number", ["n": "\(reply.number)"])), readingText(reply.body),
    ])
  }

  private static func instruction(_ view: MatterView) -> Node {
    let words = view.file.matter.instruction
    return when(
      !words.isEmpty,
      note([strong(view.say("messages.field.instruction")), readingText(words)]))
  }

  private static func replyBox(_ entries: Entries, _ view: MatterView) -> Node {
    textArea(
      FieldLabel(
        "body", view.say("messages.field.reply"), hint: view.say("messages.hint.reply"),
        need: .required, limit: FieldLimit(MessageFields.reply.maximum)),
      entries, say: view.say, rows: 10)
  }

  /// A button that sends the same form elsewhere; it stands after the main one, so that the Enter
  /// key means the main one.
  static func other(_ words: String, _ path: String) -> Node {
    submitButton(words, style: .normal, icon: .return).attribute("formaction", path)
  }

  static func aside(_ words: String, _ content: [Node], isOpen: Bool) -> Node {
    details([summary(words)] + content).class("aside-form").open(isOpen)
  }

  static func opinion(
    _ name: String, _ need: Need, _ entries: Entries, _ view: MatterView, hint: String? = nil,
    phrases: [String] = []
  ) -> Node {
    let label = FieldLabel(
      name, view.labels[name] ?? name, hint: hint, need: need,
      limit: FieldLimit(MessageFields.opinion.maximum))
    return div([
      textArea(label, entries, say: view.say, rows: 3),
      phraseButtons(phrases.map { view.say($0) }, into: name, say: view.say),
    ]).class("opinion-box")
  }

  /// Nothing is chosen beforehand but what the clerk proposed: keeping a message is a decision too.
  static func departmentBox(
    _ entries: Entries, _ view: MatterView, isRequired: Bool
  ) -> Node {
    let own = view.file.unit
    let choices =
      view.departments.map { Choice("\($0.id)", $0.name) }
      + [Choice("\(own.id)", view.say("messages.department.own", ["name": own.name]))]
    return selectBox(
      FieldLabel(
        "department", view.labels["department"] ?? "", need: isRequired ? .required : .optional),
      entries, choices: choices, say: view.say)
  }

  /// How hard it is, each with the day on which the answer would be due. Where it makes no
  /// difference nobody is asked.
  static func complexityGroup(_ entries: Entries, _ view: MatterView) -> Node {
    let say = view.say
    let ways = Set(Complexity.allCases.map { view.terms[$0]?.clock.term })
    if ways.count == 1 { return hiddenInput("complexity", Complexity.simple.rawValue) }
    let choices = Complexity.allCases.map { complexity in
      let hint = view.terms[complexity].map { term in
        say(
          "messages.term",
          [
            "term": DeadlineWords.term(term.clock.term, say),
            "due": say.limit(term.deadline.due),
            "clauses": say.list(term.clock.citations.map { view.clause($0) }),
          ])
      }
      return Choice(
        complexity.rawValue, say("messages.complexity." + complexity.rawValue),
        hint: hint ?? say("messages.term-none"))
    }
    return radioGroup(
      FieldLabel("complexity", view.labels["complexity"] ?? "", need: .required), entries,
      choices: choices, say: say)
  }
}

extension MatterView {
  /// What was typed, or what stands in the books when the form is shown first.
  func entries(_ kept: [String: String]) -> Entries {
    refusal == nil ? Entries(single: kept) : visit.entries(refusal, labels: labels)
  }

  func clause(_ citation: Citation) -> String {
    say(
      "cite.link",
      ["short": visit.rulebookNames.short(citation.rulebook), "article": citation.article])
  }

  var labels: [String: String] {
    [
      "class": say("messages.field.class"), "complexity": say("messages.field.complexity"),
      "proposal": say("messages.field.proposal"),
      "department": say("messages.field.department"),
      "outcome": say("messages.field.outcome"), "basis": say("messages.field.basis"),
      "reason": say("messages.field.reason"), "notified": say("messages.field.notified"),
      "instruction": say("messages.field.instruction"),
      "opinion": say("messages.field.opinion"), "body": say("messages.field.reply"),
    ]
  }
}
