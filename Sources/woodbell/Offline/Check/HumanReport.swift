import Foundation
import Rulebook
import Web

/// What a person reads at a terminal: the findings of each file, then how many there are.
struct HumanReport: CheckReport {
  let say: Words
  let names: [String: String]
  let paint: Paint

  mutating func add(_ file: CheckedFile) -> String {
    guard !file.findings.isEmpty else { return "" }
    var table = Columns()
    for finding in file.findings {
      table.add(
        "  \(finding.line):\(finding.column)",
        "\(finding.level.sign) " + say("finding." + finding.level.rawValue), finding.rule,
        sentence(finding))
    }
    let lines = zip(file.findings, table.lines).map { paint.level($0.level, in: $1) }
    let name = file.name == "-" ? say("command.check.standard-input") : file.name.shown
    return ([paint.strong(name)] + lines).joined(separator: "\n") + "\n"
  }

  mutating func add(_ file: UnreadFile) -> String { "" }

  mutating func end(_ counts: CheckCounts) -> String {
    let milliseconds = counts.time / .milliseconds(1)
    let sum =
      counts.levels.isEmpty && counts.unread == 0
      ? say("finding.clean") : findingSummary(counts.levels, say: say)
    let work = say(
      "command.check.work",
      ["n": "\(counts.files)", "time": "\(Int(milliseconds.rounded()))"])
    return [sum, work].joined(separator: "\n") + "\n"
  }

  /// What is amiss, what could stand there, and where that is written.
  private func sentence(_ finding: CheckedFinding) -> String {
    var sentence = finding.message.shown
    if let suggestion = finding.suggestion, !suggestion.isEmpty {
      sentence += " " + say("command.check.suggestion", ["text": suggestion.shown])
    }
    guard !finding.articles.isEmpty else { return sentence }
    let articles = finding.articles.map { article in
      say(
        "cite.link",
        ["short": names[article.rulebook] ?? article.rulebook, "article": article.article])
    }
    return sentence + " " + say("command.check.articles", ["articles": say.list(articles)])
  }
}

/// Colour where a terminal takes it.
struct Paint {
  let isOn: Bool

  /// Off for files and pipes, with `NO_COLOR` and on terminals without colour.
  static var ofTerminal: Paint {
    let environment = ProcessInfo.processInfo.environment
    func has(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
    guard !has("NO_COLOR"), environment["TERM"] != "dumb" else { return Paint(isOn: false) }
    return Paint(isOn: has("FORCE_COLOR") || isatty(STDOUT_FILENO) == 1)
  }

  func strong(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// Colours the sign of a level where it stands in a line.
  func level(_ level: FindingLevel, in line: String) -> String {
    guard isOn, let place = line.firstRange(of: " \(level.sign) ") else { return line }
    let colour =
      switch level {
      case .mustFix: 31
      case .needsConsent: 35
      case .caution: 33
      case .hint: 36
      }
    return line.replacingCharacters(in: place, with: " \u{1B}[\(colour)m\(level.sign)\u{1B}[0m ")
  }
}
