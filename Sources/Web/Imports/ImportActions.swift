import HTML
import HTTPTypes
import Office

/// What can be done with a table that was looked through.
enum ImportActions {
  static func panel(_ found: TableImport, _ visit: Visit) -> Node {
    let say = visit.say
    let (counts, path) = (found.counts, importPath(found.id))
    let hasWork = counts.new + counts.changed > 0
    func start(_ mode: TableImport.Mode, _ style: ActionStyle) -> Node {
      buttonForm(
        action: path + "/start", csrf: visit.formToken,
        label: say(
          "imports.start-" + mode.rawValue, ["n": "\(counts.new + counts.changed)"]),
        style: style, fields: [("mode", mode.rawValue)])
    }
    return Web.panel(
      say("imports.what-now"),
      [
        p(words(counts, hasWork: hasWork, say)),
        div([
          when(hasWork && counts.bad == 0, start(.allOrNothing, .primary)),
          when(hasWork && counts.bad > 0, start(.skipBad, .primary)),
          when(
            counts.bad > 0, linkButton(say("imports.download-bad"), href: path + "/bad-rows")),
          linkButton(say("imports.change-columns"), href: path + "/columns"),
          buttonForm(
            action: path + "/again", csrf: visit.formToken, label: say("imports.look-again")),
          buttonForm(
            action: path + "/discard", csrf: visit.formToken, label: say("imports.discard"),
            style: .quiet),
        ]).class("buttons"),
      ])
  }

  private static func words(_ counts: RowCounts, hasWork: Bool, _ say: Words) -> String {
    let facts = ["bad": "\(counts.bad)", "n": "\(counts.new + counts.changed)"]
    if !hasWork { return say(counts.bad > 0 ? "imports.only-bad" : "imports.nothing-new", facts) }
    return say(counts.bad > 0 ? "imports.some-bad" : "imports.all-good", facts)
  }
}

extension ImportPage {
  static func start(_ visit: Visit) async throws -> Reply {
    try visit.expect("mode")
    let id = try visit.id(of: TableImport.self)
    var problems: [FieldProblem] = []
    let mode: TableImport.Mode? = visit.choice("mode", &problems)
    guard let mode else { throw Refusal.invalid(problems) }
    _ = try await visit.perform(StartImport(id, mode: mode, leave: true))
    return .redirect(importPath(id))
  }

  /// The same columns once more, because the books have changed since.
  static func lookAgain(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    let id = try visit.id(of: TableImport.self)
    let found = try await visit.ask { try $0.tableImport(id) }
    _ = try await visit.perform(
      MapColumns(id, mapping: found.mapping, words: try ImportWords.bundled()))
    return .redirect(importPath(id))
  }

  static func discard(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    _ = try await visit.perform(DiscardImport(try visit.id(of: TableImport.self)))
    return .redirect("/imports?done=discarded")
  }
}
