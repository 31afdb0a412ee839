import HTML
import Office
import Rulebook
import WorkCalendar

/// The public pages and feeds of published items.
package func portalPostRoutes() -> Routes {
  var routes = Routes()
  routes.get("/p", .open) { visit in try await PortalPages.latest(visit) }
  routes.get("/p/feed.atom", .open) { visit in try await PortalFeeds.atom(visit, slug: nil) }
  routes.get("/p/feed.json", .open) { visit in try await PortalFeeds.json(visit, slug: nil) }
  routes.get("/p/a/:slug", .open) { visit in try await PortalPages.account(visit) }
  routes.get("/p/a/:slug/feed.atom", .open) { visit in
    try await PortalFeeds.atom(visit, slug: visit.parameters["slug"])
  }
  routes.get("/p/a/:slug/feed.json", .open) { visit in
    try await PortalFeeds.json(visit, slug: visit.parameters["slug"])
  }
  routes.get("/p/posts/:id", .open) { visit in try await PortalPages.post(visit) }
  routes.get("/p/posts/:id/media/:digest", .open) { visit in
    try await MediaFiles.published(visit)
  }
  return routes
}

enum PortalPages {
  static func latest(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let before = PublicCursor(visit.query.text("before"))
    let (page, accounts, notices) = try await visit.ask { reading in
      (
        try reading.publicPosts(before: before), try reading.openAccounts(),
        before == nil ? try reading.publicNotices(running: true) : []
      )
    }
    let links = accounts.map { a($0.name).href("/p/a/" + $0.slug) }
    let content = [
      h1(say("portal.title")),
      PublicNotices.front(notices, say),
      items(page, path: "/p", isFirst: before == nil, visit),
      when(
        !links.isEmpty,
        section([
          h2(say("portal.accounts")), ul(links.map { li([$0]) }),
          p([a(say("directory.title")).href("/p/accounts")]),
        ])),
      feeds("/p", say),
    ]
    return .page(
      publicPage(
        try await visit.publicFrame(.notices), title: say("portal.title"), content: content))
  }

  static func account(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let before = PublicCursor(visit.query.text("before"))
    let slug = visit.parameters["slug"] ?? ""
    let (account, body, page, notices) = try await visit.ask { reading in
      guard let account = try reading.account(slug: slug),
        Account.State.publicStates.contains(account.state)
      else { throw Refusal(OfficeRefusal.notFound) }
      return (
        account, try reading.organization(account.organization),
        try reading.publicPosts(of: account.id, before: before),
        try reading.accountNotices(of: account.id)
      )
    }
    let content = [
      h1(account.name), PublicNotices.banners(notices, say),
      p(say("portal.run-by", ["organization": body.name])).class("note"),
      when(!account.description.isEmpty, p(account.description)),
      // A notice that is running says it in its own words.
      when(
        !account.isOpen && !notices.contains { $0.endedAt == nil },
        note(
          [p(say(account.state == .suspended ? "directory.paused" : "portal.closed"))],
          tone: .amber)),
      DirectoryWords.facts(account, of: body, say),
      items(page, path: "/p/a/" + account.slug, isFirst: before == nil, visit),
      PublicNotices.earlier(notices, say),
      feeds("/p/a/" + account.slug, say),
    ]
    return .page(
      publicPage(
        // What is read here is looked at for its items, the others because somebody asks who it is.
        try await visit.publicFrame(
          account.platform == .portal ? .notices : .accounts, organization: body.name),
        title: account.name,
        content: content))
  }

  /// An item, or what stands in its place.
  static func post(_ visit: Visit) async throws -> Reply {
    do {
      return try await shown(visit)
    } catch let refusal as Refusal where refusal.code == OfficeRefusal.notFound.rawValue {
      return try await PortalCorrections.tombstone(visit)
    }
  }

  private static func shown(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let id: PostID = try visit.id()
    let (places, labels, facts, chain) = try await visit.ask { reading in
      let places = try reading.publicPost(id)
      var labels: [String: String] = [:]
      var facts: [ElementRule] = []
      var chain: [ChainLink] = []
      if let first = places.first {
        let rules = try reading.rules(for: reading.organization(first.account.organization))
        facts = reading.reprintFacts(under: rules)
        for element in first.draft.elements.keys {
          labels[element] = elementLabel(
            element, of: first.draft.noticeForm, rules: rules, say: visit.say)
        }
        chain = try reading.publicChain(of: first.draft)
      }
      return (places, labels, facts, chain)
    }
    guard let shown = places.first else { throw Refusal(OfficeRefusal.notFound) }
    let accounts = places.flatMap { place in
      [text(" "), a(place.account.name).href("/p/a/" + place.account.slug)]
    }
    let content = [
      article([
        header([
          h1(shown.draft.title),
          p([
            span(say("portal.source", ["source": shown.source])), text(" "),
            PortalCorrections.times(shown, say),
          ]).class("note"),
        ]),
        PortalCorrections.notes(shown.corrections, say),
        when(!shown.draft.summary.isEmpty, p([strong(shown.draft.summary)])),
        PostText.elements(shown.draft, label: { labels[$0] ?? $0 }),
        bodyNodes(shown.draft.body, heading: { h2($0) }),
        MediaView.onPortal(shown, say).figures(shown.draft.attached),
        ifPresent(shown.draft.reprint) { reprint in
          section([
            h2(say("posts.reprint")), ReprintView(reprint, facts: facts, say: say).node,
          ])
        },
        ChainView.published(chain, current: shown.post, say),
        footer([
          p([text(say("portal.on"))] + accounts).class("note"),
          p(say("portal.number", ["number": shown.number])).class("note"),
        ]),
      ]),
      div([printButton(say: say), linkButton(say("portal.all"), href: "/p")]).class("buttons"),
    ]
    return .page(
      publicPage(
        try await visit.publicFrame(.notices, organization: shown.source),
        title: shown.draft.title, content: content))
  }

  private static func items(
    _ page: PublicPage, path: String, isFirst: Bool, _ visit: Visit
  ) -> Node {
    let say = visit.say
    guard !page.posts.isEmpty else { return emptyState(say("portal.empty")) }
    let entries = page.posts.map { item in
      li([
        h2([a(item.draft.title).href("/p/posts/\(item.post)")]),
        when(!item.draft.summary.isEmpty, p(item.draft.summary)),
        p([
          span(item.account.name), text(" "),
          PortalCorrections.times(item, say),
        ]).class("note"),
      ])
    }
    return group([
      ul(entries).class("public-list"),
      pager(
        first: isFirst ? nil : path, next: page.next.map { "\(path)?before=\($0)" }, say: say),
    ])
  }

  private static func feeds(_ path: String, _ say: Words) -> Node {
    p([
      text(say("portal.feeds")), text(" "), a(say("portal.atom")).href(path + "/feed.atom"),
      text(" "), a(say("portal.json")).href(path + "/feed.json"),
    ]).class("note")
  }
}
