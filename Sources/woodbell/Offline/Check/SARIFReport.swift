import Foundation
import Rulebook
import Web

/// A log in the Static Analysis Results Interchange Format 2.1.0 (OASIS, 2020).
struct SARIFReport: CheckReport {
  private let say: Words
  private let names: [String: String]
  private var rules: [SARIF.Rule] = []
  private var numbers: [String: Int] = [:]
  private var results: [SARIF.Result] = []
  private var notices: [SARIF.Notice] = []

  init(say: Words, names: [String: String]) {
    self.say = say
    self.names = names
  }

  mutating func add(_ file: CheckedFile) -> String {
    for finding in file.findings { add(finding) }
    return ""
  }

  mutating func add(_ file: UnreadFile) -> String {
    notices.append(
      SARIF.Notice(
        message: SARIF.Message(text: file.sentence(say)), level: "error",
        descriptor: SARIF.Descriptor(id: file.reason.code),
        locations: [SARIF.Place(SARIF.Place.Physical(file: file.name, region: nil))]))
    return ""
  }

  mutating func end(_ counts: CheckCounts) throws -> String {
    let driver = SARIF.Driver(
      name: "Woodbell", version: Version.number, semanticVersion: Version.number, rules: rules)
    let run = SARIF.Run(
      tool: SARIF.Tool(driver: driver), columnKind: "unicodeCodePoints",
      invocations: [
        SARIF.Invocation(
          executionSuccessful: counts.unread == 0, toolExecutionNotifications: notices)
      ], results: results)
    return String(decoding: try Output.line(SARIF.Log(runs: [run])), as: UTF8.self)
  }

  private mutating func add(_ finding: CheckedFinding) {
    let number = numbers[finding.rule] ?? rules.count
    if number == rules.count {
      numbers[finding.rule] = number
      rules.append(rule(finding))
    }
    let region = SARIF.Region(
      startLine: finding.line, startColumn: finding.column, endLine: finding.endLine,
      endColumn: finding.endColumn, charOffset: finding.offset, charLength: finding.length)
    results.append(
      SARIF.Result(
        ruleId: finding.rule, ruleIndex: number, level: Self.level(finding.level),
        message: SARIF.Message(text: message(finding)),
        locations: [SARIF.Place(SARIF.Place.Physical(file: finding.file, region: region))],
        properties: SARIF.ResultProperties(
          family: finding.family, level: finding.level, articles: finding.articles,
          suggestion: finding.suggestion)))
  }

  private func message(_ finding: CheckedFinding) -> String {
    guard let suggestion = finding.suggestion, !suggestion.isEmpty else { return finding.message }
    return finding.message + " " + say("command.check.suggestion", ["text": suggestion])
  }

  /// The rule as its first finding shows it, with the articles as help.
  private func rule(_ finding: CheckedFinding) -> SARIF.Rule {
    let articles = finding.articles.map { article in
      say(
        "cite.link",
        ["short": names[article.rulebook] ?? article.rulebook, "article": article.article])
    }
    let help =
      articles.isEmpty
      ? say("command.check.help-plain", ["rule": finding.rule])
      : say("command.check.help", ["rule": finding.rule, "articles": say.list(articles)])
    return SARIF.Rule(
      id: finding.rule, shortDescription: SARIF.Message(text: help),
      help: SARIF.Message(text: help),
      defaultConfiguration: SARIF.Configuration(level: Self.level(finding.level)),
      properties: SARIF.RuleProperties(tags: [finding.family]))
  }

  private static func level(_ level: FindingLevel) -> String {
    switch level {
    case .mustFix: "error"
    case .needsConsent, .caution: "warning"
    case .hint: "note"
    }
  }
}
