import HTML
import Office
import Rulebook
import Spreadsheets
import WorkCalendar

/// The rhythm of accounts: their pages, the calendar of what is planned, the list as a file.
func rhythmRoutes() -> Routes {
  var routes = Routes()
  routes.get("/rhythm") { visit in try await RhythmBoardPage.page(visit) }
  routes.export("/rhythm/export") { RhythmExport.list($0) }
  routes.get("/rhythm/calendar") { visit in try await PublishingCalendarPage.page(visit) }
  routes.add(AccountRhythmPage.routes())
  routes.add(OutsidePage.routes())
  return routes
}

/// The accounts in sight with their rhythm, what is due soonest first.
enum RhythmBoardPage {
  static let fields = ["organization", "platform"]
  private static let pageLength = 50

  static func filter(_ fields: FormFields) -> RhythmFilter {
    var filter = RhythmFilter()
    filter.organization = Visit.number(fields.text("organization"))
    filter.platform = Platform(rawValue: fields.text("platform"))
    return filter
  }

  /// The thirty days that end with a day: long enough for a month's rule, and alike for everybody.
  static func lookedAt(until today: CivilDate) -> ClosedRange<CivilDate> {
    today.adding(days: -29)...today
  }

  static func page(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let filter = filter(visit.query)
    let today = visit.now.date
    let number = min(max(Int(visit.query.text("page")) ?? 1, 1), 100)
    let (board, units) = try await visit.ask { reading in
      (
        try reading.rhythmBoard(filter, over: lookedAt(until: today)),
        try reading.unitChoices()
      )
    }
    let shown = Array(board.lines.dropFirst((number - 1) * pageLength).prefix(pageLength))
    let hasMore = board.lines.count > number * pageLength
    let title = say("rhythm.title")
    return .page(
      staffPage(
        try await visit.staffFrame(.rhythm), title: title,
        breadcrumb: [Crumb(say("menu.home"), href: "/"), Crumb(title)],
        content: [
          pageHeading(
            title, note: say("rhythm.note"),
            actions: [
              exportButtons("/rhythm/export", fields.map { ($0, visit.query.text($0)) }, visit),
              linkButton(
                say("rhythm.calendar.title"), href: "/rhythm/calendar", icon: .calendar),
            ]),
          filters(units, visit, action: "/rhythm"),
          when(
            board.isCut,
            note([p(say("rhythm.cut", ["n": "\(Reading.mostCompared)"]))], tone: .amber)),
          shown.isEmpty ? empty(filter, say) : table(shown, visit),
          pager(
            first: number > 1 ? address(visit, page: nil) : nil,
            next: hasMore ? address(visit, page: number + 1) : nil, say: say),
        ]))
  }

  static func filters(
    _ units: [Organization], _ visit: Visit, action: String, besides: [Node] = []
  ) -> Node {
    let say = visit.say
    let entries = Entries(visit.query.values)
    return filterRow(
      action: action,
      besides + [
        UnitPicker.node(units, entries, say),
        selectBox(
          FieldLabel("platform", say("accounts.column.platform")), entries,
          choices: Platform.allCases.map { Choice($0.rawValue, AccountWords.platform($0, say)) },
          say: say, isFilter: true),
      ], say: say)
  }

  private static func address(_ visit: Visit, page: Int?) -> String {
    RhythmAddress.of("/rhythm", fields, visit, [("page", page.map { "\($0)" } ?? "")])
  }

  static func empty(_ filter: RhythmFilter, _ say: Words) -> Node {
    guard filter == RhythmFilter() else {
      return emptyState(
        say("filter.none"), actions: [linkButton(say("act.clear-filters"), href: "/rhythm")])
    }
    return emptyState(
      say("rhythm.none"), actions: [linkButton(say("accounts.title"), href: "/accounts")])
  }

  private static func table(_ lines: [AccountRhythm], _ visit: Visit) -> Node {
    let say = visit.say
    return dataTable(
      columns: [
        Column(say("accounts.column.name"), .name), Column(say("accounts.column.platform")),
        Column(say("accounts.column.organization")), Column(say("rhythm.column.state")),
        Column(say("rhythm.column.last")), Column(say("rhythm.column.due")),
        Column(say("rhythm.column.gap")), Column(say("rhythm.column.below")),
        Column(say("rhythm.column.left")),
      ],
      rows: lines.map { line in
        Row([
          a(line.account.name).href(RhythmWords.path(line.account.id)),
          text(AccountWords.platform(line.account.platform, say)),
          text(line.organization.shortName), RhythmWords.state(line.report, visit),
          text(RhythmWords.last(line.report, visit)), RhythmWords.due(line.report.next, visit),
          text(RhythmWords.gap(line.report, say)),
          text(RhythmWords.below(line.report.daysBelow, say)),
          text(RhythmWords.left(line.report, say)),
        ])
      }, caption: say("rhythm.caption"))
  }
}

/// Addresses that keep what a page is narrowed to.
enum RhythmAddress {
  static func of(
    _ path: String, _ kept: [String], _ visit: Visit, _ more: [(String, String)] = []
  ) -> String {
    let fields = kept.map { ($0, visit.query.text($0)) } + more
    let parts = fields.filter { !$0.1.isEmpty }.map { $0.0 + "=" + percentEncoded($0.1) }
    return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
  }
}

/// The rhythm of the accounts in sight, a row each.
enum RhythmExport {
  static func list(_ visit: Visit) -> ListExport {
    let say = visit.say
    let names = visit.rulebookNames
    let filter = RhythmBoardPage.filter(visit.form)
    let period = RhythmBoardPage.lookedAt(until: visit.now.date)
    let columns = [
      TableColumn(say("accounts.column.organization")), TableColumn(say("accounts.column.name")),
      TableColumn(say("accounts.column.platform")),
      TableColumn(say("rhythm.column.last"), .date), TableColumn(say("rhythm.column.due"), .date),
      TableColumn(say("rhythm.column.missing"), .number),
      TableColumn(say("rhythm.column.gap-days"), .number),
      TableColumn(say("rhythm.column.below"), .number),
      TableColumn(say("rhythm.column.left"), .number), TableColumn(say("rhythm.column.basis")),
    ]
    return ListExport(
      .rhythm, columns: columns,
      filter: ExportFields.named(RhythmBoardPage.fields, in: visit.form),
      body: filter.organization
    ) { reading, place, limit in
      let found = try reading.rhythmPortion(
        filter, over: period, after: place.flatMap { AccountID($0) }, limit: limit)
      return ListExport.Portion(
        rows: found.map { row($0, names, say) },
        next: found.count == limit ? found.last?.account.id.description : nil)
    }
  }

  private static func row(
    _ line: AccountRhythm, _ names: RulebookNames, _ say: Words
  ) -> [TableValue] {
    let report = line.report
    let next = report.next
    return [
      .words(line.organization.name), .words(line.account.name),
      .words(AccountWords.platform(line.account.platform, say)),
      report.lastUpdate.map { .date($0) } ?? .empty,
      .day(next?.nextDue?.advanced(byMilliseconds: -1)), next.map { .count($0.missing) } ?? .empty,
      .count(report.longestGap?.length ?? 0), .count(report.daysBelow.count),
      report.lines.compactMap(\.left).min().map { .count($0) } ?? .empty,
      .words(citationWords(report.lines.map(\.rule).citations, names: names, say: say)),
    ]
  }
}
