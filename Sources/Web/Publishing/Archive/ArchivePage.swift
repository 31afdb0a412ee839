import HTML
import Office
import Rulebook
import WorkCalendar

/// What a body has archived, year by year: how long each item is kept, what is held, and what
/// nothing keeps any more.
enum ArchivePage {
  static let path = "/archive"
  private static let portion = 50

  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let bodies = try await visit.ask { try $0.archivingBodies() }
    let chosen = OrganizationID(visit.query.text("organization"))
    let heading = pageHeading(say("archive.title"), note: say("archive.note"))
    guard let unit = bodies.first(where: { $0.id == chosen }) ?? bodies.first else {
      return try await page(visit, [heading, emptyState(say("archive.no-body"))])
    }
    // Another body than those in reach is refused by the question, not shown as one's own.
    var filter = ArchiveFilter(chosen ?? unit.id, year: Int(visit.query.text("year")))
    filter.view = ArchiveFilter.View(rawValue: visit.query.text("view")) ?? .all
    let before = ArchivePlace(visit.query.text("before"))
    let wanted = filter
    let (found, years, rule) = try await visit.ask { reading in
      (
        try reading.archivedPosts(wanted, before: before, limit: portion + 1),
        try reading.archiveYears(of: wanted.organization),
        try reading.rules(for: reading.organization(wanted.organization))
          .retention(of: .publications)
      )
    }
    let shown = Array(found.prefix(portion))
    let next = found.count > portion ? shown.last.map { ArchivePlace($0) } : nil
    return try await page(
      visit,
      [
        heading, schedule(rule, visit), tabs(views(filter, say), label: say("archive.tabs")),
        filterForm(filter, bodies, years, say),
        when(shown.isEmpty, empty(filter, say)),
        when(!shown.isEmpty, table(shown, visit)),
        pager(
          first: before == nil ? nil : address(filter),
          next: next.map { address(filter, before: $0) }, say: say),
        export(bodies.first { $0.id == filter.organization } ?? unit, filter.year, visit),
      ])
  }

  /// How a year is handed over: the command for whoever may run it, else whom to ask.
  private static func export(_ unit: Organization, _ year: Int?, _ visit: Visit) -> Node {
    let say = visit.say
    guard visit.asker?.holds(.systemAdministrator) ?? false else {
      return panel(say("archive.export.title"), [p(say("archive.export.ask"))])
    }
    let facts = ["code": unit.code, "year": "\(year ?? visit.now.date.year)"]
    return panel(
      say("archive.export.title"),
      [p(say("archive.export.note")), p([code(say("archive.export.command", facts))])])
  }

  private static func page(_ visit: Visit, _ content: [Node]) async throws -> Reply {
    .page(
      staffPage(
        try await visit.staffFrame(.archive), title: visit.say("archive.title"),
        breadcrumb: [
          Crumb(visit.say("menu.home"), href: "/"), Crumb(visit.say("archive.title")),
        ],
        content: content))
  }

  /// How long items are kept, under which article, and what that means for destroying them.
  private static func schedule(_ rule: RetentionRule?, _ visit: Visit) -> Node {
    let say = visit.say
    guard let rule else { return note([p(say("archive.schedule-none"))]) }
    let facts = ["period": NumberWords.retention(rule.atLeast, say)]
    return note([
      p(say("archive.schedule", facts)),
      basisLine(rule.citations, names: visit.rulebookNames, say: say),
    ])
  }

  private static func views(_ filter: ArchiveFilter, _ say: Words) -> [MenuItem] {
    ArchiveFilter.View.allCases.map { view in
      var other = filter
      other.view = view
      return MenuItem(
        label: say("archive.view." + view.rawValue), href: address(other),
        isCurrent: view == filter.view)
    }
  }

  private static func address(_ filter: ArchiveFilter, before: ArchivePlace? = nil) -> String {
    var fields = ["organization=\(filter.organization)", "view=" + filter.view.rawValue]
    if let year = filter.year { fields.append("year=\(year)") }
    if let before { fields.append("before=\(before)") }
    return path + "?" + fields.joined(separator: "&")
  }

  private static func filterForm(
    _ filter: ArchiveFilter, _ bodies: [Organization], _ years: [ArchiveYear], _ say: Words
  ) -> Node {
    let entries = Entries(single: [
      "organization": "\(filter.organization)", "year": filter.year.map { "\($0)" } ?? "",
    ])
    let choices = years.map { year in
      Choice(
        "\(year.year)",
        say(
          year.isMore ? "archive.year-more" : "archive.year",
          ["year": "\(year.year)", "n": "\(year.count)"]))
    }
    return filterRow(
      action: path,
      [
        hiddenInput("view", filter.view.rawValue),
        selectBox(
          FieldLabel("organization", say("archive.field.organization")), entries,
          choices: bodies.map { Choice("\($0.id)", $0.name) }, say: say, allowsNone: false),
        selectBox(
          FieldLabel("year", say("archive.field.year")), entries, choices: choices, say: say,
          isFilter: true),
      ], say: say)
  }

  private static func empty(_ filter: ArchiveFilter, _ say: Words) -> Node {
    if filter.view == .all, filter.year == nil { return emptyState(say("archive.empty")) }
    return emptyState(
      say("archive.empty-" + filter.view.rawValue),
      actions: [
        linkButton(
          say("act.clear-filters"), href: address(ArchiveFilter(filter.organization)))
      ])
  }

  private static func table(_ lines: [ArchivedPost], _ visit: Visit) -> Node {
    let say = visit.say
    let columns = [
      Column(say("archive.column.title"), .name), Column(say("archive.column.at")),
      Column(say("archive.column.kept")), Column(say("archive.column.state")),
      Column(say("archive.column.package"), .actions),
    ]
    return dataTable(
      columns: columns, rows: lines.map { row($0, visit) }, caption: say("archive.title"))
  }

  private static func row(_ line: ArchivedPost, _ visit: Visit) -> Row {
    let say = visit.say
    return Row([
      group([
        a(line.post.title).href(postPath(line.post.id)),
        span(line.post.number).class("number"),
      ]),
      time(say.dateTime(line.archivedAt)).datetime(line.archivedAt.rfc3339),
      text(line.retention.map { say.date($0.untilOn) } ?? say("archive.always")),
      group([
        ArchiveWords.state(line, today: visit.now.date, say),
        ifPresent(line.hold) { p(ArchiveWords.held($0, say)).class("note") },
      ]),
      a(say("archive.package")).href(postPath(line.post.id) + "/archive.zip"),
    ])
  }
}
