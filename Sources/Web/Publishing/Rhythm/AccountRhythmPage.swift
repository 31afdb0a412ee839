import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// What the page on one account's rhythm shows.
struct AccountRhythmView: Sendable {
  let report: RhythmReport
  let rules: GoverningRules
  /// Whole months only.
  let month: ClosedRange<CivilDate>
  let days: [UpdateDay]
  let categories: [PostCategory: Int]
  /// One more than a page, to tell whether there are others.
  let outside: [OutsidePublication]
  let names: [PersonID: String]

  init(
    _ account: AccountID, _ month: ClosedRange<CivilDate>, text: String, page: Int,
    _ reading: Reading
  ) throws {
    let listed = try reading.visibleAccount(account)
    guard let report = try reading.rhythm(of: listed, over: month) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    (self.report, self.month) = (report, month)
    rules = try reading.rules(for: listed.organization)
    (days, categories) = try reading.accountMonth(of: listed.account.id, month)
    outside = try reading.outsidePublications(
      on: listed.account.id, month, text: text, offset: (page - 1) * OutsideList.pageLength,
      limit: OutsideList.pageLength + 1)
    names = try reading.names(of: outside.map(\.recordedBy))
  }
}

/// One account's rhythm: its rules, the month day by day, the balance of its categories, and what
/// went out without the program.
enum AccountRhythmPage {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/accounts/:id/rhythm") { visit in try await page(visit) }
    routes.post("/accounts/:id/rhythm", bodyLimit: 16_384) { visit in
      try await visit.answering({ try await page(visit, refusal: $0) }) {
        try await OutsideList.record(visit)
      }
    }
    return routes
  }

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let part = try await AccountPart.load(visit.id(), visit)
    let month = month(visit.query.text("month"), today: visit.now.date)
    let search = try visit.searched("q", label: say("rhythm.outside.search"))
    let number = min(max(Int(visit.query.text("page")) ?? 1, 1), 1_000)
    let account = part.account.id
    let view = try await visit.ask {
      try AccountRhythmView(account, month, text: search, page: number, $0)
    }
    let entries = visit.entries(refusal, labels: OutsideList.labels(say))
    let title = say("rhythm.of", ["account": part.account.name])
    return .page(
      staffPage(
        try await visit.staffFrame(.rhythm), title: title,
        breadcrumb: [
          Crumb(say("rhythm.title"), href: "/rhythm"), Crumb(part.account.name),
        ],
        content: [
          errorSummary(entries.errors, say: say),
          visit.doneFlash([
            "recorded": "rhythm.done.recorded", "struck": "rhythm.done.struck",
          ]),
          heading(title, part, view, visit),
          panel(say("rhythm.now"), [RhythmWords.plans(view.report, visit)]),
          months(month, part, visit),
          panel(say("rhythm.rules"), [facts(view, visit), rules(view, visit)]),
          panel(say("rhythm.month"), [RhythmMonth.table(view, visit)]),
          panel(say("rhythm.balance.title"), [balance(view, visit)]),
          OutsideList.panel(part, view, visit, entries, page: number),
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func heading(
    _ title: String, _ part: AccountPart, _ view: AccountRhythmView, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let of = [
      "platform": AccountWords.platform(part.account.platform, say),
      "unit": part.organization.name,
    ]
    return pageHeading(
      title, note: say("accounts.of", of), marks: [RhythmWords.state(view.report, visit)],
      actions: [linkButton(say("rhythm.account"), href: part.path), printButton(say: say)])
  }

  /// Reads `2026-11`; the running month when it is none.
  static func month(_ text: String, today: CivilDate) -> ClosedRange<CivilDate> {
    let day = CivilDate(text + "-01") ?? today
    return day.adding(days: 1 - day.day)...day.lastOfMonth
  }

  /// The name of a month in addresses.
  static func key(_ month: ClosedRange<CivilDate>) -> String {
    String(month.lowerBound.text.prefix(7))
  }

  private static func months(
    _ month: ClosedRange<CivilDate>, _ part: AccountPart, _ visit: Visit
  ) -> Node {
    let today = visit.now.date
    let before = Self.month("", today: month.lowerBound.adding(days: -1))
    let after = Self.month("", today: month.upperBound.adding(days: 1))
    let shown = [before, month] + (after.lowerBound <= today ? [after] : [])
    return tabs(
      shown.map { span in
        MenuItem(
          label: name(span, visit.say),
          href: RhythmWords.path(part.account.id) + "?month=" + key(span),
          isCurrent: span == month)
      }, label: visit.say("rhythm.months"))
  }

  static func name(_ month: ClosedRange<CivilDate>, _ say: Words) -> String {
    say(
      "rhythm.month-name",
      [
        "year": "\(month.lowerBound.year)",
        "month": say("time.month.\(month.lowerBound.month)"),
      ])
  }

  private static func facts(_ view: AccountRhythmView, _ visit: Visit) -> Node {
    let say = visit.say
    return definitionList([
      (say("rhythm.column.last"), RhythmWords.last(view.report, visit)),
      (say("rhythm.column.gap"), RhythmWords.gap(view.report, say)),
      (say("rhythm.column.below"), RhythmWords.below(view.report.daysBelow, say)),
    ])
  }

  private static func rules(_ view: AccountRhythmView, _ visit: Visit) -> Node {
    let say = visit.say
    guard !view.report.lines.isEmpty else { return p(say("rhythm.no-rules")) }
    return dataTable(
      columns: [
        Column(say("rhythm.column.rule"), .name), Column(say("rhythm.column.demand")),
        Column(say("rhythm.column.below")), Column(say("rhythm.column.due")),
        Column(say("rhythm.column.left")),
      ],
      rows: view.report.lines.map { line in
        Row([
          group([
            text(say.title(line.rule.title)), text(" "),
            citationLinks(line.rule.citations, names: visit.rulebookNames, say: say),
            ifPresent(line.rule.reading) { p(say.title($0)).class("note") },
          ]),
          text(RhythmWords.demand(line.rule, say)), below(line, say),
          RhythmWords.due(line.nextDue == nil ? nil : line, visit),
          text(line.left.map { say("rhythm.left", ["n": "\($0)"]) } ?? say("rhythm.left-none")),
        ])
      }, caption: say("rhythm.rules"))
  }

  private static func below(_ line: RhythmReport.Line, _ say: Words) -> Node {
    guard !line.daysBelow.isEmpty else { return text(say("rhythm.below-none")) }
    return group([
      text(RhythmWords.below(line.daysBelow, say)),
      p(RhythmWords.spans(line.daysBelow, say)).class("note"),
    ])
  }

  /// The month's items by category: what the rules name, also where nothing went out, then what
  /// else was chosen. Every item has the category that a person gave it.
  private static func balance(_ view: AccountRhythmView, _ visit: Visit) -> Node {
    let say = visit.say
    let shelf = visit.office.shelf
    let named = PostFields.categories(under: view.rules)
    let others = view.categories.keys.filter { key in !named.contains { $0.category == key } }
      .sorted { $0.rawValue < $1.rawValue }
    let rows =
      named.map { ($0.category, $0.rule?.citations ?? []) } + others.map { ($0, []) }
    return group([
      p(say("rhythm.balance.note")).class("note"),
      dataTable(
        columns: [
          Column(say("posts.field.category"), .name),
          Column(say("rhythm.balance.count"), .number), Column(say("rhythm.column.basis")),
        ],
        rows: rows.map { category, citations in
          let count = view.categories[category] ?? 0
          return Row([
            text(CategoryWords.title(category, on: shelf, say)),
            count == 0 ? tag(say("rhythm.balance.zero"), tone: .grey) : text("\(count)"),
            citationLinks(citations, names: visit.rulebookNames, say: say),
          ])
        }, caption: say("rhythm.balance.title")),
    ])
  }
}

/// A month as a table of weeks, each day with what went out and what was missed, in words.
enum RhythmMonth {
  static func table(_ view: AccountRhythmView, _ visit: Visit) -> Node {
    let say = visit.say
    let first = view.month.lowerBound
    let monday = first.adding(days: 1 - first.weekday.rawValue)
    let weeks = (0..<6).map { monday.adding(days: 7 * $0) }
      .filter { $0 <= view.month.upperBound }
    let counts = Dictionary(
      view.days.map { ($0.day, $0.count) }, uniquingKeysWith: { $0 + $1 })
    let below = Set(view.report.daysBelow)
    let gap = view.report.longestGap
    return dataTable(
      columns: [Column(say("rhythm.week"), .name)]
        + (0..<7).map { Column(say.longWeekday(monday.adding(days: $0).weekday)) },
      rows: weeks.map { start in
        let days = (0..<7).map { start.adding(days: $0) }
        return Row(
          [text(say("rhythm.week-of", ["day": say.shortDate(start)]))]
            + days.map { day in
              guard view.month.contains(day) else { return nothing }
              return cell(
                day, counts[day] ?? 0, isBelow: below.contains(day),
                isGap: gap?.contains(day) ?? false, visit)
            },
          spare: Set(days.indices.filter { !view.month.contains(days[$0]) }.map { $0 + 1 }))
      }, caption: AccountRhythmPage.name(view.month, say), showsCaption: true)
  }

  private static func cell(
    _ day: CivilDate, _ count: Int, isBelow: Bool, isGap: Bool, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let number = span("\(day.day)").class("number")
    guard day <= visit.now.date else { return number }
    if count > 0 {
      return group([
        number, text(" "), tag(say("rhythm.items", ["n": "\(count)"]), tone: .green),
        when(isBelow, tag(say("rhythm.day-below"), tone: .red)),
      ])
    }
    return group([
      number, text(" "),
      isBelow
        ? tag(say("rhythm.day-below"), tone: .red)
        : span(say(isGap ? "rhythm.day-gap" : "rhythm.day-none")).class("note"),
    ])
  }
}
