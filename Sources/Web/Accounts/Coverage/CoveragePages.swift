import HTML
import Office
import Rulebook

/// What is missing in sight: a map of bodies and platforms, and a list for each kind of gap.
enum CoveragePages {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let query = CoverageQuery(visit)
    let (counts, bodies) = try await visit.ask { reading in
      (try reading.coverageCounts(query.filter), try reading.coverageBodies(query.filter))
    }
    let content = [
      pageHeading(
        say("coverage.title"), note: say("coverage.note"),
        actions: [
          exportButtons(
            CoverageExport.path,
            CoverageExport.fields.map { ($0, visit.query.text($0)) }, visit),
          printButton(say: say), linkButton(say("coverage.registry"), href: "/accounts"),
        ]),
      filters(query, bodies, say), kinds(query, counts, say),
      query.kind.map { p(say("coverage.about." + $0.rawValue)).class("note") }
        ?? p(say("coverage.about-map")).class("note"),
      try await list(visit, query),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: say("coverage.title"),
        breadcrumb: [
          Crumb(say("menu.home"), href: "/"), Crumb(say("menu.accounts"), href: "/accounts"),
          Crumb(say("coverage.title")),
        ], content: content))
  }

  private static func list(_ visit: Visit, _ query: CoverageQuery) async throws -> Node {
    guard let kind = query.kind else { return try await CoverageMapView.list(visit, query) }
    let (page, calendar) = try await visit.ask { reading in
      (
        try reading.coverageGaps(kind, query.filter, after: query.after),
        try reading.calendar()
      )
    }
    let view = CoverageGapView(visit, query, calendar: calendar)
    return group([
      page.gaps.isEmpty
        ? empty(query, visit.say, isAsked: page.isAsked)
        : dataTable(
          columns: view.columns(of: kind), rows: page.gaps.map(view.row),
          caption: visit.say("coverage.kind." + kind.rawValue)),
      pages(query, next: page.next, visit.say),
    ])
  }

  static func pages(_ query: CoverageQuery, next: CoverageMark?, _ say: Words) -> Node {
    pager(
      first: query.after.map { _ in query.following(nil).address },
      next: next.map { query.following($0).address }, say: say)
  }

  static func empty(_ query: CoverageQuery, _ say: Words, isAsked: Bool = true) -> Node {
    let words =
      isAsked
      ? query.kind.map { say("coverage.none." + $0.rawValue) } ?? say("coverage.none-map")
      : say("coverage.none-asked")
    return emptyState(
      words,
      actions: query.isNarrowed
        ? [linkButton(say("act.clear-filters"), href: query.unnarrowed.address)] : [])
  }

  private static func filters(
    _ query: CoverageQuery, _ bodies: [Organization], _ say: Words
  ) -> Node {
    let entries = Entries(single: query.entries)
    return filterRow(
      action: CoverageQuery.path,
      [
        ifPresent(query.kind) { hiddenInput("kind", $0.rawValue) },
        selectBox(
          FieldLabel("organization", say("coverage.filter.organization")), entries,
          choices: bodies.map { Choice($0.id.description, $0.name) }, say: say, isFilter: true),
        selectBox(
          FieldLabel("level", say("coverage.filter.level")), entries,
          choices: OrganizationWords.levels(say), say: say, isFilter: true),
      ], say: say)
  }

  /// The map and the lists side by side, each with how much is missing.
  private static func kinds(
    _ query: CoverageQuery, _ counts: [CoverageKind: CappedCount], _ say: Words
  ) -> Node {
    func item(_ words: String, _ count: CappedCount?, _ kind: CoverageKind?) -> Node {
      let link = a([
        span(words),
        ifPresent(count) { count in
          span(
            count.isMore
              ? say("coverage.more-than", ["n": "\(count.number)"]) : "\(count.number)"
          ).class("count")
        },
      ]).href(query.showing(kind).address)
      return li([kind == query.kind ? link.aria("current", "page") : link])
    }
    let lists = CoverageKind.allCases.map {
      item(say("coverage.kind." + $0.rawValue), counts[$0], $0)
    }
    return nav([ul([item(say("coverage.map"), nil, nil)] + lists)]).class("tabs")
      .aria("label", say("coverage.tabs"))
  }
}
