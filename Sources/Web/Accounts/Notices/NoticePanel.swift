import HTML
import Office

/// What an account's own page shows of its notices.
enum NoticePanel {
  /// The running notices, what is owed to the public, and the way to the form.
  static func node(_ visit: Visit, account: AccountID) async throws -> Node {
    let view = try await NoticeView.load(visit, account: account)
    let say = visit.say
    let running = view.notices.filter { $0.endedAt == nil }
    let lines = running.map { notice in
      li([
        a(notice.draft.title).href(noticePath(notice)), text(" "),
        NoticeWords.state(notice, say),
      ])
    }
    return panel(
      say("notices.title"),
      [
        owed(view),
        when(running.isEmpty, p(say("notices.none-running"))),
        when(!running.isEmpty, ul(lines)),
      ],
      actions: [linkButton(say("notices.all"), href: noticesPath(account))])
  }

  /// That the public has to be told, with the articles, as long as it was not.
  static func owed(_ view: NoticeView) -> Node {
    guard view.isOwed else { return nothing }
    let way = a(view.say("notices.new")).href(noticesPath(view.account.id) + "/new")
    return note(
      [
        p(view.say("notices.owed")),
        basisLine(view.citations, names: view.visit.rulebookNames, say: view.say),
        when(view.mayPublish, p([way])),
      ], tone: .amber)
  }
}
