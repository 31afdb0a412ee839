import ArgumentParser
import Rulebook
import Web

/// `woodbell rulebook diff`
struct RulebookDiff: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two rulebooks topic by topic; numbers that conflict come first.")

  @OptionGroup var voice: Voice
  @OptionGroup var place: RulebookPlace
  @Argument(help: "The first rulebook's id.") var left: String
  @Argument(help: "The second rulebook's id.") var right: String
  @Flag(help: "Only what differs.") var changes = false
  @Flag(help: "Answer in JSON.") var json = false

  func run(_ say: Words) async throws {
    let shelf = try place.shelf(say)
    let (left, right) = (try shelf.named(left, say), try shelf.named(right, say))
    let all = Differences.between(left: left, right: right)
    let differences = changes ? all.filter { $0.kind != .same } : all
    if json { return try Output.json(differences.map { Row($0, say) }) }
    for difference in differences {
      try Output.answer(
        say(
          "command.rulebook.difference",
          [
            "topic": RulebookReport.topic(difference.topic, say: say),
            "kind": say("rulebook.difference." + difference.kind.rawValue),
          ]))
      try show(difference.left, of: left, difference.topic, say)
      try show(difference.right, of: right, difference.topic, say)
    }
    let conflicts = all.count { $0.kind == .conflict }
    try Output.answer(
      say("rulebook.differences.summary", ["all": "\(all.count)", "conflicts": "\(conflicts)"]))
  }

  private func show(
    _ position: Position?, of rulebook: Rulebook, _ topic: DifferenceTopic, _ say: Words
  ) throws {
    guard let position else { return }
    let sentences = RulebookReport.sentences(of: position, on: topic, say: say)
    let articles = ArticleSheet.all(position.citations).map(\.article)
    let words = say(
      "command.rulebook.position",
      [
        "short": say.title(rulebook.short),
        "words": sentences.joined(separator: say("command.rulebook.between")),
        "articles": say.list(articles),
      ])
    let mark = position.evidence == .memory ? " " + say("command.rulebook.from-memory") : ""
    try Output.answer("  " + words + mark)
  }

  private struct Row: Encodable {
    let topic: String
    let detail: String?
    let kind: String
    let left: Side?
    let right: Side?

    init(_ difference: Difference, _ say: Words) {
      topic = difference.topic.subject.rawValue
      detail = difference.topic.detail
      kind = difference.kind.rawValue
      left = difference.left.map { Side($0, on: difference.topic, say) }
      right = difference.right.map { Side($0, on: difference.topic, say) }
    }
  }

  private struct Side: Encodable {
    /// In the language asked for.
    let says: [String]
    let articles: [ArticleSheet]
    /// `T`, `B`, or `M` for what rests on memory and binds nobody.
    let evidence: String

    init(_ position: Position, on topic: DifferenceTopic, _ say: Words) {
      says = RulebookReport.sentences(of: position, on: topic, say: say)
      articles = ArticleSheet.all(position.citations)
      evidence = position.evidence.rawValue
    }
  }
}
