import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// What the law says of something that is to be filed on an account, before anything is typed: who
/// decides, from when on it may happen, until when it is filed, and what the form will ask for.
enum FilingLawPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    guard let event = FilingEvent(rawValue: visit.query.text("event")) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let typed = visit.query.text("day")
    let day = CivilDate(typed)
    let isWrong = day == nil && !typed.isEmpty
    return try await reply(
      visit, event, day: day, typed: typed,
      refusal: isWrong ? .invalid([FieldProblem("day", .notADate)]) : nil)
  }

  /// Begins the filing.
  static func begin(_ visit: Visit) async throws -> Reply {
    try visit.expect("event", "day")
    let id: AccountID = try visit.id()
    var problems: [FieldProblem] = []
    guard let event = visit.choice("event", &problems, as: FilingEvent.self) else {
      throw Refusal.invalid(problems)
    }
    let typed = visit.form.text("day")
    return try await visit.answering(
      { try await reply(visit, event, day: nil, typed: typed, refusal: $0) },
      {
        let day = visit.date("day", &problems)
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let filing = try await visit.perform(BeginFiling(id, event: event, day: day))
        return .redirect(filingPath(filing) + "/edit?done=begun")
      })
  }

  static func path(_ account: AccountID, _ event: FilingEvent) -> String {
    accountPath(account) + "/filings/new?event=" + event.rawValue
  }

  private static func reply(
    _ visit: Visit, _ event: FilingEvent, day: CivilDate?, typed: String, refusal: Refusal?
  ) async throws -> Reply {
    let say = visit.say
    let id: AccountID = try visit.id()
    let view = try await visit.ask { try FilingLaw(event, on: id, day: day, $0) }
    let errors = (refusal?.problems ?? []).map {
      FieldError($0.field, visit.words(for: $0, field: dayLabel(event, say)))
    }
    let shown = typed.isEmpty ? (view.day?.text ?? "") : typed
    let entries = Entries(single: ["day": shown], errors: errors)
    let name = AccountWords.event(view.wording, say)
    let title = say("filings.of", ["event": name, "account": view.account.name])
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: title,
        breadcrumb: [
          Crumb(say("accounts.title"), href: "/accounts"),
          Crumb(view.account.name, href: accountPath(id)),
          Crumb(name),
        ],
        content: [
          errorSummary(errors, say: say),
          pageHeading(title, note: say("filings.event-hint." + view.wording.rawValue)),
          columns(
            [times(view, visit, entries), asked(view, visit), beginning(view, visit)],
            aside: [
              when(
                view.law != nil,
                panel(say("filings.panel.route"), [FilingParts.steps(view.route, say)]))
            ]),
        ], hasErrors: refusal != nil), status: refusal?.status ?? .ok)
  }

  private static func dayLabel(_ event: FilingEvent, _ say: Words) -> String {
    say("filings.event-day." + event.rawValue)
  }

  /// The times, and a field for another day; the answer stands in the address.
  private static func times(_ view: FilingLaw, _ visit: Visit, _ entries: Entries) -> Node {
    let say = visit.say
    guard let law = view.law else {
      return panel(say("filings.panel.law"), [p(say("filings.no-law"))])
    }
    return panel(
      say("filings.panel.law"),
      [
        p(say("filings.mode." + law.plan.mode.rawValue)),
        FilingParts.times(law.times, plan: law.plan, visit),
        form([
          hiddenInput("event", view.event.rawValue),
          textInput(
            FieldLabel("day", dayLabel(view.wording, say)), entries, say: say, type: "date"),
          submitButton(say("filings.another-day"), style: .normal),
        ]).method("get").action(accountPath(view.account.id) + "/filings/new").class("filter"),
      ])
  }

  /// What the form will ask for, with what the registry knows already.
  private static func asked(_ view: FilingLaw, _ visit: Visit) -> Node {
    let say = visit.say
    let labels = AccountWords.labels(view.rules, say)
    let missing = Set(view.missing.map(\.field))
    return panel(
      say("filings.panel.asked"),
      [
        p(
          say(
            "filings.asked-parts",
            ["parts": say.list(view.event.parts.map { say("filings.part." + $0.rawValue) })])
        ),
        when(!view.asked.isEmpty, p(say("filings.asked-note"))),
        ul(
          view.asked.map { field in
            li([
              text(labels[field.field] ?? field.field), text(" "),
              when(
                !missing.contains(field.field),
                tag(say("filings.asked-known"), tone: .green)),
              citationLinks(field.citations, names: visit.rulebookNames, say: say),
            ])
          }),
      ])
  }

  private static func beginning(_ view: FilingLaw, _ visit: Visit) -> Node {
    let say = visit.say
    let path = accountPath(view.account.id)
    if let filing = view.underWay {
      return note([
        p(say("filings.is-under-way")), linkButton(say("filings.go-on"), href: filingPath(filing)),
      ])
    }
    guard view.isManager else { return note([p(say("filings.begin-nobody"))]) }
    return postForm(
      action: path + "/filings", csrf: visit.formToken,
      [
        hiddenInput("event", view.event.rawValue),
        hiddenInput("day", view.day?.text ?? ""),
        actionBar([
          submitButton(say("filings.begin"), icon: .pen),
          linkButton(say("act.back"), href: path),
        ]),
      ])
  }
}

/// What a page says of a filing before it is begun.
struct FilingLaw: Sendable {
  let account: Account
  let organization: Organization
  let rules: GoverningRules
  let event: FilingEvent
  /// The way and its times; nil where no rulebook asks for the filing.
  let law: (plan: FilingPlan, times: FilingTimes)?
  /// Who signs, in order.
  let route: [FilingPlan.Step]
  /// When it is to happen or happened, where somebody said so.
  let day: CivilDate?
  /// What the form has to say.
  let asked: [MissingField]
  /// What of it the registry does not know.
  let missing: [MissingField]
  /// The filing of this event that is under way already.
  let underWay: FilingID?
  let isManager: Bool

  var wording: FilingEvent { event.wording(isOpened: account.state != .applied) }

  /// - Throws: `accounts.no-route`, `accounts.wrong-state`, `office.other-unit`.
  init(
    _ event: FilingEvent, on id: AccountID, day: CivilDate?, _ reading: Reading
  ) throws {
    let listed = try reading.visibleAccount(id)
    (account, organization) = (listed.account, listed.organization)
    rules = try reading.rules(for: organization)
    let duties = try reading.openDuties(of: id)
    try event.checkPossible(on: account, due: duties, under: rules)
    self.event = event
    let due = duties.first { $0.asks(for: event) }
    let known =
      event.certifies && account.state != .applied ? account.openedAt?.date : due?.since.date
    self.day = day ?? known
    let said = self.day
    let (unit, governing) = (organization, rules)
    let isLate = event == .opening && account.state != .applied
    law = try rules.filingPlan(for: event).map { plan in
      guard let said else {
        return (plan, try reading.usualTimes(plan, of: unit, under: governing))
      }
      return (
        plan,
        try reading.filingTimes(
          plan, of: unit, under: governing, day: said, hasHappened: isLate)
      )
    }
    route =
      try law.map { try reading.route(of: $0.plan, unit: unit, account: id) } ?? []
    asked = FilingFields.missing(
      in: FilingForm(), for: event, on: account.platform, under: rules)
    var form = FilingForm(of: account, people: try reading.people(of: id))
    form.eventOn = self.day
    missing = FilingFields.missing(
      in: form, for: event, on: account.platform, under: rules)
    underWay = try reading.filings(of: id)
      .first { $0.event == event && !$0.state.isSettled }?.id
    isManager = reading.asker.holds(.accountManager, at: organization)
  }
}
