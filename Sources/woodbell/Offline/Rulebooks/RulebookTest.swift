import ArgumentParser
import Rulebook
import Web
import WorkCalendar

/// `woodbell rulebook test`
struct RulebookTest: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples of rulebooks; ends with 1 when one is not fulfilled.")

  @OptionGroup var voice: Voice
  @OptionGroup var place: RulebookPlace
  @Argument(help: "Ids of rulebooks, or ID#RULE for one rule (default: all).")
  var ids: [String] = []
  @Flag(help: "Answer in JSON.") var json = false

  func run(_ say: Words) async throws {
    let shelf = try place.shelf(say)
    let calendar = try WorkCalendar.bundled()
    let wanted = ids.isEmpty ? shelf.ids : ids
    let results = try wanted.map { try result(of: $0, on: shelf, calendar, say) }
    let isWell = results.allSatisfy(\.failures.isEmpty)
    if json {
      try Output.json(Report(ok: isWell, rulebooks: results))
    } else {
      for result in results { try show(result, say) }
    }
    guard isWell else { throw ExitCode.no }
  }

  private func result(
    of name: String, on shelf: RulebookShelf, _ calendar: WorkCalendar, _ say: Words
  ) throws -> Result {
    let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
    let rulebook = try shelf.named(parts.first ?? "", say)
    let rule = parts.count > 1 ? parts[1] : nil
    let examples = rulebook.examples.filter { rule == nil || $0.rule == rule }
    if let rule, examples.isEmpty {
      let tried = Array(Set(rulebook.examples.map(\.rule))).sorted()
      let near = Resemblance.nearest(to: rule, among: tried)
      throw Failure(
        .validationFailure,
        say(
          "command.rulebook.no-examples",
          [
            "rule": rule.shown, "id": rulebook.id,
            "near": say.list(near.isEmpty ? tried : near),
          ]))
    }
    let failed = rulebook.failedExamples(calendar: calendar)
      .filter { rule == nil || $0.facts["rule"] == rule }
    return Result(
      rulebook: rulebook.id, rule: rule, rules: Set(examples.map(\.rule)).count,
      examples: examples.count, failures: failed.map { RulebookComplaint($0, say: say) })
  }

  private func show(_ result: Result, _ say: Words) throws {
    for failure in result.failures { try Output.answer("✕ " + failure.sentence) }
    let values = [
      "id": result.rulebook, "rules": "\(result.rules)", "n": "\(result.examples)",
      "failures": "\(result.failures.count)",
    ]
    try Output.answer(
      result.failures.isEmpty
        ? "✓ " + say("command.rulebook.passed", values)
        : "✕ " + say("command.rulebook.failed", values))
  }

  private struct Report: Encodable {
    let ok: Bool
    let rulebooks: [Result]
  }

  private struct Result: Encodable {
    let rulebook: String
    let rule: String?
    /// Rules that have examples.
    let rules: Int
    let examples: Int
    let failures: [RulebookComplaint]
  }
}
