import HTML
import Office

/// What the editor's page says about typing: what the reader typed and did not save, and who else is
/// at the item. The script keeps it up to date; without it nothing is kept and the rest holds.
struct WritingDesk {
  let view: PostView
  let table: WritingTable
  /// Nil when it says no more than the newest version.
  let unsaved: Working?

  static func path(_ post: PostID) -> String { postPath(post) + "/working" }

  /// Notes that the reader is here as well.
  static func load(_ visit: Visit, _ view: PostView) async throws -> WritingDesk {
    let post = view.dossier.post.id
    let stored = PostForm.entries(view.dossier.current.draft)
    let working = try await visit.ask { try $0.working(on: post) }
    let unsaved = working.flatMap { differs($0, from: stored) ? $0 : nil }
    let table = try await visit.office.keepWorking(
      nil, base: unsaved?.base, on: post, by: try visit.signedIn())
    return WritingDesk(view: view, table: table, unsaved: unsaved)
  }

  /// What was typed, as a form shows it.
  var entries: Entries? { unsaved.map { Entries($0.form) } }

  /// The version that a save is compared with.
  var version: Int64 { unsaved?.base ?? view.dossier.post.version }

  /// - Parameter isTyped: whether the form on the page holds what was typed and not saved.
  func notes(isTyped: Bool) -> Node {
    group([
      isTyped ? ifPresent(unsaved) { unsavedNote($0) } : nothing,
      p(Self.words(table, view.say)).class("note").role("status").data("others", "yes"),
    ])
  }

  /// The form that the script watches.
  ///
  /// - Parameter isKept: whether what stands in it is stored or kept already.
  static func watched(_ form: Node, of view: PostView, isKept: Bool) -> Node {
    form.data("working", path(view.dossier.post.id)).data("lost", view.say("writing.lost"))
      .data("fresh", isKept ? "no" : "yes")
  }

  /// Where the script says what it kept.
  static var keptLine: Node { p("").class("note").data("kept", "yes") }

  /// Who else is here, and who saved meanwhile; empty when there is nothing to say.
  static func words(_ table: WritingTable, _ say: Words) -> String {
    var words = ""
    if !table.others.isEmpty { words += say("writing.others", ["names": say.list(table.others)]) }
    if let newer = table.newer {
      words += say("writing.newer", ["name": newer.name, "time": say.dateTime(newer.at)])
    }
    return words
  }

  private func unsavedNote(_ working: Working) -> Node {
    let say = view.say
    let newest = ["n": "\(view.dossier.current.number)"]
    return note(
      [
        p([strong(say("writing.unsaved", ["time": say.dateTime(working.savedAt)]))]),
        ifPresent(typed(working)) { draft in
          details([
            summary(say("writing.compare", newest)),
            ChangeView.drafts(from: view.dossier.current.draft, to: draft, view: view),
          ])
        },
        buttonForm(
          action: Self.path(view.dossier.post.id) + "/removal", csrf: view.visit.formToken,
          label: say("writing.drop", newest)),
      ], tone: .amber)
  }

  /// As a draft; nil when a choice is missing.
  private func typed(_ working: Working) -> PostDraft? {
    var visit = view.visit
    visit.form = FormFields(working.form)
    var draft = try? PostForm.draft(visit)
    // Pictures come and go by forms of their own.
    draft?.media = view.dossier.current.draft.media
    return draft
  }

  private static func differs(_ working: Working, from stored: Entries) -> Bool {
    let names = Set(PostForm.fields).union(working.form.keys)
      .subtracting(["organization", "version", "kind"])
    return names.contains { name in
      plain(working.form[name] ?? []) != plain(stored.all(name))
    }
  }

  /// Values as they would be stored.
  private static func plain(_ values: [String]) -> [String] {
    var problems: [FieldProblem] = []
    return values.map { PostFields.body.check($0, field: "", &problems) }.filter { !$0.isEmpty }
      .sorted()
  }
}

/// What the script sends while somebody writes.
enum WorkingForms {
  private struct Answer: Encodable {
    let kept: String
    let others: String
  }

  /// Whatever the fields are called, they are kept; reading them again is the editor's business.
  static func keep(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let typed = visit.form.values.filter { !$0.key.hasPrefix("_") && $0.key != "version" }
    let table = try await visit.office.keepWorking(
      typed.isEmpty ? nil : typed, base: Int64(visit.form.text("version")),
      on: try visit.id(), by: try visit.signedIn())
    let kept = typed.isEmpty ? "" : say("writing.kept", ["time": say.time(visit.now)])
    let answer = Answer(kept: kept, others: WritingDesk.words(table, say))
    return .text(try stored(answer), type: "application/json; charset=utf-8")
  }

  static func drop(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    let post: PostID = try visit.id()
    try await visit.office.dropWorking(on: post, by: try visit.signedIn())
    return .redirect(postPath(post) + "/edit?done=dropped")
  }
}
