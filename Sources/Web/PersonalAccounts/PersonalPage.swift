import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// One reported account: what was said of it, what was decided, who reminded whom.
enum PersonalPage {
  private struct View {
    let found: ListedPersonalAccount
    let entries: [(entry: PersonalAccountEntry, name: String)]
    let rules: GoverningRules
    let bars: PersonalAccountBars
  }

  static func reply(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: PersonalAccount.self)
    let view = try await visit.ask { reading in
      let found = try reading.visiblePersonalAccount(id)
      let rules = try reading.rules(for: found.organization)
      return View(
        found: found, entries: try reading.personalAccountEntries(of: id), rules: rules,
        bars: PersonalAccountBars(
          on: found.account.report, of: try reading.line(of: found.organization), under: rules))
    }
    let typed = visit.entries(refusal, labels: PersonalWords.labels(say))
    let account = view.found.account
    let content = [
      errorSummary(typed.errors, say: say), wholeFormNote(refusal, say: say),
      visit.doneFlash([
        "reported": "personal.done.reported", "corrected": "personal.done.corrected",
        "ended": "personal.done.ended", "approved": "personal.done.approved",
        "refused": "personal.done.refused", "struck-off": "personal.done.struck-off",
        "reminded": "personal.done.reminded",
      ]),
      pageHeading(
        account.report.name, note: view.found.officer,
        marks: [PersonalWords.state(account.state, say)],
        actions: [
          linkButton(say("act.print"), href: personalPath(id) + "/print", icon: .print)
        ]),
      PersonalWords.source(say), barsNote(view, visit),
      columns(
        [
          panel(say("personal.report"), [definitionList(PersonalWords.facts(view.found, say))]),
          group(forms(view, visit, typed)),
        ],
        aside: [
          panel(say("personal.history"), [history(view.entries, say)]),
          panel(
            say("personal.rules-title"),
            [PersonalWords.rules(view.rules, names: visit.rulebookNames, say)]),
        ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.personal), title: account.report.name,
        breadcrumb: [
          Crumb(say("personal.title"), href: "/personal"), Crumb(account.report.name),
        ], content: content, hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  /// That only the unit can allow it, with the articles.
  private static func barsNote(_ view: View, _ visit: Visit) -> Node {
    guard view.bars.needsApproval else { return nothing }
    return note(
      [
        p(visit.say("personal.needs-approval")),
        basisLine(view.bars.needingApproval, names: visit.rulebookNames, say: visit.say),
      ], tone: .purple)
  }

  static func history(
    _ entries: [(entry: PersonalAccountEntry, name: String)], _ say: Words
  ) -> Node {
    timeline(
      entries.map { entry, name in
        let isNo = entry.kind == .refused || entry.kind == .struckOff
        let talked = entry.talked.map { say($0 ? "personal.talked" : "personal.not-talked") }
        let day = entry.happenedOn.map(say.date)
        return TimelineStep(
          stage: say("personal.entry." + entry.kind.rawValue), person: name,
          state: isNo ? .returned : .done, at: entry.at,
          opinion: entry.words.isEmpty ? nil : entry.words,
          more: [day, talked].compactMap { $0 }.map { p($0).class("note") })
      }, say: say)
  }

  // MARK: - Forms

  private static func forms(_ view: View, _ visit: Visit, _ typed: Entries) -> [Node] {
    let account = view.found.account
    let isStanding = account.state.isStanding
    guard view.found.mayDecide else { return own(account, visit) }
    return [
      when(account.state == .reported, approval(view, visit, typed)),
      when(
        account.state == .reported,
        reasonForm("refusal", "personal.refuse", account, visit, typed)),
      when(isStanding, reminder(account, visit, typed)),
      when(
        account.state == .approved,
        reasonForm("strike-off", "personal.strike-off", account, visit, typed)),
    ]
  }

  /// What the officer may do about their own.
  private static func own(_ account: PersonalAccount, _ visit: Visit) -> [Node] {
    let say = visit.say
    let path = personalPath(account.id)
    let mayCorrect = account.state.isStanding || account.state == .refused
    return [
      when(
        mayCorrect,
        panel(
          say("personal.correct"),
          [
            p(say("personal.correct-note")),
            linkButton(say("personal.correct"), href: path + "/edit", icon: .pen),
          ])),
      when(
        account.state.isStanding,
        panel(
          say("personal.end"),
          [
            p(say("personal.end-note")),
            buttonForm(
              action: path + "/end", csrf: visit.formToken, label: say("personal.end"),
              style: .danger),
          ])),
    ]
  }

  private static func approval(_ view: View, _ visit: Visit, _ typed: Entries) -> Node {
    let say = visit.say
    let account = view.found.account
    return panel(
      say("personal.approve"),
      [
        postForm(
          action: personalPath(account.id) + "/approval", csrf: visit.formToken,
          [
            hiddenInput("version", "\(account.version)"),
            textArea(
              FieldLabel(
                "opinion", say("personal.field.opinion"),
                need: view.bars.needsApproval ? .required : .optional,
                limit: FieldLimit(PersonalAccountFields.remark.maximum)), typed, say: say,
              rows: 3),
            submitButton(say("personal.approve")),
          ])
      ])
  }

  private static func reasonForm(
    _ path: String, _ words: String, _ account: PersonalAccount, _ visit: Visit,
    _ typed: Entries
  ) -> Node {
    let say = visit.say
    return panel(
      say(words),
      [
        postForm(
          action: personalPath(account.id) + "/" + path, csrf: visit.formToken,
          [
            hiddenInput("version", "\(account.version)"),
            textArea(
              FieldLabel(
                "reason", say("personal.field.reason"), need: .required,
                limit: FieldLimit(PersonalAccountFields.reason.maximum)), typed, say: say,
              rows: 3),
            submitButton(say(words), style: .danger),
          ])
      ])
  }

  private static func reminder(
    _ account: PersonalAccount, _ visit: Visit, _ typed: Entries
  ) -> Node {
    let say = visit.say
    return panel(
      say("personal.remind"),
      [
        p(say("personal.remind-note")),
        postForm(
          action: personalPath(account.id) + "/reminders", csrf: visit.formToken,
          [
            textArea(
              FieldLabel(
                "words", say("personal.field.words"), need: .required,
                limit: FieldLimit(PersonalAccountFields.reason.maximum)), typed, say: say,
              rows: 3),
            textInput(
              FieldLabel("day", say("personal.field.day"), need: .required), typed, say: say,
              type: "date"),
            checkbox("talked", say("personal.talked"), typed, say: say),
            submitButton(say("personal.remind"), style: .normal),
          ]),
      ])
  }
}
