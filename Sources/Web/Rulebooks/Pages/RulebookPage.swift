import HTML
import Office
import Rulebook

/// One rulebook whole: what it is, every rule by section, every article and what it became.
enum RulebookPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let shown = try await ShownRulebook.load(visit)
    let rulebook = shown.rulebook
    let nodes = RuleNodes(rulebook, visit: visit, names: shown.names(visit))
    let title = say.title(rulebook.title)
    let adapted = shown.earlier == nil ? try await AdaptedNumbers.of(rulebook, visit) : nil
    let editions = try await visit.ask { try $0.editions(of: rulebook.id) }
    return .page(
      staffPage(
        try await visit.staffFrame(.rulebooks), title: title,
        breadcrumb: [Crumb(say("menu.rulebooks"), href: "/rulebooks"), Crumb(title)],
        content: [
          pageHeading(
            title, note: say("rulebook.own-words"),
            marks: [RulebookWords.evidenceTags(of: rulebook, say)],
            actions: shown.earlier == nil ? actions(on: rulebook, say) : [printButton(say: say)]),
          shown.note(visit),
          panel(say("rulebook.facts"), [facts(of: rulebook, adapted: adapted, visit)]),
          earlier(editions, of: rulebook, visit),
        ] + sections(nodes) + [silence(nodes), articles(nodes)]))
  }

  private static func actions(on rulebook: Rulebook, _ say: Words) -> [Node] {
    [
      linkButton(
        say("rulebook.compare"), href: "/rulebooks/differences?left=" + rulebook.id),
      linkButton(
        say("rulebook.tab.coverage"), href: "/rulebooks/coverage?rulebook=" + rulebook.id),
      printButton(say: say),
    ]
  }

  // MARK: - Head

  private static func facts(
    of rulebook: Rulebook, adapted: AdaptedNumbers?, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let names = visit.rulebookNames
    var rows: [(String, Node)] = [
      (say("rulebook.column.issuer"), text(say.title(rulebook.issuer))),
      (say("rulebook.number"), text(rulebook.documentNumber ?? say("rulebook.no-number"))),
      (say("rulebook.column.force"), text(RulebookWords.force(of: rulebook, say: say))),
      (say("rulebook.column.evidence"), RulebookWords.evidenceTags(of: rulebook, say)),
      (
        say("rulebook.column.rules"),
        text(
          say(
            "rulebook.rule-count",
            [
              "n": "\(rulebook.ruleCount)",
              "articles": "\(rulebook.articles.entries.count)",
            ]))
      ),
      (say("rulebook.version"), code(rulebook.version)),
    ]
    if let reading = rulebook.inForceReading {
      rows.append((say("rulebook.force-reading"), text(say.title(reading))))
    }
    if !rulebook.parents.isEmpty {
      rows.append(
        (
          say("rulebook.parents"),
          ul(rulebook.parents.map { li([a(names.full($0)).href(RulebookPath.of($0))]) })
        ))
    }
    if let adapted {
      rows.append(
        (
          say("rulebook.adapted-by", ["organization": adapted.organization]),
          ul(adapted.changes.map { li($0.words(say)) })
        ))
    }
    return definitionList(rows)
  }

  /// Since when which text held, where there was more than one.
  private static func earlier(
    _ editions: [RulebookEdition], of rulebook: Rulebook, _ visit: Visit
  ) -> Node {
    guard editions.count > 1 else { return nothing }
    let say = visit.say
    let today = visit.office.shelf.rulebook(rulebook.id)?.version
    return panel(
      say("rulebook.editions"),
      [
        p(say("rulebook.editions-note")),
        definitionList(
          editions.map { edition in
            (
              edition.since.map { say("rulebook.edition-since", ["time": say.dateTime($0)]) }
                ?? say("rulebook.edition-first"),
              edition.version == rulebook.version
                ? code(edition.version)
                : a([code(edition.version)]).href(
                  RulebookPath.of(rulebook.id)
                    + (edition.version == today ? "" : "?edition=" + edition.version))
            )
          }),
      ])
  }

  // MARK: - Sections

  private static func sections(_ nodes: RuleNodes) -> [Node] {
    RulebookSection.allCases.compactMap { section in
      let rules = nodes.lines.lines(in: section)
      guard !rules.isEmpty else { return nil }
      return panel(RulebookWords.section(section, nodes.say), [nodes.list(rules)])
    }
  }

  /// What the text does not speak of at all.
  private static func silence(_ nodes: RuleNodes) -> Node {
    let say = nodes.say
    let spoken = Set(nodes.rulebook.rules.map(\.section))
    let silent = RulebookSection.allCases.filter { !spoken.contains($0.rawValue) }
    return when(
      !silent.isEmpty,
      note([
        p(
          say(
            "rulebook.silent",
            ["sections": say.list(silent.map { RulebookWords.section($0, say) })]))
      ]))
  }

  private static func articles(_ nodes: RuleNodes) -> Node {
    let say = nodes.say
    let rulebook = nodes.rulebook
    let entries = rulebook.articles.entries.map { entry in
      section([
        h3([
          a(say("rulebook.article", ["article": entry.article]))
            .href(nodes.path(ofArticle: entry.article))
        ]),
        p(say.title(entry.says)), nodes.outcomes(of: entry, isOnPage: true),
      ]).id(RulebookPath.anchor(ofArticle: entry.article)).class("finding tone-edge-grey")
    }
    return panel(
      say("rulebook.articles"),
      [p(say("rulebook.articles-note", ["n": "\(entries.count)"])).class("note")]
        + [div(entries).class("reading")])
  }
}
