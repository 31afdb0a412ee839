import HTML
import HTTPTypes
import Office
import Rulebook
import Spreadsheets
import WorkCalendar

/// The items of one's bodies, the newest first, fifty to a page.
enum PostListPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let text = try visit.searched("q", label: visit.say("lists.search"), atMost: PostQuery.longest)
    let number = text.filter { !$0.isWhitespace }.uppercased()
    // A whole number leads to its item.
    if number.wholeMatch(of: #/[A-Z0-9]{1,20}-\d{4}-\d{4,}/#) != nil,
      let post = try await visit.ask({ try $0.post(numbered: number) })
    {
      return .redirect(postPath(post))
    }
    return try await reply(visit, PostQuery(visit.query, me: visit.asker?.person?.id))
  }

  /// - Parameter refusal: why the list was not kept under a name.
  static func reply(
    _ visit: Visit, _ query: PostQuery, refusal: Refusal? = nil
  ) async throws -> Reply {
    let say = visit.say
    let before = PostID(visit.query.text("before"))
    let found = try await visit.ask { try Found(query, before: before, in: $0) }
    let page = found.page
    let content = [
      doneFlash(visit), heading(query, visit),
      tabs(views(of: query, say), label: say("posts.tabs")),
      PostViews.node(found.views, query, visit, refusal: refusal),
      when(!query.isWaiting, PostListFilters.node(query, found.choices, visit)),
      when(page.lines.isEmpty, empty(query, page, visit)),
      when(!page.lines.isEmpty, chosen(found, query, visit)),
      when(
        page.isCut && !page.lines.isEmpty, p(say("lists.cut")).class("note")),
      pager(
        first: before == nil ? nil : query.address(),
        next: page.next.map { query.address(before: $0) }, say: say),
    ]
    var reply = Reply.page(
      staffPage(
        try await visit.staffFrame(.posts), title: say("posts.title"),
        breadcrumb: [Crumb(say("menu.home"), href: "/"), Crumb(say("posts.title"))],
        content: content, hasErrors: refusal != nil))
    if refusal != nil { reply.status = .unprocessableContent }
    return reply
  }

  /// What the page shows, read at once.
  private struct Found: Sendable {
    let page: PostLines
    let calendar: WorkCalendar
    let choices: PostListChoices
    let views: [SavedView]

    init(_ query: PostQuery, before: PostID?, in reading: Reading) throws {
      page =
        query.isWaiting
        ? try reading.postsAwaitingAsker() : try reading.posts(query.filter, before: before)
      calendar = try reading.calendar()
      choices = try PostListChoices(query, in: reading)
      views = try reading.savedViews(of: .posts)
    }
  }

  private static func doneFlash(_ visit: Visit) -> Node {
    visit.doneFlash(["view-saved": "lists.done.saved", "view-deleted": "lists.done.deleted"])
  }

  private static func heading(_ query: PostQuery, _ visit: Visit) -> Node {
    let say = visit.say
    let export = when(
      !query.isWaiting,
      exportButtons(PostExport.path, query.fields.map { ($0.name, $0.value) }, visit))
    let mayWrite = visit.asker?.holds(.editor) ?? false
    let new = [
      linkButton(say("posts.new-emergency"), href: "/posts/new?kind=emergency", icon: .warn),
      linkButton(say("posts.import.title"), href: DraftImportPage.path),
      linkButton(say("posts.new"), href: "/posts/new", style: .primary, icon: .pen)
        .data("new", "post"),
    ]
    let corrections = linkButton(say("corrections.title"), href: "/corrections")
    return pageHeading(
      say("posts.title"), actions: [corrections, export] + (mayWrite ? new : []))
  }

  private static func views(of query: PostQuery, _ say: Words) -> [MenuItem] {
    let filter = query.value("state")
    let all = MenuItem(
      label: say("posts.tab.all"), href: query.isWaiting ? "/posts" : query.address(in: nil),
      isCurrent: filter.isEmpty)
    let mine = MenuItem(
      label: say("posts.tab.waiting"), href: query.address(in: PostQuery.waiting),
      isCurrent: query.isWaiting)
    let shown: [PostState] = [
      .draft, .inReview, .returned, .approved, .publishing, .published, .failed,
    ]
    return [mine, all]
      + shown.map { state in
        MenuItem(
          label: say("posts.state." + state.rawValue), href: query.address(in: state.rawValue),
          isCurrent: filter == state.rawValue)
      }
  }

  private static func empty(_ query: PostQuery, _ page: PostLines, _ visit: Visit) -> Node {
    let say = visit.say
    let clear = linkButton(say("act.clear-filters"), href: PostQuery.path)
    if SearchWords(query.filter.text).isTooShort {
      return emptyState(say("lists.too-short"), actions: [clear])
    }
    if page.isCut { return emptyState(say("lists.cut-empty"), actions: [clear]) }
    if query.isNarrowed { return emptyState(say("filter.none"), actions: [clear]) }
    let mayWrite = visit.asker?.holds(.editor) ?? false
    return emptyState(
      say("posts.empty"),
      actions: mayWrite ? [linkButton(say("posts.new"), href: "/posts/new")] : [])
  }

  /// The table in a form: items are ticked, and then handed on or taken out as a file. Nothing is
  /// signed, published or discarded several at a time.
  private static func chosen(_ found: Found, _ query: PostQuery, _ visit: Visit) -> Node {
    let say = visit.say
    let table = dataTable(
      columns: columns(say), rows: found.page.lines.map { row($0, visit, found.calendar) },
      caption: say("posts.title"))
    let assign = when(
      PostAssignPage.isOffered(to: visit.asker),
      submitButton(say("lists.assign"), style: .normal))
    let exports = TableFile.Kind.written.map { kind in
      submitButton(
        say("lists.export-" + kind.rawValue), style: .quiet, name: "format",
        value: kind.rawValue
      ).attribute("formaction", PostExport.path)
    }
    return postForm(
      action: PostAssignPage.choosing, csrf: visit.formToken,
      [
        hiddenInput("list", query.query), table,
        div([span(say("lists.chosen")).class("note"), assign] + exports)
          .class("buttons chosen no-print"),
      ]
    ).data("stays", "yes")
  }

  private static func columns(_ say: Words) -> [Column] {
    [
      Column(say("lists.choose"), .actions), Column(say("posts.column.title"), .name),
      Column(say("posts.column.account")),
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
        input().type("checkbox").name(PostAssignPage.item).value("\(line.post.id)")
          .aria("label", say("lists.choose-one", ["title": line.post.title])),
        group([
          a(line.post.title).href(postPath(line.post.id)),
          span(line.post.number).class("number"),
          when(line.post.kind == .emergency, tag(say("posts.kind.emergency"), tone: .red)),
        ]),
        text(say.list(line.accounts.map(\.name))),
        text(CategoryWords.title(line.post.category, on: visit.office.shelf, say)),
        state(of: line, say), text(say.list(names)),
        face.map { deadlineTag($0, now: visit.now, say: say) } ?? text(say("due.none")),
        time(say.shortDateTime(line.post.updatedAt)).datetime(line.post.updatedAt.rfc3339),
      ],
      tone: face?.tone(now: visit.now))
  }
}

extension PostListPage {
  /// Where it stands; of what readers find nowhere any more, that it was taken down.
  static func state(of line: PostLine, _ say: Words) -> Node {
    guard let taken = line.takenDown else {
      return postStateTag(line.post.state, stage: line.openStage, say: say)
    }
    return tag(say("publishing.state." + taken.rawValue), tone: .amber)
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
