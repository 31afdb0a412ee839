import HTML
import Office
import Rulebook
import WorkCalendar

/// What the unit's pages about the notices of one account are made from.
struct NoticeView: Sendable {
  let visit: Visit
  let account: Account
  let organization: Organization
  let rules: GoverningRules
  /// The newest first.
  let notices: [AccountNotice]
  /// The filing that the public has to be told of; nil when there is none.
  let filing: Filing?

  var say: Words { visit.say }

  /// - Throws: `office.not-found`, `office.other-unit`.
  static func load(_ visit: Visit, account id: AccountID) async throws -> NoticeView {
    try await visit.ask { reading in
      let listed = try reading.visibleAccount(id)
      return NoticeView(
        visit: visit, account: listed.account, organization: listed.organization,
        rules: try reading.rules(for: listed.organization),
        notices: try reading.accountNotices(of: id), filing: try reading.noticeFiling(of: id))
    }
  }

  var mayPublish: Bool {
    PublishNotice.permission.roles.contains {
      visit.asker?.holds($0, at: organization) ?? false
    }
  }

  /// The kinds of notices that may be published now: one of a kind runs at a time.
  var possibleKinds: [AccountNotice.Kind] {
    let running = Set(notices.filter { $0.endedAt == nil }.map(\.kind))
    return AccountNotice.Kind.allCases.filter {
      $0.states.contains(account.state) && !running.contains($0)
    }
  }

  /// Whether the public has to be told and was not: the account pauses or is closed, or a filing
  /// says that it will change, and no notice was published since.
  var isOwed: Bool {
    guard !rules.noticePoints.isEmpty else { return false }
    if let filing, let since = filing.submittedAt {
      return !notices.contains { $0.publishedAt >= since || $0.draft.filing == filing.id }
    }
    return account.state == .suspended && !notices.contains { $0.endedAt == nil }
  }

  /// The articles that say what a notice has to tell.
  var citations: [Citation] { rules.noticePoints.citations }

  /// The path from the home page to a page about the notices.
  func crumbs(_ last: String? = nil) -> [Crumb] {
    let title = say("notices.title")
    return [
      Crumb(say("menu.accounts"), href: "/accounts"),
      Crumb(account.name, href: "/accounts/\(account.id)"),
      Crumb(title, href: last == nil ? nil : noticesPath(account.id)),
    ] + (last.map { [Crumb($0)] } ?? [])
  }

  /// How the reader knows a field of a notice, in the form and in findings.
  func label(of field: String) -> String {
    switch field {
    case "title": say("notices.field.title")
    case "text", "body": say("notices.field.text")
    case "replacement": say("notices.field.replacement")
    case "contact": say("notices.field.contact")
    case "progress": say("notices.field.progress")
    case "event-on": say("notices.field.event-on")
    case "kind": say("notices.field.kind")
    default:
      rules.noticePoints.first { "others." + $0.name == field }.map { say.title($0.title) }
        ?? field
    }
  }

  /// What the check noticed in the words, each with its place.
  func findingNodes(_ findings: [Finding]) -> Node {
    let views = findings.map { finding in
      let field = label(of: finding.field)
      let place =
        finding.offset == nil || finding.text == nil
        ? field
        : say("finding.at", ["field": field, "n": "\((finding.offset ?? 0) + 1)"])
      return FindingView(
        level: finding.level, words: FindingWords(say: say).words(of: finding), place: place,
        fix: finding.suggestion, citations: finding.citations)
    }
    return findingList(views, names: visit.rulebookNames, say: say)
  }
}

/// Words about notices.
enum NoticeWords {
  static func kind(_ kind: AccountNotice.Kind, _ say: Words) -> String {
    say("notices.kind." + kind.rawValue)
  }

  static func state(_ notice: AccountNotice, _ say: Words) -> Node {
    notice.endedAt == nil
      ? tag(say("notices.running"), tone: .amber) : tag(say("notices.over"), tone: .grey)
  }

  /// A text as paragraphs, one a line.
  static func paragraphs(_ words: String) -> Node {
    group(words.split(separator: "\n").map { p(String($0)) })
  }

  /// What a notice says besides its text, with names.
  static func points(_ notice: AccountNotice, _ say: Words) -> [(String, String)] {
    let draft = notice.draft
    let known = [
      (say("notices.field.event-on"), draft.eventOn.map(say.date) ?? ""),
      (say("notices.field.replacement"), draft.replacement),
      (say("notices.field.contact"), draft.contact),
    ]
    return (known + notice.points.map { (say.title($0.title), $0.text) })
      .filter { !$0.1.isEmpty }
  }

  /// The notes after a notice, the oldest first.
  static func progress(_ notice: AccountNotice, _ say: Words) -> Node {
    ol(
      notice.progress.map { entry in
        li([
          p([time(say.dateTime(entry.at)).datetime(entry.at.rfc3339)]).class("note"),
          paragraphs(entry.text),
        ]).id("progress-\(entry.position)")
      }
    ).class("public-list")
  }
}
