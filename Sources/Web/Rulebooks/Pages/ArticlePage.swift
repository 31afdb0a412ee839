import HTML
import Office
import Rulebook

/// One article: what it says in our words, the rules made of it, and what else it became. Every
/// citation leads here.
enum ArticlePage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let shown = try await ShownRulebook.load(visit)
    let rulebook = shown.rulebook
    guard let number = visit.parameters["article"],
      let entry = rulebook.articles.entries.first(where: { $0.article == number })
    else { throw Refusal(OfficeRefusal.notFound) }
    let nodes = RuleNodes(rulebook, visit: visit, names: shown.names(visit))
    let article = say("rulebook.article", ["article": number])
    let title = say(
      "rulebook.article-title", ["rulebook": say.title(rulebook.title), "article": number])
    let rules = nodes.lines.all.filter { cites(nodes.lines.entry($0.id), rulebook, number) }
    let adapted = shown.earlier == nil ? try await AdaptedNumbers.of(rulebook, visit) : nil
    return .page(
      staffPage(
        try await visit.staffFrame(.rulebooks), title: title,
        breadcrumb: [
          Crumb(say("menu.rulebooks"), href: "/rulebooks"),
          Crumb(say.title(rulebook.title), href: nodes.rulebookPath), Crumb(article),
        ],
        content: [
          pageHeading(title, note: say("rulebook.own-words"), actions: [printButton(say: say)]),
          shown.note(visit, article: number),
          panel(
            say("rulebook.says"),
            [
              div([p(say.title(entry.says))]).class("reading"),
              ifPresent(adapted) { $0.note(onRules: Set(rules.map(\.id)), say) },
              facts(of: rulebook, article: number, nodes),
            ]),
          when(!rules.isEmpty, panel(say("rulebook.its-rules"), [nodes.list(rules)])),
          panel(say("rulebook.became"), [nodes.outcomes(of: entry, isOnPage: !rules.isEmpty)]),
          neighbours(of: number, nodes),
        ]))
  }

  private static func cites(_ entry: RuleEntry?, _ rulebook: Rulebook, _ article: String) -> Bool {
    entry?.citations.contains { $0.rulebook == rulebook.id && $0.article == article } ?? false
  }

  private static func facts(
    of rulebook: Rulebook, article: String, _ nodes: RuleNodes
  ) -> Node {
    let say = nodes.say
    return definitionList([
      (
        say("rulebook.column.title"),
        a(say.title(rulebook.title)).href(nodes.rulebookPath)
      ),
      (say("rulebook.column.force"), text(RulebookWords.force(of: rulebook, say: say))),
      (
        say("rulebook.column.evidence"),
        RulebookWords.evidenceTag(rulebook.evidence(ofArticle: article), say)
      ),
      (say("rulebook.version"), code(rulebook.version)),
    ])
  }

  private static func neighbours(
    of article: String, _ nodes: RuleNodes
  ) -> Node {
    let say = nodes.say
    let numbers = nodes.rulebook.articles.entries.map(\.article)
    guard let position = numbers.firstIndex(of: article) else { return nothing }
    func link(_ index: Int, _ phrase: String) -> Node {
      guard numbers.indices.contains(index) else { return nothing }
      return linkButton(
        say(phrase, ["article": numbers[index]]),
        href: nodes.path(ofArticle: numbers[index]))
    }
    return nav([
      link(position - 1, "rulebook.previous-article"), link(position + 1, "rulebook.next-article"),
    ]).class("buttons").aria("label", say("rulebook.articles"))
  }
}
