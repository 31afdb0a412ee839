import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The unit's pages of the notices on an account.
enum NoticePages {
  static func list(_ visit: Visit) async throws -> Reply {
    let view = try await NoticeView.load(visit, account: try visit.id())
    let say = visit.say
    let (running, earlier) = (
      view.notices.filter { $0.endedAt == nil }, view.notices.filter { $0.endedAt != nil }
    )
    let mayStart = view.mayPublish && !view.possibleKinds.isEmpty
    let new = linkButton(
      say("notices.new"), href: noticesPath(view.account.id) + "/new", style: .primary,
      icon: .bell)
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: say("notices.title"),
        breadcrumb: view.crumbs(),
        content: [
          pageHeading(
            say("notices.title"), note: view.account.name,
            actions: [
              exportButtons("/notices/export", [("account", "\(view.account.id)")], visit),
              when(mayStart, new),
            ]),
          NoticePanel.owed(view),
          when(view.notices.isEmpty, emptyState(say("notices.empty"))),
          when(!running.isEmpty, panel(say("notices.running-title"), [table(running, say)])),
          when(!earlier.isEmpty, panel(say("notices.earlier"), [table(earlier, say)])),
        ]))
  }

  private static func table(_ notices: [AccountNotice], _ say: Words) -> Node {
    dataTable(
      columns: [
        Column(say("notices.field.title"), .name), Column(say("notices.field.kind")),
        Column(say("notices.published")), Column(say("notices.updated")),
        Column(say("notices.state")),
      ],
      rows: notices.map { notice in
        Row([
          a(notice.draft.title).href(noticePath(notice)), text(NoticeWords.kind(notice.kind, say)),
          time(say.dateTime(notice.publishedAt)).datetime(notice.publishedAt.rfc3339),
          time(say.dateTime(notice.updatedAt)).datetime(notice.updatedAt.rfc3339),
          NoticeWords.state(notice, say),
        ])
      }, caption: say("notices.title"))
  }

  // MARK: - One notice

  static func page(
    _ visit: Visit, refusal: Refusal? = nil, findings: [Finding]? = nil
  ) async throws -> Reply {
    let view = try await NoticeView.load(visit, account: try visit.id())
    let notice = try notice(visit, in: view)
    let say = visit.say
    let entries = visit.entries(refusal, labels: ["progress": view.label(of: "progress")])
    let path = noticePath(notice)
    let isOpen = notice.endedAt == nil && view.mayPublish
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      visit.doneFlash([
        "published": "notices.done.published", "told": "notices.done.told",
        "ended": "notices.done.ended",
      ]),
      pageHeading(
        notice.draft.title, note: view.account.name, marks: [NoticeWords.state(notice, say)],
        actions: [
          linkButton(say("act.print"), href: path + "/print", icon: .print),
          linkButton(say("notices.public-page"), href: publicNoticePath(notice.id)),
        ]),
      panel(say("notices.words"), [words(notice, say)]),
      panel(
        say("notices.progress"),
        [
          when(notice.progress.isEmpty, p(say("notices.no-progress"))),
          when(!notice.progress.isEmpty, NoticeWords.progress(notice, say)),
        ]),
      ifPresent(findings) { panel(say("notices.findings"), [view.findingNodes($0)]) },
      when(isOpen, progressForm(view, notice, entries)),
      when(isOpen, endForm(visit, path)),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: notice.draft.title,
        breadcrumb: view.crumbs(notice.draft.title), content: content,
        hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  /// - Throws: `office.not-found`, also when it is about another account.
  static func notice(_ visit: Visit, in view: NoticeView) throws -> AccountNotice {
    let id = try visit.id("notice", of: AccountNotice.self)
    guard let notice = view.notices.first(where: { $0.id == id }) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return notice
  }

  private static func words(_ notice: AccountNotice, _ say: Words) -> Node {
    let facts =
      [
        (say("notices.field.kind"), NoticeWords.kind(notice.kind, say)),
        (say("notices.published"), say.dateTime(notice.publishedAt)),
      ] + (notice.endedAt.map { [(say("notices.ended-at"), say.dateTime($0))] } ?? [])
    return group([
      div([NoticeWords.paragraphs(notice.draft.text)]).class("reading"),
      definitionList(NoticeWords.points(notice, say) + facts),
    ])
  }

  private static func progressForm(
    _ view: NoticeView, _ notice: AccountNotice, _ entries: Entries
  ) -> Node {
    let say = view.say
    let rule = NoticeFields.progressRule(under: view.rules)
    return panel(
      say("notices.tell"),
      [
        p(say("notices.tell-note")),
        basisLine(rule?.citations ?? [], names: view.visit.rulebookNames, say: say),
        postForm(
          action: noticePath(notice) + "/progress", csrf: view.visit.formToken,
          [
            textArea(
              FieldLabel(
                "progress", view.label(of: "progress"), need: .required,
                limit: FieldLimit(NoticeFields.progress.maximum)), entries, say: say, rows: 4),
            submitButton(say("notices.tell")),
          ]),
      ])
  }

  private static func endForm(_ visit: Visit, _ path: String) -> Node {
    let say = visit.say
    return panel(
      say("notices.end"),
      [
        p(say("notices.end-note")),
        buttonForm(
          action: path + "/end", csrf: visit.formToken, label: say("notices.end"), style: .danger),
      ])
  }

  // MARK: - Acts

  static func tell(_ visit: Visit) async throws -> Reply {
    try visit.expect("progress")
    let account = try visit.id(of: Account.self)
    let notice = try visit.id("notice", of: AccountNotice.self)
    let words = visit.form.text("progress")
    do {
      _ = try await visit.perform(AddNoticeProgress(account, notice: notice, text: words))
      return .redirect(noticesPath(account) + "/\(notice)?done=told")
    } catch let refusal as Refusal where refusal.kind == .invalid {
      let isAboutWords = refusal.problems.isEmpty
      let findings = try await visit.ask { reading in
        let unit = try reading.visibleAccount(account).organization
        return isAboutWords ? try reading.findings(onProgress: words, of: unit) : nil
      }
      return try await page(visit, refusal: refusal, findings: findings)
    }
  }

  static func end(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    let account = try visit.id(of: Account.self)
    let notice = try visit.id("notice", of: AccountNotice.self)
    _ = try await visit.perform(EndNotice(account, notice: notice))
    return .redirect(noticesPath(account) + "/\(notice)?done=ended")
  }
}
