import HTML
import HTTPTypes
import Office
import WorkCalendar

/// All versions of an item: who wrote them and who signed them, any two side by side, and the way
/// back to an earlier one.
enum VersionPages {
  private static let portion = 50

  static func list(
    _ visit: Visit, post: PostID, refusal: Refusal? = nil
  ) async throws -> Reply {
    let before = Int64(visit.query.text("before"))
    let view = try await PostView.load(visit, post: post)
    let lines = try await visit.ask {
      try $0.revisionLines(of: post, before: before, limit: portion + 1)
    }
    let say = visit.say
    let shown = Array(lines.prefix(portion))
    let next = lines.count > portion ? shown.last : nil
    let content = [
      PostBoxes.refused(refusal, view: view), unrestorable(refusal, view),
      pageHeading(
        say("versions.title"), note: view.dossier.post.title,
        marks: [view.stateTag], actions: [linkButton(say("posts.open"), href: postPath(post))]),
      chooser(view, from: nil, to: nil),
      dataTable(
        columns: columns(say), rows: shown.map { row($0, view) }, caption: say("versions.title")),
      pager(
        first: before == nil ? nil : path(post),
        next: next.map { path(post) + "?before=\($0.number)" }, say: say),
    ]
    return try await page(visit, view, content: content, refusal: refusal)
  }

  static func compare(_ visit: Visit, post: PostID) async throws -> Reply {
    let view = try await PostView.load(visit, post: post)
    let newest = view.dossier.current.number
    let to = Int64(visit.query.text("to")) ?? newest
    let from = Int64(visit.query.text("from")) ?? max(1, to - 1)
    let (old, new) = try await visit.ask {
      (try $0.revision(from, of: post), try $0.revision(to, of: post))
    }
    let say = visit.say
    let facts = ["from": "\(from)", "to": "\(to)"]
    let content = [
      pageHeading(
        say("versions.compared", facts), note: view.dossier.post.title, marks: [view.stateTag],
        actions: [linkButton(say("versions.all"), href: path(post))]),
      chooser(view, from: from, to: to),
      panel(
        say("versions.compared", facts),
        [
          p(say("versions.key")).class("note"),
          ChangeView.drafts(from: old.draft, to: new.draft, view: view),
        ]),
      when(
        view.dossier.rights.mayEdit && from != newest,
        panel(say("versions.restore-title"), [p(say("versions.hint")), restore(from, view)])),
    ]
    return try await page(visit, view, content: content, refusal: nil)
  }

  static func restored(_ visit: Visit) async throws -> Reply {
    try visit.expect("version", "number")
    let post: PostID = try visit.id()
    let number = Int64(visit.form.text("number")) ?? 0
    let version = Int64(visit.form.text("version")) ?? 0
    return try await visit.answering(
      { try await list(visit, post: post, refusal: $0) },
      {
        let outcome = try await visit.perform(
          RestoreRevision(post, version: version, number: number))
        let done = outcome.isNew ? "version-restored" : "unchanged"
        return .redirect(postPath(post) + "/edit?done=" + done)
      })
  }

  /// The way to them, which a key takes as well.
  static func link(_ view: PostView) -> Node {
    linkButton(view.say("versions.open"), href: path(view.dossier.post.id))
      .data("versions", "yes")
  }

  static func path(_ post: PostID) -> String { postPath(post) + "/versions" }

  // MARK: - Parts

  private static func columns(_ say: Words) -> [Column] {
    [
      Column(say("versions.column.number"), .name), Column(say("versions.column.author")),
      Column(say("versions.column.time")), Column(say("versions.column.signed")),
      Column(say("posts.fact.digest")), Column(say("versions.column.actions"), .actions),
    ]
  }

  private static func row(_ line: RevisionLine, _ view: PostView) -> Row {
    let say = view.say
    let dossier = view.dossier
    let signed = dossier.signatures.filter { $0.revision == line.id }
      .map { dossier.name($0.person) }
    let isNewest = line.number == dossier.current.number
    return Row([
      group([
        text(say("versions.number", ["n": "\(line.number)"])), text(" "), text(line.title),
      ]),
      text(line.author),
      time(say.dateTime(line.createdAt)).datetime(line.createdAt.rfc3339),
      text(say.list(signed)), code(String(line.digest.hex.prefix(16))),
      div([
        when(
          line.number > 1,
          a(say("versions.with-former")).href(
            comparePath(dossier.post.id, from: line.number - 1, to: line.number))),
        when(
          !isNewest,
          a(say("versions.with-newest")).href(
            comparePath(dossier.post.id, from: line.number, to: dossier.current.number))),
        when(dossier.rights.mayEdit && !isNewest, restore(line.number, view)),
      ]).class("buttons"),
    ])
  }

  private static func comparePath(_ post: PostID, from: Int64, to: Int64) -> String {
    postPath(post) + "/compare?from=\(from)&to=\(to)"
  }

  private static func restore(_ number: Int64, _ view: PostView) -> Node {
    buttonForm(
      action: postPath(view.dossier.post.id) + "/restorations", csrf: view.visit.formToken,
      label: view.say("versions.restore", ["n": "\(number)"]),
      fields: [("version", "\(view.dossier.post.version)"), ("number", "\(number)")])
  }

  /// Any two versions, by their numbers.
  private static func chooser(_ view: PostView, from: Int64?, to: Int64?) -> Node {
    let say = view.say
    let newest = view.dossier.current.number
    guard newest > 1 else { return nothing }
    let entries = Entries(single: [
      "from": "\(from ?? newest - 1)", "to": "\(to ?? newest)",
    ])
    func number(_ name: String) -> Node {
      textInput(
        FieldLabel(name, say("versions.field." + name)), entries, say: say, type: "number",
        inputmode: "numeric")
    }
    return form([
      number("from"), number("to"), submitButton(say("versions.compare"), style: .normal),
    ]).method("get").action(postPath(view.dossier.post.id) + "/compare").class("filter")
  }

  /// What of an old version is not possible any more.
  private static func unrestorable(_ refusal: Refusal?, _ view: PostView) -> Node {
    guard let refusal, !refusal.problems.isEmpty else { return nothing }
    let say = view.say
    let words = refusal.problems.map { problem in
      let key = "posts.field." + problem.field
      return view.visit.words(
        for: problem,
        field: say.has(key) ? say(key) : view.fieldName(problem.field) ?? problem.field)
    }
    return note([p(say("versions.unrestorable")), ul(words.map { li($0) })], tone: .red)
  }

  private static func page(
    _ visit: Visit, _ view: PostView, content: [Node], refusal: Refusal?
  ) async throws -> Reply {
    let say = visit.say
    let post = view.dossier.post
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: say("versions.title"),
        breadcrumb: [
          Crumb(say("menu.home"), href: "/"), Crumb(say("posts.title"), href: "/posts"),
          Crumb(post.number, href: postPath(post.id)), Crumb(say("versions.title")),
        ], content: content, hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }
}
