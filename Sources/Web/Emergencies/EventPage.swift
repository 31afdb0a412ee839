import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// One event: the limit, the notices in their order, the holds, and what can be said next.
enum EventPage {
  private struct View: Sendable {
    let chain: EventChain
    let unit: Organization
    let bodies: [OrganizationID: Organization]
    let holds: [ListedHold]
    let clock: RunningClock?
    let calendar: WorkCalendar
    let names: [PersonID: String]
    let mayWrite: Bool
    let mayClose: Bool
    let mayHold: Bool

    var event: EmergencyEvent { chain.event }
  }

  static func reply(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: EmergencyEvent.self)
    let view = try await load(visit, id)
    let event = view.event
    let typed = visit.entries(refusal, labels: ["note": say("events.field.note")])
    let content = [
      errorSummary(typed.errors, say: say), wholeFormNote(refusal, say: say),
      visit.doneFlash(["opened": "events.done.opened", "closed": "events.done.closed"]),
      pageHeading(
        event.name, note: view.unit.name,
        marks: marks(event, isOnHold: view.holds.contains { $0.hold.isStanding }, say)
          + [clock(view, visit)], actions: actions(view, say)),
      group(
        view.holds.filter { $0.hold.isStanding }.map {
          HoldView.blocking($0, names: visit.rulebookNames, say)
        }),
      columns(
        [panel(say("events.chain"), [notices(view, say)])],
        aside: [
          panel(say("events.facts"), [facts(view, say)]),
          when(
            !view.holds.isEmpty || view.mayHold,
            panel(say("events.holds"), [holds(view, say)])),
          when(view.mayClose && event.isOpen, closing(view, visit, typed)),
        ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.events), title: event.name,
        breadcrumb: [Crumb(say("menu.events"), href: "/events"), Crumb(event.name)],
        content: content, hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  static func close(_ visit: Visit) async throws -> Reply {
    try visit.expect("note")
    let id = try visit.id(of: EmergencyEvent.self)
    return try await visit.answering({ try await reply(visit, refusal: $0) }) {
      _ = try await visit.perform(CloseEvent(id, note: visit.form.text("note")))
      return .redirect(eventPath(id) + "?done=closed")
    }
  }

  /// Open or closed, and that somebody else speaks on it.
  static func marks(_ event: EmergencyEvent, isOnHold: Bool, _ say: Words) -> [Node] {
    [
      tag(
        say(event.isOpen ? "events.state.open" : "events.state.closed"),
        tone: event.isOpen ? .amber : .grey),
      when(isOnHold, tag(say("events.hold-standing"), tone: .red)),
    ]
  }

  private static func load(_ visit: Visit, _ id: EventID) async throws -> View {
    try await visit.ask { reading in
      let event = try reading.visibleEvent(id)
      let chain = try reading.shownChain(of: event)
      let unit = try reading.organization(event.organization)
      let asker = reading.asker
      return View(
        chain: chain, unit: unit,
        bodies: try reading.organizations(chain.links.map(\.organization)),
        holds: try reading.holds(on: id), clock: try event.clock.flatMap { try reading.clock($0) },
        calendar: try reading.calendar(),
        names: try reading.names(of: [event.openedBy, event.closedBy].compactMap { $0 }),
        mayWrite: asker.holds(.editor), mayClose: asker.holds(.editor, at: unit),
        mayHold: PlaceHold.permission.roles.contains { asker.holds($0, at: unit) })
    }
  }

  private static func clock(_ view: View, _ visit: Visit) -> Node {
    guard let clock = view.clock else { return nothing }
    if clock.stoppedAt == nil {
      let face = ClockFace(clock, calendar: view.calendar, now: visit.now, say: visit.say)
      return deadlineChip(face, now: visit.now, names: visit.rulebookNames, say: visit.say)
    }
    return ifPresent(clock.verdict) { EmergencyWords.verdict($0, visit.say) }
  }

  private static func actions(_ view: View, _ say: Words) -> [Node] {
    guard view.mayWrite, view.event.isOpen else { return [] }
    if let last = view.chain.last {
      return [
        linkButton(
          say("events.new-update"), href: "/posts/new?update-of=\(last.post)", style: .primary,
          icon: .pen)
      ]
    }
    let event = "&event=\(view.event.id)"
    return [
      linkButton(say("events.new-warning"), href: "/posts/new?template=warning" + event),
      linkButton(
        say("events.new-first"), href: "/posts/new?template=emergency" + event, style: .primary,
        icon: .pen),
    ]
  }

  private static func notices(_ view: View, _ say: Words) -> Node {
    guard !view.chain.links.isEmpty else { return emptyState(say("events.no-notices")) }
    return timeline(
      view.chain.links.map { link in
        TimelineStep(
          stage: EmergencyWords.place(link.notice, say),
          person: view.bodies[link.organization]?.shortName,
          state: link.publishedAt == nil ? .current : .done, at: link.publishedAt,
          more: [
            p([
              a(link.title).href(postPath(link.post)), text(" "),
              span(link.number).class("number"),
            ]),
            when(
              link.publishedAt == nil,
              p(say("posts.state." + link.state.rawValue)).class("note")),
          ])
      }, say: say)
  }

  private static func facts(_ view: View, _ say: Words) -> Node {
    let event = view.event
    var rows = [
      (say("events.field.unit"), view.unit.name),
      (say("events.field.known"), say.dateTime(event.knownAt)),
      (say("events.opened-by"), view.names[event.openedBy] ?? ""),
      (
        say("events.first-published"),
        event.firstPublishedAt.map { say.dateTime($0) } ?? say("events.not-yet")
      ),
    ]
    if let at = event.closedAt {
      rows.append((say("events.closed-at"), say.dateTime(at)))
      let name = event.closedBy.flatMap { view.names[$0] }
      let why = name.map { say("events.closed-by", ["name": $0, "note": event.closingNote]) }
      rows.append((say("events.closed-why"), why ?? say("events.closed-by-final")))
    }
    return definitionList(rows)
  }

  private static func holds(_ view: View, _ say: Words) -> Node {
    group([
      view.holds.isEmpty ? p(say("events.no-holds")) : HoldView.list(view.holds, say),
      when(
        view.mayHold && view.event.isOpen,
        linkButton(say("events.hold"), href: "/holds/new?event=\(view.event.id)", icon: .lock)),
    ])
  }

  private static func closing(_ view: View, _ visit: Visit, _ typed: Entries) -> Node {
    let say = visit.say
    return panel(
      say("events.close"),
      [
        p(say("events.close-note")),
        postForm(
          action: eventPath(view.event.id) + "/closing", csrf: visit.formToken,
          [
            textArea(
              FieldLabel(
                "note", say("events.field.note"), need: .required,
                limit: FieldLimit(EmergencyFields.closingNote.maximum)), typed, say: say,
              rows: 3),
            submitButton(say("events.close"), style: .danger),
          ]),
      ])
  }
}
