import HTML
import Office
import WorkCalendar

/// What outsiders were asked about an item's facts and what they answered, and the form to ask.
struct FactCheckPanel {
  let view: PostView
  let entries: Entries

  private var say: Words { view.say }
  private var checks: [FactCheck] { view.dossier.factChecks }

  static func panel(_ view: PostView, _ entries: Entries) -> Node {
    FactCheckPanel(view: view, entries: entries).node
  }

  private var node: Node {
    guard view.isAtWork || !checks.isEmpty else { return nothing }
    return Web.panel(
      say("fact-checks.title"),
      [
        // Whoever signs reads it in the box they sign in.
        when(view.dossier.rights.signing == nil, Self.warning(view)),
        when(checks.isEmpty, p(say("fact-checks.none")).class("note")),
        when(!checks.isEmpty, ul(checks.reversed().map { item($0) }).class("remarks")),
        when(view.isAtWork, form),
      ])
  }

  // MARK: - What to know before signing

  /// Answers to the present version that are missing, or say that something is wrong.
  static func warning(_ view: PostView) -> Node {
    let (say, now) = (view.say, view.visit.now)
    let current = view.dossier.factChecks.filter { $0.revision == view.dossier.current.id }
    func line(_ key: String, _ isMeant: (FactCheck) -> Bool) -> String? {
      let names = current.filter(isMeant).map { FactCheckWords.person($0, say) }
      return names.isEmpty ? nil : say("fact-checks.warning." + key, ["names": say.list(names)])
    }
    let wrong = line("differs") { $0.answer?.verdict == .differs }
    let open = [
      line("waiting") { $0.standing(at: now) == .waiting },
      line("expired") { $0.standing(at: now) == .expired },
      line("not-ours") { $0.answer?.verdict == .notOurs },
    ].compactMap { $0 }
    return group([
      ifPresent(wrong) { note([p([strong($0)])], tone: .red) },
      when(!open.isEmpty, note(open.map { p($0) }, tone: .amber)),
    ])
  }

  // MARK: - One check

  private func item(_ check: FactCheck) -> Node {
    let times = [
      "name": check.askerName, "time": say.dateTime(check.askedAt), "n": "\(check.number)",
      "until": say.dateTime(check.expiresAt),
    ]
    return li([
      p([
        strong(FactCheckWords.person(check, say)), text(" "),
        FactCheckWords.mark(check, now: view.visit.now, say),
      ]),
      blockquote(check.question),
      ifPresent(check.answer) { answer($0) },
      when(
        check.revision != view.dossier.current.id,
        p(say("fact-checks.outdated", ["n": "\(check.number)"])).class("note")),
      p(say("fact-checks.asked", times)).class("note"),
      when(
        !check.contact.isEmpty,
        p(say("fact-checks.contact", ["contact": check.contact])).class("note")),
      when(mayWithdraw(check), withdrawal(check)),
    ]).id("fact-check-\(check.id)")
  }

  private func answer(_ answer: FactCheckAnswer) -> Node {
    let facts = [
      "name": answer.name, "post": answer.post, "time": say.dateTime(answer.answeredAt),
    ]
    return div([
      when(!answer.words.isEmpty, readingText(answer.words)),
      p(say("fact-checks.answered-by", facts)).class("note"),
    ]).class("answer")
  }

  private func mayWithdraw(_ check: FactCheck) -> Bool {
    guard check.standing(at: view.visit.now) == .waiting, let asker = view.visit.asker else {
      return false
    }
    return check.asker == asker.person?.id || asker.holds(.editor, at: view.dossier.unit)
  }

  private func withdrawal(_ check: FactCheck) -> Node {
    details([
      summary(say("fact-checks.withdraw")),
      p(say("fact-checks.withdraw-note", ["name": check.name])),
      buttonForm(
        action: "\(FactCheckForms.path(view.dossier.post.id))/\(check.id)/withdrawal",
        csrf: view.visit.formToken, label: say("fact-checks.withdraw"), style: .danger),
    ])
  }

  // MARK: - A new one

  private var form: Node {
    let labels = FieldLabels([
      "check-name": say("fact-checks.field.name"), "check-body": say("fact-checks.field.body"),
      "check-contact": say("fact-checks.field.contact"),
      "check-question": say("fact-checks.field.question"),
      "check-hours": say("fact-checks.field.hours"),
    ])
    let isTyped = !entries.all("check-hours").isEmpty
    let hours = FactCheckFields.hours.map {
      Choice("\($0)", say.duration(milliseconds: Int64($0) * 3_600_000))
    }
    return details([
      summary(say("fact-checks.ask")), p(say("fact-checks.ask-note")).class("note"),
      postForm(
        action: FactCheckForms.path(view.dossier.post.id), csrf: view.visit.formToken,
        [
          hiddenInput("revision", view.dossier.current.id.description),
          textInput(
            labels("check-body", .required, FactCheckFields.body.maximum), entries, say: say,
            autocomplete: "off"),
          textInput(
            labels("check-name", .required, FactCheckFields.name.maximum), entries, say: say,
            autocomplete: "off"),
          textInput(
            labels(
              "check-contact", .optional, hint: say("fact-checks.hint.contact"),
              FactCheckFields.contact.maximum), entries, say: say, autocomplete: "off"),
          textArea(
            labels("check-question", .required, FactCheckFields.question.maximum), entries,
            say: say,
            rows: 3),
          selectBox(labels("check-hours"), entries, choices: hours, say: say, allowsNone: false),
          div([submitButton(say("fact-checks.submit"), style: .normal)]).class("buttons"),
        ]),
    ]).flag("open", isTyped)
  }
}

extension PostView {
  /// Whether the reader works on the item now: the author's side while it is in the house, and
  /// whoever may sign the open stage.
  var isAtWork: Bool {
    let isInHouse = dossier.post.state.isEditable || dossier.post.state == .inReview
    return dossier.rights.mayWaive
      || isInHouse && visit.asker?.holds(.editor, at: dossier.unit) == true
  }
}
