import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// What the page of an account shows.
struct AccountView: Sendable {
  let account: Account
  let organization: Organization
  let people: [AccountDuty: DutyHolder]
  let terms: [AccountTerm]
  let duties: [OpenDuty]
  let clocks: [ClockID: RunningClock]
  let filings: [Filing]
  let limits: [FilingID: RunningClock]
  let rules: GoverningRules
  let calendar: WorkCalendar
  let isManager: Bool
  let mayGuard: Bool

  init(_ id: AccountID, _ reading: Reading) throws {
    let listed = try reading.visibleAccount(id)
    (account, organization) = (listed.account, listed.organization)
    people = try reading.people(of: id)
    terms = try reading.terms(of: id)
    duties = try reading.openDuties(of: id)
    filings = try reading.filings(of: id)
    clocks = try reading.clocks(duties.compactMap(\.clock))
    limits = try reading.limits(of: filings)
    rules = try reading.rules(for: listed.organization)
    calendar = try reading.calendar()
    isManager = reading.asker.holds(.accountManager, at: listed.organization)
    mayGuard = SuspendAccount.permission.roles.contains {
      reading.asker.holds($0, at: listed.organization)
    }
  }

  /// What can be filed now.
  var events: [FilingEvent] {
    FilingEvent.allCases.filter { event in
      !filings.contains { $0.event == event && !$0.state.isSettled }
        && event.isPossible(on: account, due: duties, under: rules)
    }
  }
}

/// An account's card: what it is, who answers for it, what is due, and what was filed.
enum AccountPage {
  static func reply(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id: AccountID = try visit.id()
    let view = try await visit.ask { try AccountView(id, $0) }
    let account = view.account
    let entries = refusal.map { visit.entries($0, labels: ["reason": say("filings.field.reason")]) }
    let content = [
      errorSummary(entries?.errors ?? [], say: say), wholeFormNote(refusal, say: say),
      refusal == nil ? flash(visit) : nothing,
      pageHeading(
        account.name,
        note: say(
          "accounts.of",
          [
            "platform": AccountWords.platform(account.platform, say),
            "unit": view.organization.name,
          ]),
        marks: [AccountWords.stateTag(account.state, say)],
        actions: [
          when(account.isOpen, linkButton(say("rhythm.title"), href: RhythmWords.path(id))),
          when(
            Account.State.publicStates.contains(account.state),
            linkButton(say("accounts.public-page"), href: "/p/a/" + account.slug)),
          printButton(say: say),
        ]),
      due(view, visit),
      columns(
        [
          panel(say("accounts.panel.card"), [card(view, say)]),
          panel(say("accounts.panel.filings"), [filings(view, visit)]),
          try await NoticePanel.node(visit, account: id),
          group(try await AccountPanels.panels(of: id, visit)),
        ],
        aside: [
          panel(say("accounts.panel.people"), [people(view, visit)]),
          actions(view, visit, entries ?? Entries()),
        ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: account.name,
        breadcrumb: [Crumb(say("accounts.title"), href: "/accounts"), Crumb(account.name)],
        content: content, hasErrors: refusal != nil), status: refusal?.status ?? .ok)
  }

  private static func flash(_ visit: Visit) -> Node {
    visit.doneFlash([
      "assigned": "accounts.done.assigned", "suspended": "accounts.done.suspended",
      "resumed": "accounts.done.resumed",
      "carried-out": "accounts.done.carried-out",
    ])
  }

  // MARK: - What is due

  private static func due(_ view: AccountView, _ visit: Visit) -> Node {
    // Passwords have a panel of their own; what merely comes round does not stand up here.
    let duties = view.duties.filter { $0.event != RotationEvent.periodic.rawValue }
    guard !duties.isEmpty else { return nothing }
    let say = visit.say
    return panel(
      say("accounts.panel.due"),
      [
        ul(
          duties.map { duty in
            let face = duty.clock.flatMap { view.clocks[$0] }.map {
              ClockFace($0, calendar: view.calendar, now: visit.now, say: say)
            }
            return li([
              strong(
                say("accounts.due.\(duty.kind.rawValue).\(duty.event)")),
              text(" "),
              text(say("accounts.due-since", ["day": say.date(duty.since.date)])),
              face.map { deadlineChip($0, now: visit.now, names: visit.rulebookNames, say: say) }
                ?? basisLine(duty.citations, names: visit.rulebookNames, say: say),
            ])
          })
      ])
  }

  // MARK: - The card

  private static func card(_ view: AccountView, _ say: Words) -> Node {
    let account = view.account
    let card = account.card
    let texts =
      [("platform-id", account.platformID), ("description", account.description)]
      + AccountCard.texts.map { ($0.name, card[keyPath: $0.path]) }
    let first: [(String, Node)] = [
      (say("accounts.column.filing"), text(account.filingNumber ?? say("accounts.no-filing"))),
      (
        say("accounts.column.opened"),
        text(account.openedAt.map { say.date($0.date) } ?? say("accounts.not-opened"))
      ),
      (
        say("filings.field.link"),
        account.link.isEmpty ? text(say("accounts.unknown")) : AccountWords.place(account.link)
      ),
      (
        say("filings.field.certification"),
        text(say("accounts.certification." + card.certification.rawValue))
      ),
      (
        say("filings.field.interaction-state"),
        text(say(account.hasInteraction ? "accounts.interaction-on" : "accounts.interaction-off"))
      ),
    ]
    return definitionList(
      first
        + texts.filter { !$0.1.isEmpty }.map {
          (say("filings.field." + $0.0), readingText($0.1))
        })
  }

  private static func people(_ view: AccountView, _ visit: Visit) -> Node {
    let say = visit.say
    return definitionList(
      AccountDuty.allCases.map { duty in
        let holder = view.people[duty]
        return (
          AccountWords.duty(duty, say),
          group([
            holder.map {
              group(
                [text($0.name)]
                  + AccountWords.reaches($0).map { span($0).class("note") })
            } ?? span(say("accounts.nobody")).class("note"),
            when(
              view.isManager,
              p([
                a(say(holder == nil ? "accounts.assign" : "accounts.replace"))
                  .href("\(accountPath(view.account.id))/people/\(duty.rawValue)")
                  .aria(
                    "label",
                    say("accounts.assign-to", ["duty": AccountWords.duty(duty, say)]))
              ]).class("no-print")),
          ])
        )
      })
  }

  private static func filings(_ view: AccountView, _ visit: Visit) -> Node {
    let say = visit.say
    guard !view.filings.isEmpty else { return p(say("accounts.no-filings")) }
    return dataTable(
      columns: FilingListPage.columns(say, withAccount: false),
      rows: view.filings.map {
        FilingListPage.row($0, clock: view.limits[$0.id], account: nil, visit)
      }, caption: say("accounts.panel.filings"))
  }

  // MARK: - What can be done

  private static func actions(_ view: AccountView, _ visit: Visit, _ entries: Entries) -> Node {
    let say = visit.say
    let begin: Node =
      view.isManager && !view.events.isEmpty
      ? panel(
        say("accounts.panel.begin"),
        [
          p(say("accounts.begin-note")),
          ul(
            view.events.map { event in
              let named = event.wording(isOpened: view.account.state != .applied)
              return li([
                a(AccountWords.event(named, say))
                  .href(FilingLawPage.path(view.account.id, event)),
                p(say("filings.event-hint." + named.rawValue)).class("note"),
              ])
            }),
        ]) : nothing
    let guarding: Node =
      switch view.account.state {
      case .open where view.mayGuard:
        reasonForm(
          "suspend", tone: "accounts.suspend", note: "accounts.suspend-note", view, visit, entries)
      case .suspended where view.mayGuard:
        reasonForm(
          "resume", tone: "accounts.resume", note: "accounts.resume-note", view, visit, entries)
      default: nothing
      }
    return group([begin, guarding])
  }

  private static func reasonForm(
    _ act: String, tone key: String, note: String, _ view: AccountView, _ visit: Visit,
    _ entries: Entries
  ) -> Node {
    let say = visit.say
    return details([
      summary(say(key)),
      p(say(note)),
      postForm(
        action: "\(accountPath(view.account.id))/\(act)", csrf: visit.formToken,
        [
          textArea(
            FieldLabel("reason", say("filings.field.reason"), need: .required), entries, say: say,
            rows: 3),
          submitButton(say(key), style: .danger),
        ]),
    ]).class("aside-form no-print").open(entries.error("reason") != nil)
  }
}

/// What is done to an account from its page.
enum AccountActs {
  static func suspend(_ visit: Visit) async throws -> Reply {
    try await visit.answering({ try await AccountPage.reply(visit, refusal: $0) }) {
      try visit.expect("reason")
      let id: AccountID = try visit.id()
      _ = try await visit.perform(SuspendAccount(id, reason: visit.form.text("reason")))
      return .redirect(accountPath(id) + "?done=suspended")
    }
  }

  static func resume(_ visit: Visit) async throws -> Reply {
    try await visit.answering({ try await AccountPage.reply(visit, refusal: $0) }) {
      try visit.expect("reason")
      let id: AccountID = try visit.id()
      _ = try await visit.perform(ResumeAccount(id, reason: visit.form.text("reason")))
      return .redirect(accountPath(id) + "?done=resumed")
    }
  }
}
