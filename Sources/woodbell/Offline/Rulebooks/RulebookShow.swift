import ArgumentParser
import Rulebook
import Web

/// `woodbell rulebook show`
struct RulebookShow: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a rulebook, or one of its articles.",
    discussion: """
      EXAMPLES:
        woodbell rulebook show yaoan
        woodbell rulebook show hunan-2017 --article 27
      """)

  @OptionGroup var voice: Voice
  @OptionGroup var place: RulebookPlace
  @Argument(help: "The rulebook's id.") var id: String
  @Option(help: "Only this article, such as 5.4.") var article: String?
  @Flag(help: "Answer in JSON.") var json = false

  func run(_ say: Words) async throws {
    let rulebook = try place.shelf(say).named(id, say)
    let entries = try articles(of: rulebook, say)
    let rules = rulebook.rules.filter { article == nil || cites($0, in: rulebook) }
    if json {
      return try Output.json(
        Answer(
          rulebook: RulebookSheet(rulebook), articles: entries.map(Article.init),
          rules: rules.map(RuleSheet.init)))
    }
    try Output.answer(say.title(rulebook.title))
    try Output.answer(
      "  "
        + say(
          "command.rulebook.facts",
          [
            "issuer": say.title(rulebook.issuer), "number": rulebook.documentNumber ?? "–",
            "force": RulebookReport.force(of: rulebook, say: say),
          ]))
    try Output.answer("  " + say("rulebook.own-words"))
    for entry in entries { try show(entry, say) }
    let shown = Set(rules.map(\.id))
    for line in RulebookReport.lines(of: rulebook, say: say) where shown.contains(line.id) {
      try show(line, rulebook.rule(line.id), say)
    }
  }

  private func articles(of rulebook: Rulebook, _ say: Words) throws -> [ArticleEntry] {
    guard let article else { return rulebook.articles.entries }
    let found = rulebook.articles.entries.filter { $0.article == article }
    guard found.isEmpty else { return found }
    let numbers = rulebook.articles.entries.map(\.article)
    let head = article.prefix { $0 != "." }
    let near = numbers.filter { $0 == head || $0.hasPrefix(head + ".") }
    throw Failure(
      .validationFailure,
      say(
        "command.rulebook.unknown-article",
        [
          "article": article.shown, "id": rulebook.id,
          "near": say.list(near.isEmpty ? numbers : near),
        ]))
  }

  private func cites(_ entry: RuleEntry, in rulebook: Rulebook) -> Bool {
    entry.citations.contains { $0.rulebook == rulebook.id && $0.article == article }
  }

  private func show(_ entry: ArticleEntry, _ say: Words) throws {
    try Output.answer("")
    try Output.answer(say("rulebook.article", ["article": entry.article]))
    try Output.answer("  " + say.title(entry.says))
    for outcome in entry.became {
      let sentence =
        switch outcome {
        case .rules(let ids): say("command.rulebook.as-rules", ["names": say.list(ids)])
        case .capability(let id): say("command.rulebook.as-capability", ["name": id])
        case .absence(let id, let reason):
          say("command.rulebook.as-nothing", ["name": id, "reason": say.title(reason)])
        case .principle(let reason):
          say("command.rulebook.as-principle", ["reason": say.title(reason)])
        }
      try Output.answer("  " + sentence)
    }
  }

  private func show(_ line: RuleSentences, _ entry: RuleEntry?, _ say: Words) throws {
    let articles = entry.map { ArticleSheet.all($0.citations).map(\.article) } ?? []
    try Output.answer("")
    try Output.answer(
      say(
        "command.rulebook.rule",
        ["id": line.id, "title": line.title, "articles": say.list(articles)]))
    for detail in line.details + line.steps { try Output.answer("  " + detail) }
    if let reading = entry?.reading {
      try Output.answer("  " + say("deadline.reading", ["text": say.title(reading)]))
    }
    if entry?.isDemanded == false {
      try Output.answer("  " + say("command.rulebook.from-memory"))
    }
  }

  private struct Answer: Encodable {
    let rulebook: RulebookSheet
    let articles: [Article]
    let rules: [RuleSheet]
  }

  private struct Article: Encodable {
    let article: String
    let says: TitleSheet
    let became: [Outcome]
    let tests: [String]

    init(_ entry: ArticleEntry) {
      article = entry.article
      says = TitleSheet(entry.says)
      became = entry.became.map(Outcome.init)
      tests = entry.tests
    }
  }

  private struct Outcome: Encodable {
    var rules: [String]?
    var capability: String?
    /// The place at which nothing is asked, and why.
    var nothingAsked: Absent?
    var principle: TitleSheet?

    init(_ outcome: ArticleOutcome) {
      switch outcome {
      case .rules(let ids): rules = ids
      case .capability(let id): capability = id
      case .absence(let id, let reason):
        nothingAsked = Absent(rule: id, reason: TitleSheet(reason))
      case .principle(let reason): principle = TitleSheet(reason)
      }
    }

    struct Absent: Encodable {
      let rule: String
      let reason: TitleSheet
    }
  }
}
