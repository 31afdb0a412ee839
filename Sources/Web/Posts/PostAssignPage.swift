import HTML
import HTTPTypes
import Office

/// Drafts that were ticked in the list are handed to another editor: one act for each, and the page
/// says which went and why others did not.
enum PostAssignPage {
  static let choosing = "/posts/assignments/new"
  private static let path = "/posts/assignments"
  static let item = "item"
  /// Which list they were ticked in, as its address says it.
  static let list = "list"
  /// A page of the list, and no more.
  private static let most = 50

  static func isOffered(to asker: Asker?) -> Bool {
    AssignPost.permission.roles.contains { asker?.holds($0) ?? false }
  }

  static func items(_ form: FormFields) -> [PostID] {
    var seen: Set<PostID> = []
    return form.all(item).compactMap { PostID($0) }.filter { seen.insert($0).inserted }
      .prefix(most).map { $0 }
  }

  /// What is ticked, and whom it can be handed to.
  private struct Chosen: Sendable {
    let lines: [PostLine]
    let editors: [Choice]

    init(_ items: [PostID], in reading: Reading) throws {
      lines = try reading.chosenPosts(items)
      let units = Dictionary(
        lines.filter { $0.post.state.isEditable }.map { ($0.unit.id, $0.unit) },
        uniquingKeysWith: { first, _ in first })
      editors = try units.values.sorted { $0.id < $1.id }.flatMap { unit in
        try reading.holders(of: .editor, at: unit.id).map {
          Choice("\($0.id)", $0.name, hint: units.count > 1 ? unit.shortName : nil)
        }
      }
    }
  }

  /// What an export answers when nothing is ticked; nil where there is something to hand out.
  static func nothingTicked(_ visit: Visit) async throws -> Reply? {
    guard visit.form.values[list] != nil, items(visit.form).isEmpty else { return nil }
    var reply = try await page(
      visit, [emptyState(visit.say("lists.none-chosen-export"), actions: [back(visit)])],
      title: visit.say("lists.export-title"))
    reply.status = .unprocessableContent
    return reply
  }

  // MARK: - Choosing

  static func choose(_ visit: Visit) async throws -> Reply {
    try visit.expect(item, list, "format")
    return try await form(visit)
  }

  private static func form(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let items = items(visit.form)
    let chosen = try await visit.ask { try Chosen(items, in: $0) }
    let isPossible = chosen.lines.contains { $0.post.state.isEditable }
    let content =
      isPossible
      ? [
        panel(say("lists.assign-which"), [titles(chosen.lines, say, marksFixed: true)]),
        fields(chosen, visit, refusal),
      ]
      : [
        emptyState(
          say(chosen.lines.isEmpty ? "lists.none-chosen" : "lists.none-editable"),
          actions: [back(visit)])
      ]
    return try await page(visit, content, refusal: refusal)
  }

  private static func fields(_ chosen: Chosen, _ visit: Visit, _ refusal: Refusal?) -> Node {
    let say = visit.say
    let labels = FieldLabels([
      "holder": say("lists.assign-to"), "reason": say("lists.assign-reason"),
    ])
    let entries = visit.entries(
      refusal,
      labels: ["holder": say("lists.assign-to"), "reason": say("lists.assign-reason")])
    return postForm(
      action: path, csrf: visit.formToken,
      [
        errorSummary(entries.errors, say: say), p(say("lists.assign-note")).class("note"),
        hiddenInput(list, visit.form.text(list)),
        group(chosen.lines.map { hiddenInput(item, "\($0.post.id)") }),
        selectBox(labels("holder"), entries, choices: editors(chosen.editors), say: say),
        textInput(
          labels("reason", hint: say("lists.assign-hint"), AssignPost.reasonRule.maximum), entries,
          say: say, autocomplete: "off"),
        div([submitButton(say("lists.assign-submit")), back(visit)]).class("buttons"),
      ])
  }

  /// Of several units, each name with its unit.
  private static func editors(_ editors: [Choice]) -> [Choice] {
    editors.map { choice in
      Choice(choice.value, [choice.label, choice.hint].compactMap { $0 }.joined(separator: " · "))
    }
  }

  /// - Parameter marksFixed: whether those that cannot be handed on say so.
  private static func titles(
    _ lines: [PostLine], _ say: Words, marksFixed: Bool = false
  ) -> Node {
    ul(
      lines.map { line in
        li([
          a(line.post.title).href(postPath(line.post.id)), text(" "),
          postStateTag(line.post.state, stage: line.openStage, say: say), text(" "),
          when(
            marksFixed && !line.post.state.isEditable,
            tag(say("lists.assign-cannot"), tone: .amber)),
        ])
      })
  }

  // MARK: - Handing on

  static func assign(_ visit: Visit) async throws -> Reply {
    try visit.expect(item, list, "holder", "reason")
    let items = items(visit.form)
    guard let holder = PersonID(visit.form.text("holder")) else {
      let missing = FieldProblem("holder", .required, facts: [FieldProblem.cause: "not-chosen"])
      return try await form(visit, refusal: .invalid([missing]))
    }
    let lines = try await visit.ask { try $0.chosenPosts(items) }
    guard !lines.isEmpty else { return try await form(visit) }
    var outcomes: [(line: PostLine, refusal: Refusal?)] = []
    for line in lines {
      do {
        try await perform(
          AssignPost(line.post.id, to: holder, reason: visit.form.text("reason")), visit)
        outcomes.append((line, nil))
      } catch let refusal as Refusal where !refusal.problems.isEmpty {
        return try await form(visit, refusal: refusal)
      } catch let refusal as Refusal {
        outcomes.append((line, refusal))
      }
    }
    return try await result(outcomes, visit)
  }

  /// Each item is an act of its own, and sent twice it counts once.
  private static func perform(_ act: AssignPost, _ visit: Visit) async throws {
    let once = visit.once.map {
      OnceKey(key: "\($0.key)-\(act.post)", fingerprint: $0.fingerprint)
    }
    _ = try await visit.office.perform(
      act, as: visit.actor, request: visit.request, once: once)
  }

  private static func result(
    _ outcomes: [(line: PostLine, refusal: Refusal?)], _ visit: Visit
  ) async throws -> Reply {
    let say = visit.say
    let done = outcomes.filter { $0.refusal == nil }.map(\.line)
    let others = outcomes.compactMap { outcome in outcome.refusal.map { (outcome.line, $0) } }
    let content = [
      flash(
        say("lists.assigned", ["n": "\(done.count)", "all": "\(outcomes.count)"]),
        tone: others.isEmpty ? .green : .amber, say: say),
      when(!done.isEmpty, panel(say("lists.assigned-done"), [titles(done, say)])),
      when(
        !others.isEmpty,
        panel(
          say("lists.assigned-not"),
          [
            ul(
              others.map { line, refusal in
                li([
                  a(line.post.title).href(postPath(line.post.id)),
                  p(say("refusal." + refusal.code, refusal.facts)).class("note"),
                ])
              })
          ])),
      div([back(visit)]).class("buttons"),
    ]
    return try await page(visit, content)
  }

  // MARK: - Around it

  private static func back(_ visit: Visit) -> Node {
    let query = PostQuery(query: visit.form.text(list), me: visit.asker?.person?.id)
    return linkButton(visit.say("lists.back"), href: query.address())
  }

  private static func page(
    _ visit: Visit, _ content: [Node], title: String? = nil, refusal: Refusal? = nil
  ) async throws -> Reply {
    let say = visit.say
    let title = title ?? say("lists.assign-title")
    var reply = Reply.page(
      staffPage(
        try await visit.staffFrame(.posts), title: title,
        breadcrumb: [
          Crumb(say("menu.home"), href: "/"), Crumb(say("posts.title"), href: PostQuery.path),
          Crumb(title),
        ], content: [pageHeading(title)] + content, hasErrors: refusal != nil))
    if refusal != nil { reply.status = .unprocessableContent }
    return reply
  }
}
