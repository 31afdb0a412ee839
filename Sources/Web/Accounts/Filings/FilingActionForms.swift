import HTML
import Office
import Rulebook
import WorkCalendar

/// What the reader can do with a filing: send it, sign it, give it back, carry it out.
struct FilingActionForms {
  let view: FilingView
  let visit: Visit
  let entries: Entries

  private var say: Words { visit.say }
  private var path: String { filingPath(view.filing.id) }

  var node: Node {
    group([
      when(view.isManager && view.filing.state.isEditable, sending),
      when(view.isMyStep, ifPresent(view.openStep) { signing($0) }),
      when(view.isManager && view.filing.mayBeCarriedOut, carryingOut),
      when(
        view.isManager && !view.filing.state.isSettled && view.filing.carriedOutAt == nil,
        withdrawing),
    ])
  }

  // MARK: - Sending

  private var sending: Node {
    panel(
      say("filings.panel.send"),
      [
        when(!view.missing.isEmpty, missing),
        cautions,
        postForm(
          action: path + "/submit", csrf: visit.formToken,
          [
            hiddenInput("_version", "\(view.filing.version)"),
            div([
              submitButton(say("filings.submit")),
              linkButton(say("filings.edit"), href: path + "/edit", icon: .pen),
            ]).class("buttons"),
          ]),
      ])
  }

  /// What those who decide have to look at; it stops nobody.
  private var cautions: Node {
    let crowding = view.crowding.compactMap { fault -> (String, [Citation])? in
      guard case .accounts(let platform, let held, let allowed) = fault.matter else { return nil }
      let facts = [
        "unit": view.organization.shortName, "platform": AccountWords.platform(platform, say),
        "held": "\(held)", "allowed": "\(allowed)",
      ]
      return (say("filings.crowding", facts), fault.citations)
    }
    return group(
      [NamingWords.faults(view.naming, visit)]
        + crowding.map { words, citations in
          note(
            [p(words), basisLine(citations, names: visit.rulebookNames, say: say)], tone: .amber)
        })
  }

  private var missingWords: String {
    let ticks = view.missing.count { $0.isToBeConfirmed }
    let blanks = view.missing.count - ticks
    if ticks == 0 { return say("filings.missing", ["n": "\(blanks)"]) }
    if blanks == 0 { return say("filings.unconfirmed-missing", ["n": "\(ticks)"]) }
    return say("filings.missing-both", ["n": "\(blanks)", "ticks": "\(ticks)"])
  }

  private var missing: Node {
    let labels = FilingPage.labels(view, say)
    return note(
      [
        p(missingWords),
        ul(
          view.missing.map { field in
            li([
              a(labels[field.field] ?? field.field)
                .href(
                  FilingFiles.takes(field.field, view)
                    ? "#" + FilingFiles.anchor : "\(path)/edit#\(fieldID(field.field))"),
              text(" "),
              citationLinks(field.citations, names: visit.rulebookNames, say: say),
            ])
          }),
      ], tone: .amber)
  }

  // MARK: - Signing

  private func signing(_ step: FilingStep) -> Node {
    panel(
      say("filings.panel.sign", ["step": say.title(step.rule.title)]),
      [
        basisLine(step.rule.citations, names: visit.rulebookNames, say: say),
        cautions,
        when(step.isOutside, note([p(say("filings.outside"))])),
        postForm(
          action: path + "/sign", csrf: visit.formToken,
          [
            hiddenInput("_step", "\(step.id)"),
            when(
              step.isOutside,
              textInput(
                FieldLabel(
                  "document", say("filings.field.document"), hint: say("filings.hint.document"),
                  need: .required), entries, say: say)),
            textArea(
              FieldLabel("opinion", say("filings.field.opinion"), need: .optional), entries,
              say: say, rows: 3),
            submitButton(say("filings.agree")),
          ]),
        reasonForm("return", key: "filings.return", step: step, isDanger: false),
        when(
          view.filing.mode == .approval,
          reasonForm("refuse", key: "filings.refuse", step: step, isDanger: true)),
      ])
  }

  private func reasonForm(
    _ act: String, key: String, step: FilingStep?, isDanger: Bool
  ) -> Node {
    details([
      summary(say(key)),
      postForm(
        action: path + "/" + act, csrf: visit.formToken,
        [
          ifPresent(step) { hiddenInput("_step", "\($0.id)") },
          textArea(
            FieldLabel("reason", say("filings.field.why"), need: .required), entries, say: say,
            rows: 3),
          submitButton(say(key), style: isDanger ? .danger : .normal),
        ]),
    ]).class("aside-form").open(entries.error("reason") != nil && visit.path.hasSuffix(act))
  }

  private var withdrawing: Node {
    reasonForm("withdraw", key: "filings.withdraw", step: nil, isDanger: true)
  }

  // MARK: - Carrying out

  private var carryingOut: Node {
    let event = view.filing.event
    if let first = view.firstDay, first > visit.now.date {
      return panel(
        say("filings.panel.carry-out"), [p(say("filings.wait", ["day": say.date(first)]))])
    }
    let isOpening = event == .opening || event == .existing
    var shown = entries
    if entries.value("day").isEmpty, entries.errors.isEmpty {
      shown = Entries(["day": [visit.now.date.text], "link": [view.filing.form.link]])
    }
    return panel(
      say("filings.panel.carry-out"),
      [
        p(say("filings.carry-out-note." + view.wording.rawValue)),
        postForm(
          action: path + "/carry-out", csrf: visit.formToken,
          [
            textInput(
              FieldLabel("day", say("filings.field.day"), need: .required), shown, say: say,
              type: "date"),
            when(
              isOpening,
              textInput(
                FieldLabel(
                  "link", say("filings.field.link"), hint: say("filings.hint.link"),
                  need: .optional), shown, say: say)),
            submitButton(say("filings.carry-out." + view.wording.rawValue)),
          ]),
      ])
  }
}

/// What is done to a filing from its page.
enum FilingActs {
  typealias Deed = @Sendable (Visit, FilingID) async throws -> String

  static let all: [(String, Deed)] = [
    ("submit", submit), ("sign", sign), ("return", giveBack), ("refuse", refuse),
    ("withdraw", withdraw), ("carry-out", carryOut), ("detach", FilingFiles.detach),
  ]

  static func answer(_ visit: Visit, _ act: Deed) async throws -> Reply {
    let id: FilingID = try visit.id()
    do {
      return .redirect(filingPath(id) + "?done=" + (try await act(visit, id)))
    } catch let refusal as Refusal
      where refusal.kind == .invalid || AccountRefusal(rawValue: refusal.code) != nil
    {
      return try await FilingPage.reply(visit, refusal: refusal)
    }
  }

  private static func submit(_ visit: Visit, _ id: FilingID) async throws -> String {
    try visit.expect("_version")
    guard let version = Int64(visit.form.text("_version")) else {
      throw Refusal(OfficeRefusal.staleVersion)
    }
    _ = try await visit.perform(SubmitFiling(id, version: version))
    return "submitted"
  }

  private static func step(_ visit: Visit) throws -> FilingStepID {
    guard let step = FilingStepID(visit.form.text("_step")) else {
      throw Refusal(AccountRefusal.stepNotOpen)
    }
    return step
  }

  private static func sign(_ visit: Visit, _ id: FilingID) async throws -> String {
    try visit.expect("_step", "opinion", "document")
    _ = try await visit.perform(
      SignFiling(
        step(visit), opinion: visit.form.text("opinion"), document: visit.form.text("document")))
    return "signed"
  }

  private static func giveBack(_ visit: Visit, _ id: FilingID) async throws -> String {
    try visit.expect("_step", "reason")
    _ = try await visit.perform(ReturnFiling(step(visit), reason: visit.form.text("reason")))
    return "returned"
  }

  private static func refuse(_ visit: Visit, _ id: FilingID) async throws -> String {
    try visit.expect("_step", "reason")
    _ = try await visit.perform(RefuseFiling(step(visit), reason: visit.form.text("reason")))
    return "refused"
  }

  private static func withdraw(_ visit: Visit, _ id: FilingID) async throws -> String {
    try visit.expect("reason")
    _ = try await visit.perform(WithdrawFiling(id, reason: visit.form.text("reason")))
    return "withdrawn"
  }

  private static func carryOut(_ visit: Visit, _ id: FilingID) async throws -> String {
    try visit.expect("day", "link")
    var problems: [FieldProblem] = []
    guard let day = visit.date("day", required: true, &problems) else {
      throw Refusal.invalid(problems)
    }
    _ = try await visit.perform(CarryOutFiling(id, on: day, link: visit.form.text("link")))
    return "carried-out"
  }
}
