import HTML
import Office
import Rulebook
import WorkCalendar

/// The events one's bodies speak on, the newest first, with the holds that stand.
enum EventListPage {
  private static let pageLength = 50

  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let state = visit.query.text("state")
    let isOpen: Bool? = ["open": true, "closed": false][state]
    let before = EventID(visit.query.text("before"))
    let (found, holds, calendar) = try await visit.ask { reading in
      (
        try reading.events(isOpen: isOpen, before: before, limit: pageLength + 1),
        try reading.holds(standing: true), try reading.calendar()
      )
    }
    let shown = Array(found.prefix(pageLength))
    let next = found.count > pageLength ? shown.last?.event.id : nil
    let content = [
      pageHeading(say("menu.events"), actions: actions(visit)),
      when(
        !holds.isEmpty,
        panel(say("events.holds"), [p(say("events.holds-note")), HoldView.list(holds, say)])),
      tabs(views(state, say), label: say("events.tabs")),
      when(shown.isEmpty, empty(isFiltered: isOpen != nil, visit)),
      when(
        !shown.isEmpty,
        dataTable(
          columns: [
            Column(say("events.column.event"), .name), Column(say("events.column.unit")),
            Column(say("events.column.notices")), Column(say("events.column.due")),
            Column(say("events.column.state")),
          ],
          rows: shown.map { row($0, visit, calendar) }, caption: say("menu.events"))),
      pager(
        first: before == nil ? nil : address(state, before: nil),
        next: next.map { address(state, before: $0) }, say: say),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.events), title: say("menu.events"),
        breadcrumb: [Crumb(say("menu.home"), href: "/"), Crumb(say("menu.events"))],
        content: content))
  }

  private static func actions(_ visit: Visit) -> [Node] {
    let say = visit.say
    let mayHold = PlaceHold.permission.roles.contains { visit.asker?.holds($0) ?? false }
    return [
      when(mayHold, linkButton(say("events.hold"), href: "/holds/new", icon: .lock)),
      when(
        visit.asker?.holds(.editor) ?? false,
        linkButton(say("events.open"), href: "/events/new", style: .primary, icon: .warn)),
    ]
  }

  private static func views(_ state: String, _ say: Words) -> [MenuItem] {
    ["", "open", "closed"].map { word in
      MenuItem(
        label: say("events.tab." + (word.isEmpty ? "all" : word)),
        href: address(word, before: nil), isCurrent: state == word)
    }
  }

  private static func address(_ state: String, before: EventID?) -> String {
    var fields: [String] = []
    if !state.isEmpty { fields.append("state=" + percentEncoded(state)) }
    if let before { fields.append("before=\(before)") }
    return fields.isEmpty ? "/events" : "/events?" + fields.joined(separator: "&")
  }

  private static func empty(isFiltered: Bool, _ visit: Visit) -> Node {
    let say = visit.say
    if isFiltered {
      return emptyState(
        say("filter.none"),
        actions: [linkButton(say("act.clear-filters"), href: "/events")])
    }
    let mayOpen = visit.asker?.holds(.editor) ?? false
    return emptyState(
      say("events.empty"),
      actions: mayOpen ? [linkButton(say("events.open"), href: "/events/new")] : [])
  }

  private static func row(
    _ found: ListedEvent, _ visit: Visit, _ calendar: WorkCalendar
  ) -> Row {
    let say = visit.say
    let face = found.clock.map {
      ClockFace($0, calendar: calendar, now: visit.now, say: say)
    }
    return Row(
      [
        a(found.event.name).href(eventPath(found.event.id)),
        text(found.organization.shortName), text("\(found.notices)"),
        face.map { deadlineTag($0, now: visit.now, say: say) }
          ?? found.verdict.map { EmergencyWords.verdict($0, say) } ?? text(say("due.none")),
        group(EventPage.marks(found.event, isOnHold: found.isOnHold, say)),
      ], tone: face?.tone(now: visit.now))
  }
}
