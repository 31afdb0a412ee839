import HTML
import Office
import Rulebook
import WorkCalendar

/// The filings of the bodies in sight, the newest first, fifty to a page, narrowed by account,
/// number, body, event and state, and to what is late.
enum FilingListPage {
  private static let size = 50

  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let query = FilingListQuery(visit.query)
    let before = FilingID(visit.query.text("before"))
    let page = try await visit.ask { reading in
      let found = try reading.filingList(query.filter, before: before, limit: size + 1)
      return ListPage(
        lines: found, limits: try reading.limits(of: found.map(\.filing)),
        units: try reading.unitChoices())
    }
    let lines = page.lines.prefix(size)
    let content = [
      pageHeading(
        say("filings.title"), note: say("filings.note"),
        actions: [exportButtons("/filings/export", query.fields, visit)]),
      filters(query, page.units, say),
      lines.isEmpty
        ? emptyState(
          say(query.fields.isEmpty ? "filings.empty" : "filter.none"),
          actions: [
            query.fields.isEmpty
              ? linkButton(say("accounts.title"), href: "/accounts")
              : linkButton(say("act.clear-filters"), href: "/filings")
          ])
        : dataTable(
          columns: columns(say, withAccount: true),
          rows: lines.map { line in
            row(line.filing, clock: page.limits[line.filing.id], account: line, visit)
          }, caption: say("filings.title")),
      pager(
        first: before == nil ? nil : query.address(before: nil),
        next: page.lines.count > size
          ? lines.last.map { query.address(before: $0.filing.id) } : nil, say: say),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: say("filings.title"),
        breadcrumb: [
          Crumb(say("accounts.title"), href: "/accounts"), Crumb(say("filings.title")),
        ], content: content))
  }

  private struct ListPage: Sendable {
    let lines: [ListedFiling]
    let limits: [FilingID: RunningClock]
    let units: [Organization]
  }

  private static func filters(
    _ query: FilingListQuery, _ units: [Organization], _ say: Words
  ) -> Node {
    filterRow(
      action: "/filings",
      [
        textInput(
          FieldLabel("q", say("accounts.filter.text"), hint: say("filings.filter-hint")),
          query.entries, say: say, type: "search"),
        UnitPicker.node(units, query.entries, say),
        selectBox(
          FieldLabel("event", say("filings.column.event")), query.entries,
          choices: FilingEvent.allCases.map { Choice($0.rawValue, AccountWords.event($0, say)) },
          say: say, isFilter: true),
        selectBox(
          FieldLabel("state", say("filings.column.state")), query.entries,
          choices: Filing.State.allCases.map {
            Choice($0.rawValue, say("filings.state." + $0.rawValue))
          }, say: say, isFilter: true),
        checkbox("overdue", say("filings.only-overdue"), query.entries, say: say),
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
    _ filing: Filing, clock: RunningClock?, account: ListedFiling?, _ visit: Visit
  ) -> Row {
    let say = visit.say
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
        FilingParts.limit(of: filing, clock, now: visit.now, say),
        AccountWords.stateTag(filing, say),
      ])
  }
}

/// What the address of the list narrows it to.
struct FilingListQuery: Sendable {
  static let names = ["q", "organization", "event", "state", "overdue"]

  let filter: FilingFilter
  let fields: [(String, String)]

  init(_ given: FormFields) {
    var filter = FilingFilter()
    filter.text = String(given.text("q").prefix(60))
    filter.organization = OrganizationID(given.text("organization"))
    filter.event = FilingEvent(rawValue: given.text("event"))
    filter.state = Filing.State(rawValue: given.text("state"))
    filter.isOverdue = given.text("overdue") == "yes"
    self.filter = filter
    fields = Self.names.compactMap { name in
      let value = given.text(name)
      return value.isEmpty ? nil : (name, value)
    }
  }

  var entries: Entries {
    Entries(single: Dictionary(fields, uniquingKeysWith: { first, _ in first }))
  }

  func address(before: FilingID?) -> String {
    var parts = fields.map { $0.0 + "=" + percentEncoded($0.1) }
    if let before { parts.append("before=\(before)") }
    return parts.isEmpty ? "/filings" : "/filings?" + parts.joined(separator: "&")
  }
}

/// A list of bodies to narrow a list by; nothing for who sees but one.
enum UnitPicker {
  static func node(_ units: [Organization], _ entries: Entries, _ say: Words) -> Node {
    let chosen = entries.value("organization")
    guard units.count > 1 else {
      return when(!chosen.isEmpty, hiddenInput("organization", chosen))
    }
    // A link may narrow the list to a body that the picker does not offer.
    let isOffered = chosen.isEmpty || units.contains { $0.id.description == chosen }
    return selectBox(
      FieldLabel("organization", say("accounts.filter.unit")), entries,
      choices: units.map { unit in
        Choice(
          unit.id.description,
          String(repeating: "\u{3000}", count: max(unit.lineage.count - 1, 0)) + unit.shortName)
      } + (isOffered ? [] : [Choice(chosen, say("accounts.filter.one-unit"))]), say: say,
      isFilter: true)
  }
}
