import HTML
import Office
import WorkCalendar

/// A notice on A4, to be put up or filed, laid out as offices lay out their notices.
enum NoticeSheet {
  static func reply(_ visit: Visit) async throws -> Reply {
    let view = try await NoticeView.load(visit, account: try visit.id())
    let notice = try NoticePages.notice(visit, in: view)
    let say = visit.say
    let facts = NoticeWords.points(notice, say).map { point in
      p(say("notices.sheet-point", ["name": point.0, "words": point.1]))
    }
    let progress = notice.progress.map { entry in
      p(
        say(
          "notices.sheet-point",
          ["name": say.printedDate(entry.at.date), "words": entry.text]))
    }
    let sheet = a4Sheet(
      title: notice.draft.title,
      content: [
        NoticeWords.paragraphs(notice.draft.text), group(facts),
        when(!progress.isEmpty, h2(say("notices.progress"))), group(progress),
        p([
          span(view.organization.name), text(" "),
          span(say.printedDate(notice.publishedAt.date)),
        ]).class("signed-line"),
      ]
    ).class("official")
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: notice.draft.title,
        breadcrumb: view.crumbs(notice.draft.title),
        content: [
          div([printButton(say: say), linkButton(say("act.back"), href: noticePath(notice))])
            .class("buttons no-print"),
          sheet,
        ]))
  }
}
