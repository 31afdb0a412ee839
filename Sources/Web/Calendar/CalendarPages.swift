import HTML
import HTTPTypes
import Office
import WorkCalendar

/// The working-day calendar in force, a year at a time, and what a term comes to.
package func calendarRoutes() -> Routes {
  var routes = Routes()
  routes.get("/calendar") { visit in try await CalendarPages.page(visit) }
  routes.add(CalendarAdoptionPages.routes())
  routes.add(OwnDayPages.routes())
  return routes
}

enum CalendarPages {
  static func page(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let calendar = try await visit.ask { try $0.calendar() }
    let asked = Int(visit.query.text("year")) ?? visit.now.date.year
    let year = min(max(asked, 1990), 2100)
    let mayAdopt = try visit.signedIn().holdsAtRoot(.systemAdministrator)
    let title = say("calendar.title", ["year": "\(year)"])
    let calculator = DeadlineForm(visit: visit, calendar: calendar)
    return .page(
      staffPage(
        try await visit.staffFrame(.calendar), title: title,
        breadcrumb: [Crumb(say("menu.calendar"))],
        content: [
          visit.doneFlash(["adopted": "calendar.adopted"]),
          pageHeading(
            title, note: say("calendar.version", ["version": calendar.version]),
            marks: [published(year, calendar, say)],
            actions: mayAdopt
              ? [
                linkButton(say("calendar.adopt"), href: "/calendar/adopt"),
                linkButton(say("calendar.own.title"), href: "/calendar/own"),
              ] : []),
          tabs(years(calendar, year), label: say("calendar.years")),
          panel(say("calendar.year-view"), [table(year, calendar, say)]),
          panel(say("calendar.own.title"), [OwnDayPages.list(calendar, say)]),
          panel(say("calendar.calculator"), calculator.content),
          panel(say("calendar.sources"), [sources(year, calendar, say)]),
        ], hasErrors: calculator.hasErrors),
      status: calculator.hasErrors ? .unprocessableContent : .ok)
  }

  private static func published(
    _ year: Int, _ calendar: WorkCalendar, _ say: Words
  ) -> Node {
    calendar.isPublished(year: year)
      ? tag(say("calendar.published"), tone: .green)
      : tag(say("calendar.unpublished"), tone: .amber)
  }

  private static func years(_ calendar: WorkCalendar, _ shown: Int) -> [MenuItem] {
    let last = calendar.publishedYears.last ?? shown
    let years = Set(calendar.publishedYears + [shown, last + 1]).sorted()
    return years.map { year in
      MenuItem(label: "\(year)", href: "/calendar?year=\(year)", isCurrent: year == shown)
    }
  }

  private static func table(_ year: Int, _ calendar: WorkCalendar, _ say: Words) -> Node {
    let rows = (1...12).map { month in
      let days = days(of: year, month: month).map(calendar.day)
      let off = days.filter { !$0.isWorking && $0.kind.name != nil }
      let work = days.filter { $0.isWorking && $0.kind.name != nil }
      return Row([
        text(say("time.month.\(month)")), text("\(days.filter(\.isWorking).count)"),
        text(list(off, say)), text(list(work, say)),
      ])
    }
    return dataTable(
      columns: [
        Column(say("calendar.month"), .name), Column(say("calendar.working"), .number),
        Column(say("calendar.off")), Column(say("calendar.make-up")),
      ], rows: rows, caption: say("calendar.year-view"))
  }

  private static func list(_ days: [Day], _ say: Words) -> String {
    days.isEmpty
      ? say("calendar.nothing") : say.list(DaySpan.spans(of: days).map { span($0, say) })
  }

  private static func days(of year: Int, month: Int) -> [CivilDate] {
    (1...31).compactMap { CivilDate(year: year, month: month, day: $0) }
  }

  private static func span(_ span: DaySpan, _ say: Words) -> String {
    let name = span.kind.name ?? ""
    if span.first == span.last {
      return say("deadline.day-off", ["date": say.shortDate(span.first), "name": name])
    }
    return say(
      "deadline.days-off",
      ["first": say.shortDate(span.first), "last": say.shortDate(span.last), "name": name])
  }

  /// The notices behind the year, as text: no page of ours leads to another host by itself.
  private static func sources(_ year: Int, _ calendar: WorkCalendar, _ say: Words) -> Node {
    var known: [String] = []
    for month in 1...12 {
      for day in days(of: year, month: month) {
        for source in calendar.day(day).kind.sources where !known.contains(source) {
          known.append(source)
        }
      }
    }
    guard !known.isEmpty else { return p(say("calendar.no-sources")) }
    return ul(known.map { li([code($0)]) })
  }
}
