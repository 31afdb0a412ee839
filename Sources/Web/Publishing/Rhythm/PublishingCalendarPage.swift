import HTML
import Office
import Rulebook
import WorkCalendar

/// What goes out on which account in a week: published, planned, signed; with the gaps against the
/// rhythm and the slots that are left.
enum PublishingCalendarPage {
  private static let kept = ["organization", "platform"]
  /// Accounts on a page.
  private static let pageLength = 20

  private struct Week: Sendable {
    let lines: [AccountRhythm]
    let hasMore: Bool
    let entries: [CalendarEntry]
    let units: [Organization]
  }

  static func page(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let filter = RhythmBoardPage.filter(visit.query)
    let week = week(visit.query.text("week"), today: visit.now.date)
    let isList = visit.query.text("view") == "list"
    let after = Visit.number(visit.query.text("after"), of: Account.self)
    let found = try await visit.ask { reading in
      let all = try reading.rhythmPortion(
        filter, over: week, after: after, limit: pageLength + 1)
      let lines = Array(all.prefix(pageLength))
      return Week(
        lines: lines, hasMore: all.count > pageLength,
        entries: try reading.calendarEntries(of: lines.map(\.account.id), week),
        units: try reading.unitChoices())
    }
    let title = say("rhythm.calendar.title")
    let view = isList ? "list" : ""
    return .page(
      staffPage(
        try await visit.staffFrame(.rhythm), title: title,
        breadcrumb: [Crumb(say("rhythm.title"), href: "/rhythm"), Crumb(title)],
        content: [
          div([
            pageHeading(
              title, note: say("rhythm.calendar.note"), actions: [printButton(say: say)]),
            weeks(week, view, visit), views(week, isList: isList, visit),
            RhythmBoardPage.filters(
              found.units, visit, action: "/rhythm/calendar",
              besides: [
                hiddenInput("week", week.lowerBound.text), hiddenInput("view", view),
              ]),
            found.lines.isEmpty
              ? RhythmBoardPage.empty(filter, say)
              : isList ? list(found, visit) : table(found, week, visit),
            plans(found.lines, visit), turning(found, week, view, after, visit),
          ]).class("wide-paper")
        ]))
  }

  private static func turning(
    _ found: Week, _ week: ClosedRange<CivilDate>, _ view: String, _ after: AccountID?,
    _ visit: Visit
  ) -> Node {
    pager(
      first: after == nil ? nil : address(week, view, nil, visit),
      next: found.hasMore
        ? found.lines.last.map { address(week, view, $0.account.id, visit) } : nil,
      say: visit.say)
  }

  /// The week of a day such as `2026-11-23`, Monday to Sunday; the running one when it is none.
  private static func week(_ text: String, today: CivilDate) -> ClosedRange<CivilDate> {
    let day = CivilDate(text) ?? today
    let monday = min(day, day.adding(days: 1 - day.weekday.rawValue))
    return monday...max(monday, monday.adding(days: 6))
  }

  private static func address(
    _ week: ClosedRange<CivilDate>, _ view: String, _ after: AccountID?, _ visit: Visit
  ) -> String {
    RhythmAddress.of(
      "/rhythm/calendar", kept, visit,
      [
        ("week", week.lowerBound.text), ("view", view),
        ("after", after.map { "\($0)" } ?? ""),
      ])
  }

  private static func weeks(
    _ week: ClosedRange<CivilDate>, _ view: String, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let spans = [-7, 0, 7].map { offset in
      Self.week("", today: week.lowerBound.adding(days: offset))
    }
    return tabs(
      spans.map { span in
        MenuItem(
          label: say(
            "rhythm.calendar.week",
            ["first": say.shortDate(span.lowerBound), "last": say.shortDate(span.upperBound)]),
          href: address(span, view, nil, visit), isCurrent: span == week)
      }, label: say("rhythm.calendar.weeks"))
  }

  private static func views(
    _ week: ClosedRange<CivilDate>, isList: Bool, _ visit: Visit
  ) -> Node {
    tabs(
      [
        MenuItem(
          label: visit.say("rhythm.calendar.as-week"), href: address(week, "", nil, visit),
          isCurrent: !isList),
        MenuItem(
          label: visit.say("rhythm.calendar.as-list"), href: address(week, "list", nil, visit),
          isCurrent: isList),
      ], label: visit.say("rhythm.calendar.views"))
  }

  // MARK: - Week

  private static func table(
    _ found: Week, _ week: ClosedRange<CivilDate>, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let byAccount = Dictionary(grouping: found.entries, by: \.account)
    return dataTable(
      columns: [Column(say("accounts.column.name"), .name)]
        + week.days.map { Column(say.shortDate($0)) } + [Column(say("rhythm.calendar.undated"))],
      rows: found.lines.map { line in
        let entries = byAccount[line.account.id] ?? []
        return Row(
          [
            group([
              a(line.account.name).href(RhythmWords.path(line.account.id)),
              p(AccountWords.platform(line.account.platform, say)).class("note"),
            ])
          ]
            + week.days.map { day in
              cell(day, entries.filter { $0.at?.date == day }, line.report, visit)
            } + [undated(entries.filter { $0.at == nil }, visit)])
      }, caption: say("rhythm.calendar.title"))
  }

  private static func cell(
    _ day: CivilDate, _ entries: [CalendarEntry], _ report: RhythmReport, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let isBelow = report.daysBelow.contains(day)
    // Until then more is needed than is out or planned.
    let isDue = report.lines.contains { line in
      line.dueAfterPlans == day.endsAt && day >= visit.now.date
    }
    return group([
      when(!entries.isEmpty, ul(entries.map { li([words($0, visit)]) })),
      when(isBelow, tag(say("rhythm.day-below"), tone: .red)),
      when(isDue, tag(say("rhythm.calendar.due"), tone: .amber)),
      when(
        entries.isEmpty && !isBelow && !isDue,
        span(say("rhythm.calendar.nothing")).class("note")),
    ])
  }

  private static func undated(_ entries: [CalendarEntry], _ visit: Visit) -> Node {
    entries.isEmpty
      ? span(visit.say("rhythm.calendar.nothing")).class("note")
      : ul(entries.map { li([words($0, visit)]) })
  }

  private static func words(_ entry: CalendarEntry, _ visit: Visit) -> Node {
    group([
      ifPresent(entry.at) { span(visit.say.time($0)).class("number") }, text(" "),
      name(entry), text(" "), state(entry, visit.say),
    ])
  }

  private static func name(_ entry: CalendarEntry) -> Node {
    if let post = entry.post { return a(entry.title).href("/posts/\(post)") }
    return a(entry.title).href(entry.link).rel("noopener noreferrer external")
  }

  private static func state(_ entry: CalendarEntry, _ say: Words) -> Node {
    let tone: Tone =
      switch entry.state {
      case .published, .outside: .green
      case .taken: .grey
      case .planned: .teal
      case .awaiting, .byHand, .unknown: .amber
      case .failed: .red
      }
    return tag(say("rhythm.entry." + entry.state.rawValue), tone: tone)
  }

  // MARK: - List

  private static func list(_ found: Week, _ visit: Visit) -> Node {
    let say = visit.say
    guard !found.entries.isEmpty else {
      return emptyState(
        say("rhythm.calendar.none"), actions: [linkButton(say("menu.posts"), href: "/posts")])
    }
    let accounts = Dictionary(
      found.lines.map { ($0.account.id, $0.account) }, uniquingKeysWith: { one, _ in one })
    return dataTable(
      columns: [
        Column(say("rhythm.calendar.when")), Column(say("rhythm.calendar.item"), .name),
        Column(say("accounts.column.name")), Column(say("rhythm.column.state")),
      ],
      rows: found.entries.map { entry in
        Row([
          text(entry.at.map { say.shortDateTime($0) } ?? say("rhythm.calendar.undated")),
          name(entry), text(accounts[entry.account]?.name ?? ""), state(entry, say),
        ])
      }, caption: say("rhythm.calendar.title"))
  }

  /// What whoever plans has to know of each account, from the rules: what is still to come, and
  /// how many slots are left for it.
  private static func plans(_ lines: [AccountRhythm], _ visit: Visit) -> Node {
    let bound = lines.filter { !$0.report.lines.isEmpty }
    return when(
      !bound.isEmpty,
      panel(
        visit.say("rhythm.calendar.plans"),
        bound.map { line in
          section([
            h3(line.account.name), RhythmWords.plans(line.report, visit),
          ])
        }))
  }
}
