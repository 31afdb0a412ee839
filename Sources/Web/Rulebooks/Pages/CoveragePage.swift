import HTML
import Office
import Rulebook

/// What became of every article, and what shows it.
enum CoveragePage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let shelf = visit.office.shelf
    let chosen = try await chosen(visit)
    var content = [counts(visit)]
    if let rulebook = chosen.flatMap({ shelf.rulebook($0) }) {
      content.append(detail(of: rulebook, visit))
    } else {
      content.append(emptyState(say("rulebook.none")))
    }
    return .page(
      try await RulebookTab.coverage.page(
        visit, note: say("rulebook.coverage.note"), content: content,
        actions: [printButton(say: say)]))
  }

  /// The rulebook of the address; else the first that a body uses, or the first on the shelf.
  private static func chosen(_ visit: Visit) async throws -> String? {
    let asked = visit.query.text("rulebook")
    guard asked.isEmpty else { return asked }
    return try await visit.ask { try $0.rulebooksInUse() }.first ?? visit.office.shelf.ids.first
  }

  // MARK: - Counts

  private static func counts(_ visit: Visit) -> Node {
    let say = visit.say
    let shelf = visit.office.shelf
    let rows = shelf.ids.compactMap { shelf.rulebook($0) }.map { rulebook in
      let rows = shelf.coverage(ids: [rulebook.id])
      func articles(_ isCounted: (CoverageRow) -> Bool) -> Node {
        text("\(Set(rows.filter(isCounted).map(\.article)).count)")
      }
      return Row([
        a(say.title(rulebook.title)).href("/rulebooks/coverage?rulebook=" + rulebook.id),
        text("\(rulebook.articles.entries.count)"),
        articles { $0.became == .rules },
        articles { $0.became == .capability && !$0.isPlanned },
        articles { $0.isPlanned }, articles { $0.became == .absence },
        articles { $0.became == .principle },
      ])
    }
    return dataTable(
      columns: [
        Column(say("rulebook.column.title"), .name),
        Column(say("rulebook.coverage.articles"), .number),
        Column(say("rulebook.coverage.rules"), .number),
        Column(say("rulebook.coverage.built"), .number),
        Column(say("rulebook.coverage.planned"), .number),
        Column(say("rulebook.coverage.absences"), .number),
        Column(say("rulebook.coverage.principles"), .number),
      ], rows: rows, caption: say("rulebook.coverage.counts"))
  }

  // MARK: - One rulebook

  private static func detail(of rulebook: Rulebook, _ visit: Visit) -> Node {
    let say = visit.say
    let nodes = RuleNodes(rulebook, visit: visit)
    let title = say("rulebook.coverage.of", ["rulebook": say.title(rulebook.title)])
    let rows = visit.office.shelf.coverage(ids: [rulebook.id]).map { row in
      Row(
        [
          group([
            a(say("rulebook.article", ["article": row.article]))
              .href(RulebookPath.article(row.article, of: rulebook.id)),
            p(say.title(row.says)).class("note"),
          ]),
          became(row, nodes), tests(row, say),
        ], tone: row.isPlanned ? .amber : nil)
    }
    return panel(
      title,
      [
        dataTable(
          columns: [
            Column(say("rulebook.column.article"), .name), Column(say("rulebook.became")),
            Column(say("rulebook.coverage.tests")),
          ], rows: rows, caption: title)
      ])
  }

  private static func became(_ row: CoverageRow, _ nodes: RuleNodes) -> Node {
    let say = nodes.say
    switch row.became {
    case .rules:
      return ul(row.names.map { li([nodes.ruleLink($0, isOnPage: false)]) })
    case .absence:
      let reason = row.reason.map(say.title) ?? ""
      return group([
        text(say("rulebook.became-nothing")),
        group(row.names.map { nodes.ruleLink($0, isOnPage: false) }),
        text(say("rulebook.because", ["reason": reason])),
      ])
    case .capability:
      return group(row.names.map { nodes.capability($0) })
    case .principle:
      let reason = row.reason.map(say.title) ?? ""
      return text(say("rulebook.became-principle", ["reason": reason]))
    }
  }

  private static func tests(_ row: CoverageRow, _ say: Words) -> Node {
    if row.tests.isEmpty {
      let key =
        row.became == .principle || row.became == .absence
        ? "rulebook.coverage.no-test-needed" : "rulebook.coverage.no-test"
      return span(say(key)).class("note")
    }
    return details([
      summary(say("rulebook.coverage.test-count", ["n": "\(row.tests.count)"])),
      ul(row.tests.map { li([code($0)]) }).class("note"),
    ])
  }
}
