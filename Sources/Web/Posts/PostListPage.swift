import HTML
import Office
import Rulebook
import WorkCalendar

/// The items of one's bodies, the newest first, fifty to a page.
enum PostListPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let filter = visit.query.text("state")
    let state = PostState(rawValue: filter)
    let isMine = filter == waiting
    let before = PostID(visit.query.text("before"))
    let (page, calendar) = try await visit.ask { reading in
      let page =
        isMine ? try reading.postsAwaitingAsker() : try reading.posts(in: state, before: before)
      return (page, try reading.calendar())
    }
    let mayWrite = visit.asker?.holds(.editor) ?? false
    let heading = pageHeading(
      say("posts.title"),
      actions: [linkButton(say("corrections.title"), href: "/corrections")]
        + (mayWrite
          ? [
            linkButton(
              say("posts.new-emergency"), href: "/posts/new?kind=emergency", icon: .warn),
            linkButton(say("events.new-warning"), href: "/posts/new?template=warning"),
            linkButton(say("posts.import.title"), href: DraftImportPage.path),
            linkButton(say("posts.new"), href: "/posts/new", style: .primary, icon: .pen),
          ] : []))
    let content = [
      heading, tabs(views(filter, say), label: say("posts.tabs")),
      when(page.lines.isEmpty, empty(isFiltered: !filter.isEmpty, mayWrite: mayWrite, say)),
      when(
        !page.lines.isEmpty,
        dataTable(
          columns: columns(say), rows: page.lines.map { row($0, visit, calendar) },
          caption: say("posts.title"))),
      pager(
        first: before == nil ? nil : address(filter, before: nil),
        next: page.next.map { address(filter, before: $0) }, say: say),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: say("posts.title"),
        breadcrumb: [Crumb(say("menu.home"), href: "/"), Crumb(say("posts.title"))],
        content: content))
  }

  private static let waiting = "waiting"

  private static func views(_ filter: String, _ say: Words) -> [MenuItem] {
    let all = MenuItem(
      label: say("posts.tab.all"), href: "/posts", isCurrent: filter.isEmpty)
    let mine = MenuItem(
      label: say("posts.tab.waiting"), href: address(waiting, before: nil),
      isCurrent: filter == waiting)
    let shown: [PostState] = [
      .draft, .inReview, .returned, .approved, .publishing, .published, .failed,
    ]
    return [all, mine]
      + shown.map { state in
        MenuItem(
          label: say("posts.state." + state.rawValue),
          href: address(state.rawValue, before: nil), isCurrent: filter == state.rawValue)
      }
  }

  private static func address(_ filter: String, before: PostID?) -> String {
    var fields: [String] = []
    if !filter.isEmpty { fields.append("state=" + percentEncoded(filter)) }
    if let before { fields.append("before=\(before)") }
    return fields.isEmpty ? "/posts" : "/posts?" + fields.joined(separator: "&")
  }

  private static func empty(isFiltered: Bool, mayWrite: Bool, _ say: Words) -> Node {
    if isFiltered {
      return emptyState(
        say("filter.none"),
        actions: [linkButton(say("act.clear-filters"), href: "/posts")])
    }
    return emptyState(
      say("posts.empty"),
      actions: mayWrite ? [linkButton(say("posts.new"), href: "/posts/new")] : [])
  }

  private static func columns(_ say: Words) -> [Column] {
    [
      Column(say("posts.column.title"), .name), Column(say("posts.column.account")),
      Column(say("posts.column.category")), Column(say("posts.column.state")),
      Column(say("posts.column.holder")), Column(say("posts.column.due")),
      Column(say("posts.column.updated")),
    ]
  }

  private static func row(
    _ line: PostLine, _ visit: Visit, _ calendar: WorkCalendar
  ) -> Row {
    let say = visit.say
    let face = line.clock.map {
      ClockFace($0, calendar: calendar, now: visit.now, say: say)
    }
    let names = line.holders.prefix(2).map(\.name)
    return Row(
      [
        group([
          a(line.post.title).href(postPath(line.post.id)),
          span(line.post.number).class("number"),
          when(line.post.kind == .emergency, tag(say("posts.kind.emergency"), tone: .red)),
        ]),
        text(say.list(line.accounts.map(\.name))),
        text(CategoryWords.title(line.post.category, on: visit.office.shelf, say)),
        postStateTag(line.post.state, stage: line.openStage, say: say),
        text(say.list(names)),
        face.map { deadlineTag($0, now: visit.now, say: say) } ?? text(say("due.none")),
        time(say.shortDateTime(line.post.updatedAt)).datetime(line.post.updatedAt.rfc3339),
      ],
      tone: face?.tone(now: visit.now))
  }
}

/// Where an item stands: 待复审 while a stage is open, else its state.
func postStateTag(_ state: PostState, stage: Stage?, say: Words) -> Node {
  if state == .inReview, let stage {
    return tag(
      say("posts.awaits", ["stage": say("stage." + stage.kind.rawValue)]), tone: .primary)
  }
  let tone: Tone =
    switch state {
    case .draft, .discarded: .grey
    case .inReview, .approved, .publishing: .primary
    case .returned, .partlyPublished: .amber
    case .published: .green
    case .failed: .red
    }
  return tag(say("posts.state." + state.rawValue), tone: tone)
}
