import HTML
import Office
import Rulebook
import Screening

/// The text of an item on one account: as its readers will see it, and how long it is there.
struct AccountPreview {
  let account: Account
  let draft: PostDraft
  let view: PostView

  private var say: Words { view.say }
  private var words: (title: String, body: String) { draft.words(on: account.id) }

  /// How the account is called, with its platform.
  static func name(_ account: Account, _ say: Words) -> String {
    say(
      "publishing.account",
      ["platform": say("rulebook.platform." + account.platform.rawValue), "name": account.name])
  }

  var node: Node {
    div([
      p([
        span(account.name).class("preview-name"), text(" "),
        tag(say("rulebook.platform." + account.platform.rawValue), tone: .teal),
        when(
          draft.form(on: account.id) != nil, tag(say("publishing.own-words"), tone: .primary)),
      ]),
      p([strong(words.title)]), div([bodyNodes(words.body, heading: { h4($0) })]).class("prose"),
      MediaView.ofRevision(view.dossier.current, say).figures(draft.attached),
      counters,
    ]).class("preview")
  }

  /// How much of each limit the text uses: what the rules say, and what the platform takes today.
  private var counters: Node {
    let lines = ruleLines + platformLines
    guard !lines.isEmpty else { return nothing }
    return ul(lines).class("limits")
  }

  private func said(_ field: LimitField) -> String {
    switch field {
    case .title: words.title
    case .summary: draft.summary
    case .body: words.body
    }
  }

  private var ruleLines: [Node] {
    view.dossier.rules.formatLimits(platform: account.platform.rawValue).map { limit in
      line(
        limit.field, count: unitCount(said(limit.field), in: limit.unit), of: limit.maximum,
        unit: limit.unit.rawValue, source: view.cites(limit.citations))
    }
  }

  private var platformLines: [Node] {
    guard let sheet = view.visit.office.screener.platforms.sheet(of: account.platform.rawValue)
    else { return [] }
    return sheet.limits.map { limit in
      line(
        limit.field, count: limit.unit.count(of: said(limit.field)), of: limit.maximum,
        unit: limit.unit.rawValue,
        source: text(say("publishing.limit-source", ["dated": limit.origin.dated])))
    }
  }

  private func line(
    _ field: LimitField, count: Int, of maximum: Int, unit: String, source: Node
  ) -> Node {
    let facts = [
      "field": view.fieldName(field.rawValue) ?? field.rawValue, "count": "\(count)",
      "maximum": "\(maximum)",
    ]
    return li([
      span(say("publishing.limit." + unit, facts)).class(count > maximum ? "excess" : "fits"),
      text(" "), source,
      when(count > maximum, tag(say("publishing.limit-over"), tone: .amber)),
    ])
  }
}

/// Every account's text side by side, before anybody signs or publishes it.
enum PreviewPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let view = try await PostView.load(visit, post: try visit.id())
    let say = visit.say
    let draft = view.dossier.current.draft
    let previews = draft.accounts.compactMap { view.dossier.accounts[$0] }.map { account in
      panel(
        AccountPreview.name(account, say),
        [AccountPreview(account: account, draft: draft, view: view).node])
    }
    let content = [
      pageHeading(
        say("publishing.preview"), note: view.dossier.post.number,
        actions: [linkButton(say("posts.open"), href: postPath(view.dossier.post.id))]),
      previews.isEmpty
        ? emptyState(say("publishing.preview-none")) : div(previews).class("previews"),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: say("publishing.preview"),
        breadcrumb: [
          Crumb(say("menu.home"), href: "/"), Crumb(say("posts.title"), href: "/posts"),
          Crumb(view.dossier.post.number, href: postPath(view.dossier.post.id)),
          Crumb(say("publishing.preview")),
        ], content: content))
  }
}
