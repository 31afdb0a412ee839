import HTML
import Office
import WorkCalendar

/// The notices about accounts as everybody reads them.
enum PublicNotices {
  private static let pageLength = 20

  static func list(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let before = AccountNoticeID(visit.query.text("before"))
    let (running, earlier) = try await visit.ask { reading in
      (
        before == nil ? try reading.publicNotices(running: true, limit: 50) : [],
        try reading.publicNotices(running: false, before: before, limit: pageLength + 1)
      )
    }
    let shown = Array(earlier.prefix(pageLength))
    let next = earlier.count > pageLength ? shown.last?.notice.id : nil
    let isEmpty = running.isEmpty && earlier.isEmpty
    let content = [
      h1(say("notices.public-title")),
      when(isEmpty, emptyState(say("notices.public-empty"))),
      when(!running.isEmpty, lines(running, say)),
      when(!shown.isEmpty, section([h2(say("notices.earlier")), lines(shown, say)])),
      pager(
        first: before == nil ? nil : "/p/notices", next: next.map { "/p/notices?before=\($0)" },
        say: say),
      p([a(say("directory.title")).href("/p/accounts")]),
    ]
    return .page(
      publicPage(
        try await visit.publicFrame(.notices), title: say("notices.public-title"),
        content: content))
  }

  static func page(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: AccountNotice.self)
    let found = try await visit.ask { try $0.accountNotice(id) }
    let notice = found.notice
    let content = [
      article([
        header([
          h1(notice.draft.title),
          p([
            span(say("portal.source", ["source": found.organization.name])), text(" "),
            time(say.dateTime(notice.publishedAt)).datetime(notice.publishedAt.rfc3339),
          ]).class("note"),
          p([NoticeWords.state(notice, say)]),
        ]),
        div([NoticeWords.paragraphs(notice.draft.text)]).class("reading"),
        definitionList(NoticeWords.points(notice, say)),
        when(
          !notice.progress.isEmpty,
          section([h2(say("notices.progress")), NoticeWords.progress(notice, say)])),
        footer([
          p([
            text(say("notices.about")), a(found.account.name).href("/p/a/" + found.account.slug),
          ]).class("note")
        ]),
      ]),
      div([
        printButton(say: say), linkButton(say("notices.public-all"), href: "/p/notices"),
        linkButton(say("directory.title"), href: "/p/accounts"),
      ]).class("buttons"),
    ]
    return .page(
      publicPage(
        try await visit.publicFrame(.notices, organization: found.organization.name),
        title: notice.draft.title, content: content))
  }

  /// What is running, on the portal's first page.
  static func front(_ notices: [ListedNotice], _ say: Words) -> Node {
    guard !notices.isEmpty else { return nothing }
    return section([
      h2(say("notices.public-title")),
      p([a(say("notices.public-all")).href("/p/notices")]), lines(notices, say),
    ])
  }

  /// What is running about an account, at the top of its page.
  static func banners(_ notices: [AccountNotice], _ say: Words) -> Node {
    group(
      notices.filter { $0.endedAt == nil }.map { notice in
        let draft = notice.draft
        let points = [
          (say("notices.field.replacement"), draft.replacement),
          (say("notices.field.contact"), draft.contact),
        ].filter { !$0.1.isEmpty }
        return note(
          [
            p([strong([a(draft.title).href(publicNoticePath(notice.id))])]),
            NoticeWords.paragraphs(draft.text),
            group(
              points.map { p(say("notices.sheet-point", ["name": $0.0, "words": $0.1])) }),
            ifPresent(notice.progress.last) { last in
              p(
                say(
                  "notices.latest", ["date": say.date(last.at.date), "words": last.text]))
            },
          ], tone: .amber
        ).role("status")
      })
  }

  /// What is over about an account, at the bottom of its page.
  static func earlier(_ notices: [AccountNotice], _ say: Words) -> Node {
    let over = notices.filter { $0.endedAt != nil }
    guard !over.isEmpty else { return nothing }
    return section([
      h2(say("notices.earlier")),
      ul(
        over.map { notice in
          li([
            a(notice.draft.title).href(publicNoticePath(notice.id)), text(" "),
            time(say.date(notice.publishedAt.date)).datetime(notice.publishedAt.rfc3339)
              .class("note"),
          ])
        }),
    ])
  }

  private static func lines(_ notices: [ListedNotice], _ say: Words) -> Node {
    ul(
      notices.map { found in
        let notice = found.notice
        return li([
          h3([a(notice.draft.title).href(publicNoticePath(notice.id))]),
          ifPresent(notice.progress.last) { last in
            p(say("notices.latest", ["date": say.date(last.at.date), "words": last.text]))
          },
          p([
            span(found.account.name), text(" "),
            time(say.dateTime(notice.publishedAt)).datetime(notice.publishedAt.rfc3339),
          ]).class("note"),
        ])
      }
    ).class("public-list")
  }
}
