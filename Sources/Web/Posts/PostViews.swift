import HTML
import Office

/// Lists that are a click away: those that one's role asks for, and those somebody keeps.
enum PostViews {
  /// - Parameters:
  ///   - views: those the reader keeps.
  ///   - refusal: why the list was not kept, with what was typed.
  static func node(
    _ views: [SavedView], _ query: PostQuery, _ visit: Visit, refusal: Refusal?
  ) -> Node {
    let say = visit.say
    let links =
      usual(visit).map { chip($0.label, $0.query, query) }
      + views.map { chip($0.name, $0.query, query) }
    let parts = [
      query.isNarrowed && !query.isWaiting ? keep(query, visit, refusal) : nothing,
      drop(views, visit),
    ]
    return div([
      nav([ul(links)]).aria("label", say("lists.views")), group(parts),
    ]).class("views no-print")
  }

  private static func usual(_ visit: Visit) -> [(label: String, query: String)] {
    let say = visit.say
    let isEditor = visit.asker?.holds(.editor) ?? false
    let own = [
      (say("lists.view.drafts"), "state=draft&holder=me"),
      (say("lists.view.returned"), "state=returned&holder=me"),
    ]
    return (isEditor ? own : []) + [(say("lists.view.overdue"), "overdue=yes")]
  }

  private static func chip(_ label: String, _ view: String, _ current: PostQuery) -> Node {
    let link = a(label).href(PostQuery.path + "?" + view).class("chip")
    return li([view == current.query ? link.aria("current", "page") : link])
  }

  private static func keep(_ query: PostQuery, _ visit: Visit, _ refusal: Refusal?) -> Node {
    let say = visit.say
    let labels = ["name": say("lists.view-name"), "query": say("lists.views")]
    let entries = visit.entries(refusal, labels: labels)
    return details([
      summary(say("lists.keep")),
      postForm(
        action: "/views", csrf: visit.formToken,
        [
          errorSummary(entries.errors, say: say), hiddenInput("query", query.query),
          textInput(
            FieldLabel(
              "name", say("lists.view-name"), hint: say("lists.keep-hint"), need: .required,
              limit: FieldLimit(SavedView.nameRule.maximum)), entries, say: say,
            autocomplete: "off"),
          submitButton(say("lists.keep-submit"), style: .normal),
        ]),
    ]).open(refusal != nil)
  }

  private static func drop(_ views: [SavedView], _ visit: Visit) -> Node {
    let say = visit.say
    return when(
      !views.isEmpty,
      details([
        summary(say("lists.drop")), p(say("lists.drop-note")).class("note"),
        ul(
          views.map { view in
            li([
              buttonForm(
                action: "/views/\(view.id)/deletion", csrf: visit.formToken,
                label: say("lists.drop-one", ["name": view.name]), style: .quiet)
            ])
          }),
      ]))
  }

  // MARK: - Forms

  static func save(_ visit: Visit) async throws -> Reply {
    try visit.expect("query", "name")
    let query = PostQuery(query: visit.form.text("query"), me: visit.asker?.person?.id)
    return try await visit.answering(
      { try await PostListPage.reply(visit, query, refusal: $0) },
      {
        _ = try await visit.perform(
          SaveView(.posts, title: visit.form.text("name"), query: query.query))
        return .redirect(query.address() + "&done=view-saved")
      })
  }

  static func delete(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    _ = try await visit.perform(DeleteView(try visit.id()))
    return .redirect(PostQuery.path + "?done=view-deleted")
  }
}
