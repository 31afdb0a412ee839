import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// When the passwords of an account were changed, and until when they have to be changed again.
/// The program knows that they were changed, never the passwords.
enum CredentialPages {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/accounts/:id/passwords") { visit in try await page(visit) }
    routes.post("/accounts/:id/passwords", bodyLimit: 4_096) { visit in try await change(visit) }
    routes.post("/accounts/:id/leak", bodyLimit: 16_384) { visit in
      try await visit.answering({ try await page(visit, refusal: $0) }) { try await leak(visit) }
    }
    return routes
  }

  private static let changers: Set<Role> = [.accountManager, .securityOfficer]
  private static let reporters = ReportLeak.permission.roles

  // MARK: - Parts

  /// What stands about the passwords of an account.
  private struct State {
    let changes: [CredentialChange]
    let names: [PersonID: String]
    let due: [OpenDuty]
    let clocks: [ClockID: RunningClock]
    let rules: [RotationRule]
    let calendar: WorkCalendar

    static func load(_ part: AccountPart, _ visit: Visit) async throws -> State {
      try await visit.ask { reading in
        let changes = try reading.credentialChanges(of: part.account.id)
        let due = try reading.openDuties(of: part.account.id).filter { $0.kind == .rotation }
        let rules = try reading.rules(for: part.organization)
        var asked: [RotationRule] = []
        for rule in RotationEvent.allCases.flatMap({ rules.rotations(after: $0) })
        where !asked.contains(rule) {
          asked.append(rule)
        }
        return State(
          changes: changes, names: try reading.names(of: changes.map(\.person)), due: due,
          clocks: try reading.clocks(due.compactMap(\.clock)), rules: asked,
          calendar: try reading.calendar())
      }
    }
  }

  /// The part of an account's page about its passwords: last change, what is due, and the button
  /// that says they were changed.
  static func panel(_ part: AccountPart, _ visit: Visit) async throws -> Node {
    let say = visit.say
    let state = try await State.load(part, visit)
    return Web.panel(
      say("credentials.title"),
      [
        last(state, say), due(state, visit), changeButton(part, visit),
        when(
          part.isHeld(reporters) && part.isLive,
          details([
            summary(say("credentials.report-leak")), leakForm(part, Entries(), visit),
          ]).class("aside-form")),
      ],
      actions: [linkButton(say("credentials.history"), href: part.path + "/passwords")])
  }

  private static func last(_ state: State, _ say: Words) -> Node {
    guard let change = state.changes.first else { return p(say("credentials.never")) }
    return p(
      say(
        "credentials.last",
        ["time": say.dateTime(change.at), "name": state.names[change.person] ?? ""]))
  }

  /// What has to be done, since when and until when.
  private static func due(_ state: State, _ visit: Visit) -> Node {
    let say = visit.say
    guard !state.due.isEmpty else { return p(say("credentials.nothing-due")).class("note") }
    return group(
      state.due.map { duty in
        let face = duty.clock.flatMap { state.clocks[$0] }
          .map { ClockFace($0, calendar: state.calendar, now: visit.now, say: say) }
        return div([
          p([
            strong(say("rulebook.rotation." + duty.event)), text(" "),
            span(say("home.since", ["time": say.dateTime(duty.since)])).class("note"),
          ]),
          face.map { deadlineChip($0, now: visit.now, names: visit.rulebookNames, say: say) }
            ?? p([
              text(say("credentials.no-limit")), text(" "),
              citationLinks(duty.citations, names: visit.rulebookNames, say: say),
            ]),
        ])
      })
  }

  private static func changeButton(_ part: AccountPart, _ visit: Visit) -> Node {
    when(
      part.isHeld(changers) && part.isLive,
      group([
        p(visit.say("credentials.change-text")).class("note"),
        buttonForm(
          action: part.path + "/passwords", csrf: visit.formToken,
          label: visit.say("credentials.changed"), icon: .tick),
      ]))
  }

  private static func leakForm(_ part: AccountPart, _ entries: Entries, _ visit: Visit) -> Node {
    let say = visit.say
    return postForm(
      action: part.path + "/leak", csrf: visit.formToken,
      [
        textArea(
          FieldLabel(
            "leak-reason", say("credentials.field.reason"), hint: say("credentials.hint.reason"),
            need: .required, limit: FieldLimit(FilingFields.opinion.maximum)), entries, say: say,
          rows: 3),
        div([submitButton(say("credentials.report-leak"), style: .danger)]).class("buttons"),
      ])
  }

  // MARK: - The page

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let part = try await AccountPart.load(visit.id(), visit)
    let state = try await State.load(part, visit)
    let entries = visit.entries(
      refusal, labels: ["leak-reason": say("credentials.field.reason")])
    let title = say("credentials.title")
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: title,
        breadcrumb: part.crumbs(title, say),
        content: [
          errorSummary(entries.errors, say: say), done(state, visit),
          pageHeading(title, note: part.account.name), rules(state, visit),
          Web.panel(
            say("credentials.now"),
            [last(state, say), due(state, visit), changeButton(part, visit)]),
          when(
            part.isHeld(reporters) && part.isLive,
            Web.panel(say("credentials.report-leak"), [leakForm(part, entries, visit)])),
          when(!state.changes.isEmpty, history(state, say)),
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  /// What was just done, and until when the passwords have to be changed next; after a leak because
  /// of that.
  private static func done(_ state: State, _ visit: Visit) -> Node {
    let say = visit.say
    let keys = ["changed": "credentials.done.changed", "leak": "credentials.done.leak"]
    let what = visit.query.text("done")
    guard let key = keys[what] else { return nothing }
    let isLeak = what == RotationEvent.leak.rawValue
    let due = state.due.filter { !isLeak || $0.event == what }
    let next = due.compactMap { $0.clock.flatMap { state.clocks[$0]?.due } }.min()
    let limit = next.map { say.limit($0, now: visit.now) }
    let words = limit.map {
      say(isLeak ? "credentials.leak-limit" : "credentials.next", ["due": $0])
    }
    return flash(say(key) + (words ?? ""), say: say)
  }

  private static func rules(_ state: State, _ visit: Visit) -> Node {
    let say = visit.say
    guard !state.rules.isEmpty else { return note([p(say("credentials.no-rules"))]) }
    return note([
      p(say("credentials.rules")),
      ul(
        state.rules.map { rule in
          li([
            text(say.title(rule.title)), text(" "),
            citationLinks(rule.citations, names: visit.rulebookNames, say: say),
          ])
        }),
    ])
  }

  private static func history(_ state: State, _ say: Words) -> Node {
    Web.panel(
      say("credentials.history"),
      [
        dataTable(
          columns: [
            Column(say("credentials.time"), .name), Column(say("credentials.person")),
          ],
          rows: state.changes.map { change in
            Row([text(say.dateTime(change.at)), text(state.names[change.person] ?? "")])
          }, caption: say("credentials.history"))
      ])
  }

  // MARK: - Acts

  private static func change(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    let account: AccountID = try visit.id()
    _ = try await visit.perform(RecordRotation(account))
    return .redirect("/accounts/\(account)/passwords?done=changed")
  }

  private static func leak(_ visit: Visit) async throws -> Reply {
    try visit.expect("leak-reason")
    let account: AccountID = try visit.id()
    _ = try await visit.perform(
      ReportLeak(account, reason: visit.form.text("leak-reason")))
    return .redirect("/accounts/\(account)/passwords?done=leak")
  }
}
