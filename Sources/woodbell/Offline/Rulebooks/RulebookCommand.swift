import ArgumentParser
import Rulebook
import Web

/// `woodbell rulebook`: needs no database.
struct RulebookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rulebook", abstract: "Read, check and compare rulebooks.",
    discussion: """
      EXAMPLES:
        woodbell rulebook show hunan-2017 --article 27
        woodbell rulebook validate rulebooks/own.yaml
      """,
    subcommands: [
      RulebookList.self, RulebookShow.self, RulebookValidate.self, RulebookTest.self,
      RulebookDiff.self, RulebookCoverage.self,
    ])
}

/// `woodbell rulebook list`
struct RulebookList: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the rulebooks at hand.")

  @OptionGroup var voice: Voice
  @OptionGroup var place: RulebookPlace
  @Flag(help: "Answer in JSON.") var json = false

  func run(_ say: Words) async throws {
    let shelf = try place.shelf(say)
    let rulebooks = shelf.ids.compactMap { shelf.rulebook($0) }
    if json { return try Output.json(rulebooks.map(RulebookSheet.init)) }
    var table = Columns([
      say("command.rulebook.id"), say("command.rulebook.short"), say("command.rulebook.articles"),
      say("command.rulebook.rules"), say("command.rulebook.force"), say("command.rulebook.title"),
    ])
    for rulebook in rulebooks {
      table.add(
        rulebook.id, say.title(rulebook.short), "\(rulebook.articles.entries.count)",
        "\(rulebook.ruleCount)", RulebookReport.force(of: rulebook, say: say),
        say.title(rulebook.title))
    }
    for line in table.lines { try Output.answer(line) }
  }
}

/// `woodbell rulebook coverage`
struct RulebookCoverage: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Say what became of every article.")

  @OptionGroup var voice: Voice
  @OptionGroup var place: RulebookPlace
  @Argument(help: "Ids of rulebooks (default: all).") var ids: [String] = []
  @Flag(help: "Answer in JSON.") var json = false

  func run(_ say: Words) async throws {
    let shelf = try place.shelf(say)
    for id in ids { _ = try shelf.named(id, say) }
    let rows = shelf.coverage(ids: ids.isEmpty ? shelf.ids : ids)
    if json { return try Output.json(rows.map(Row.init)) }
    var table = Columns([
      say("command.rulebook.rulebook"), say("command.rulebook.article"),
      say("command.rulebook.became-what"), say("command.rulebook.tests"),
      say("command.rulebook.names"),
    ])
    for row in rows {
      let outcome = say("command.rulebook.became." + row.became.rawValue)
      table.add(
        row.rulebook, row.article,
        row.isPlanned ? say("command.rulebook.planned", ["became": outcome]) : outcome,
        "\(row.tests.count)",
        content(of: row, say))
    }
    for line in table.lines { try Output.answer(line) }
    let planned = rows.count { $0.isPlanned }
    try Output.answer(
      say("command.rulebook.coverage", ["n": "\(rows.count)", "planned": "\(planned)"]))
  }

  private func content(of row: CoverageRow, _ say: Words) -> String {
    let names = say.list(row.names.map { name($0, of: row, say) })
    guard let reason = row.reason.map(say.title) else { return names }
    return row.names.isEmpty
      ? reason : say("command.rulebook.nothing-asked", ["name": names, "reason": reason])
  }

  /// A rule's or a capability's name, with a mark where it rests on memory.
  private func name(_ name: String, of row: CoverageRow, _ say: Words) -> String {
    row.unchecked.contains(name) ? say("command.rulebook.unchecked", ["name": name]) : name
  }

  private struct Row: Encodable {
    let rulebook: String
    let article: String
    let became: String
    let names: [String]
    let tests: [String]
    let planned: Bool
    /// `T`, `B` or `M`: how well the least known of the rules is known.
    let evidence: String
    /// The rules that rest on memory and bind nobody.
    let unchecked: [String]
    /// Why nothing is asked, or why it stays a principle.
    let reason: TitleSheet?

    init(_ row: CoverageRow) {
      rulebook = row.rulebook
      article = row.article
      became = row.became.rawValue
      names = row.names
      tests = row.tests
      planned = row.isPlanned
      evidence = row.evidence.rawValue
      unchecked = row.unchecked
      reason = row.reason.map(TitleSheet.init)
    }
  }
}
