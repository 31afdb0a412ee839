import HTML
import Office
import Rulebook
import WorkCalendar

/// The filings of the bodies in sight, the newest first, fifty to a page.
enum FilingListPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    var filter = FilingFilter()
    filter.event = FilingEvent(rawValue: visit.query.text("event"))
    filter.state = Filing.State(rawValue: visit.query.text("state"))
    let chosen = filter
    let before = FilingID(visit.query.text("before"))
    let size = 50
    let (found, clocks) = try await visit.ask { reading in
      let found = try reading.filingList(chosen, before: before, limit: size + 1)
      return (found, try reading.clocks(found.compactMap(\.filing.clock)))
    }
    let lines = found.prefix(size)
    let content = [
      pageHeading(
        say("filings.title"), note: say("filings.note"),
        actions: [
          exportButtons(
            "/filings/export",
            [("event", chosen.event?.rawValue ?? ""), ("state", chosen.state?.rawValue ?? "")],
            visit)
        ]), filters(visit, say),
      lines.isEmpty
        ? emptyState(
          say(filter == FilingFilter() ? "filings.empty" : "filter.none"),
          actions: [linkButton(say("accounts.title"), href: "/accounts")])
        : dataTable(
          columns: columns(say, withAccount: true),
          rows: lines.map { line in
            row(
              line.filing, clock: line.filing.clock.flatMap { clocks[$0] }, account: line, say: say)
          }, caption: say("filings.title")),
      pager(
        first: before == nil ? nil : address(filter, before: nil),
        next: found.count > size ? lines.last.map { address(filter, before: $0.filing.id) } : nil,
        say: say),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: say("filings.title"),
        breadcrumb: [
          Crumb(say("accounts.title"), href: "/accounts"), Crumb(say("filings.title")),
        ], content: content))
  }

  private static func address(_ filter: FilingFilter, before: FilingID?) -> String {
    let parts = [
      filter.event.map { "event=" + $0.rawValue }, filter.state.map { "state=" + $0.rawValue },
      before.map { "before=\($0)" },
    ].compactMap { $0 }
    return parts.isEmpty ? "/filings" : "/filings?" + parts.joined(separator: "&")
  }

  private static func filters(_ visit: Visit, _ say: Words) -> Node {
    let entries = Entries(visit.query.values)
    return filterRow(
      action: "/filings",
      [
        selectBox(
          FieldLabel("event", say("filings.column.event")), entries,
          choices: FilingEvent.allCases.map { Choice($0.rawValue, AccountWords.event($0, say)) },
          say: say),
        selectBox(
          FieldLabel("state", say("filings.column.state")), entries,
          choices: Filing.State.allCases.map {
            Choice($0.rawValue, say("filings.state." + $0.rawValue))
          }, say: say),
      ], say: say)
  }

  static func columns(_ say: Words, withAccount: Bool) -> [Column] {
    let account =
      withAccount
      ? [Column(say("accounts.column.name")), Column(say("accounts.column.organization"))] : []
    return [Column(say("filings.column.event"), .name)] + account + [
      Column(say("filings.column.submitted")), Column(say("filings.column.in-time")),
      Column(say("filings.column.state")),
    ]
  }

  static func row(
    _ filing: Filing, clock: RunningClock?, account: ListedFiling?, say: Words
  ) -> Row {
    let about =
      account.map {
        [
          a($0.account.name).href(accountPath($0.account.id)), text($0.organization.shortName),
        ]
      } ?? []
    return Row(
      [
        group([
          a(AccountWords.event(filing.event, say)).href(filingPath(filing.id)),
          span(filing.number ?? "").class("number"),
        ])
      ] + about + [
        text(filing.submittedAt.map { say.date($0.date) } ?? say("filings.not-submitted")),
        FilingParts.verdict(clock, say),
        AccountWords.stateTag(filing, say),
      ])
  }
}
