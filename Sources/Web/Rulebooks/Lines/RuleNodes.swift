import HTML
import Office
import Rulebook

/// Rules and articles of a rulebook as pieces of a page.
struct RuleNodes: Sendable {
  let lines: RuleLines
  let names: RulebookNames
  let capabilities: CapabilityList?
  private let titles: [String: String]

  var say: Words { lines.say }
  var rulebook: Rulebook { lines.rulebook }

  /// - Parameter names: what leads to rulebooks; to today's texts when nil.
  init(_ rulebook: Rulebook, visit: Visit, names: RulebookNames? = nil) {
    lines = RuleLines(rulebook, say: visit.say)
    titles = lines.titles
    self.names = names ?? visit.rulebookNames
    capabilities = visit.office.shelf.capabilities
  }

  /// Where this rulebook is shown, in the text that is shown here.
  var rulebookPath: String {
    RulebookPath.of(rulebook.id) + names.editionQuery(rulebook.id)
  }

  func path(ofArticle article: String) -> String {
    names.path(Citation(rulebook: rulebook.id, article: article, rule: ""))
  }

  // MARK: - Rules

  /// Rules one below the other, each with the place that links lead to.
  func list(_ rules: [RuleLine]) -> Node {
    ul(rules.map(item)).class("findings")
  }

  private func item(_ line: RuleLine) -> Node {
    let entry = lines.entry(line.id)
    let isDemanded = entry?.isDemanded ?? true
    let tone = isDemanded ? entry?.level?.tone ?? .primary : .grey
    let words = line.details.map { p($0).class("finding-words") }
    let body = div([
      p([
        strong(line.title), ifPresent(entry?.level) { RulebookWords.levelTag($0, say) },
        RulebookWords.memoryTag(entry?.evidence ?? .text, say),
        citationLinks(entry?.citations ?? [], names: names, say: say),
      ]).class("finding-head"),
      group(words),
      when(!line.steps.isEmpty, steps(line.steps)),
      ifPresent(entry?.reading) { reading in
        p(say("rulebook.reading-line", ["text": say.title(reading)])).class("note")
      },
      ifPresent(entry) { p(marks(of: $0)).class("note") },
    ]).class("finding tone-edge-" + tone.rawValue)
    return li([isDemanded ? body : body.class("note")])
      .id(RulebookPath.anchor(ofRule: line.id))
  }

  private func steps(_ steps: [String]) -> Node {
    ol(
      steps.enumerated().map { index, step in
        li(say("rulebook.step", ["n": "\(index + 1)", "text": step]))
      })
  }

  /// How well the text is known, and whether an office may change the number.
  private func marks(of entry: RuleEntry) -> String {
    let evidence = say("rulebook.evidence." + entry.evidence.rawValue)
    return switch entry.adaptable {
    case nil: evidence
    case .stricter: evidence + say("rulebook.mark-separator") + say("rulebook.adaptable.stricter")
    case .within: evidence + say("rulebook.mark-separator") + say("rulebook.adaptable.within")
    }
  }

  // MARK: - Articles

  /// What became of an article, one entry a line.
  ///
  /// - Parameter isOnPage: whether the rules stand on the same page, so that links stay on it.
  func outcomes(of entry: ArticleEntry, isOnPage: Bool) -> Node {
    ul(entry.became.map { li([outcome($0, isOnPage: isOnPage)]) })
  }

  private func outcome(_ outcome: ArticleOutcome, isOnPage: Bool) -> Node {
    switch outcome {
    case .rules(let ids):
      group([
        text(say("rulebook.became-rules", ["n": "\(ids.count)"])),
        ul(ids.map { li([ruleLink($0, isOnPage: isOnPage)]) }).class("note roomy"),
      ])
    case .capability(let id):
      group([text(say("rulebook.became-capability")), capability(id)])
    case .absence(let id, let reason):
      group([
        text(say("rulebook.became-nothing")), ruleLink(id, isOnPage: isOnPage),
        text(say("rulebook.because", ["reason": say.title(reason)])),
      ])
    case .principle(let reason):
      text(say("rulebook.became-principle", ["reason": say.title(reason)]))
    }
  }

  /// A rule by its title, leading to what it says.
  func ruleLink(_ id: String, isOnPage: Bool) -> Node {
    let place = "#" + RulebookPath.anchor(ofRule: id)
    let link = a(titles[id] ?? lines.subject(of: id)).href(
      isOnPage ? place : rulebookPath + place)
    guard let entry = lines.entry(id), !entry.isDemanded else { return link }
    return group([link, text(" "), RulebookWords.memoryTag(entry.evidence, say)])
  }

  /// A capability with its page, or that it is not there yet.
  func capability(_ id: String) -> Node {
    guard let capability = capabilities?.capability(id) else {
      return group([text(id + " "), plannedTag])
    }
    let title = say.title(capability.title)
    let isBuilt = capability.state == .built
    return group([
      isBuilt && capability.page != nil
        ? a(title).href(capability.page ?? "/") : text(title),
      when(!isBuilt, group([text(" "), plannedTag])),
    ])
  }

  private var plannedTag: Node { tag(say("rulebook.planned"), tone: .amber) }
}
