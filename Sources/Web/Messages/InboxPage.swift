import HTML
import Office
import Rulebook
import WorkCalendar

/// A tab of the inbox: one or two states under one name.
enum InboxTab: String, CaseIterable {
  case register, instruct, department, edit, approve, send, answered, closed

  var states: [Matter.State] {
    switch self {
    case .register: [.toRegister]
    case .instruct: [.toInstruct]
    case .department: [.withDepartment, .toSign]
    case .edit: [.toEdit]
    case .approve: [.toApprove]
    case .send: [.toSend]
    case .answered: [.answered]
    case .closed: [.closed]
    }
  }

  static func tabs(of side: Inbox.Side) -> [InboxTab] {
    side == .unit ? allCases : [.department, .edit, .approve, .send, .answered]
  }
}

/// The inbox: what came in, by state, with who has it and until when.
enum InboxPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let wanted = visit.query.text("inbox")
    let inboxes = try await visit.ask { try $0.inboxes() }
    guard let inbox = inboxes.first(where: { $0.key == wanted }) ?? inboxes.first else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: [.inboxClerk])
    }
    let tabs = InboxTab.tabs(of: inbox.side)
    let named = InboxTab(rawValue: visit.query.text("tab"))
    let tab = named.flatMap { tabs.contains($0) ? $0 : nil } ?? tabs[0]
    let isLow = tab == .answered && visit.query.text("rating") == "low"
    let after = InboxMark(visit.query.text("after"))
    let (page, counts, line) = try await visit.ask { reading in
      (
        try reading.matters(in: inbox, states: tab.states, isLow: isLow, after: after),
        try reading.matterCounts(in: inbox),
        InboxRow(
          visit: visit, calendar: try reading.calendar(),
          classes: try reading.rules(for: inbox.organization).messageClasses)
      )
    }
    let frame = try await visit.staffFrame(.messages)
    let first = link(inbox, tab) + (isLow ? "&rating=low" : "")
    let next = page.next.map { "\(first)&after=\($0)" }
    let content = [
      pageHeading(say("messages.title"), note: inbox.organization.name),
      otherInboxes(inboxes, current: inbox, say: say),
      tabBar(tabs, inbox: inbox, current: tab, counts: counts, say: say),
      when(tab == .answered, ratings(inbox, isLow: isLow, say: say)),
      page.entries.isEmpty
        ? emptyState(say(isLow ? "messages.empty-low" : "messages.empty"))
        : dataTable(
          columns: InboxRow.columns(of: tab, say), rows: page.entries.map(line.row),
          caption: say("messages.tab." + tab.rawValue)),
      pager(first: after == nil ? nil : first, next: next, say: say),
    ]
    return .page(
      staffPage(
        frame, title: say("messages.title"),
        breadcrumb: [Crumb(say("menu.home"), href: "/"), Crumb(say("messages.title"))],
        content: content))
  }

  private static func link(_ inbox: Inbox, _ tab: InboxTab) -> String {
    "/messages?inbox=\(inbox.key)&tab=\(tab.rawValue)"
  }

  /// All answers, or only those that left the citizen dissatisfied.
  private static func ratings(_ inbox: Inbox, isLow: Bool, say: Words) -> Node {
    let all = link(inbox, .answered)
    return tabs(
      [
        MenuItem(label: say("messages.rating.all"), href: all, isCurrent: !isLow),
        MenuItem(label: say("messages.rating.low"), href: all + "&rating=low", isCurrent: isLow),
      ], label: say("messages.field.rating"))
  }

  private static func tabBar(
    _ all: [InboxTab], inbox: Inbox, current: InboxTab, counts: MatterCounts, say: Words
  ) -> Node {
    let items = all.map { tab in
      let count = tab.states.reduce(0) { $0 + (counts[$1] ?? 0) }
      let name = say("messages.tab." + tab.rawValue)
      let isMany = count > 99
      return MenuItem(
        label: isMany ? say("messages.many", ["tab": name]) : name, href: link(inbox, tab),
        count: isMany || count == 0 ? nil : count, isCurrent: tab == current)
    }
    return tabs(items, label: say("messages.tabs"))
  }

  private static func otherInboxes(
    _ inboxes: [Inbox], current: Inbox, say: Words
  ) -> Node {
    guard inboxes.count > 1 else { return nothing }
    let links = inboxes.map { inbox in
      MenuItem(
        label: say("messages.side." + inbox.side.rawValue, ["name": inbox.organization.shortName]),
        href: "/messages?inbox=\(inbox.key)", isCurrent: inbox == current)
    }
    return tabs(links, label: say("messages.inboxes"))
  }
}

extension Inbox {
  /// How an inbox stands in an address: `unit-4`, `department-7`.
  var key: String { "\(side.rawValue)-\(organization.id)" }
}

/// The state of a matter in few words.
func stateTag(_ state: Matter.State, say: Words) -> Node {
  let tone: Tone =
    switch state {
    case .toRegister, .toSend: .amber
    case .answered: .green
    case .closed: .grey
    default: .primary
    }
  return tag(say("messages.state." + state.rawValue), tone: tone)
}
