import ArgumentParser
import Foundation
import Rulebook
import Web

/// How findings are written.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json, sarif, github, line

  /// - Parameter names: short names of the rulebooks.
  func report(_ say: Words, names: [String: String]) -> any CheckReport {
    switch self {
    case .human: HumanReport(say: say, names: names, paint: Paint.ofTerminal)
    case .json: JSONReport()
    case .sarif: SARIFReport(say: say, names: names)
    case .github: LineReport(style: .github)
    case .line: LineReport(style: .plain)
    }
  }
}

/// Writes what was found, file by file; the text of each call goes out as it is.
protocol CheckReport {
  mutating func add(_ file: CheckedFile) -> String
  mutating func add(_ file: UnreadFile) -> String
  mutating func end(_ counts: CheckCounts) throws -> String
}

/// What was found in all files together.
struct CheckCounts {
  private(set) var files = 0
  private(set) var levels: [FindingLevel] = []
  private var hasFailed = false
  /// Files that could not be checked.
  var unread = 0
  var time = Duration.zero
  /// Copies that were asked for and not written.
  private var missingCopies = 0

  mutating func add(_ findings: [CheckedFinding], failing level: FindingLevel?) {
    files += 1
    levels += findings.map(\.level)
    if let level, findings.contains(where: { $0.level <= level }) { hasFailed = true }
  }

  mutating func add(_ copy: CleanCopy) {
    if copy.outcome != .written { missingCopies += 1 }
  }

  /// How the command ends; nil when all is well.
  var code: ExitCode? {
    if unread > 0 { return files == 0 ? .couldNot : .inPart }
    if missingCopies > 0 { return .inPart }
    return hasFailed ? .no : nil
  }
}

/// One list over all files.
struct JSONReport: CheckReport {
  private var findings: [CheckedFinding] = []

  mutating func add(_ file: CheckedFile) -> String {
    findings += file.findings
    return ""
  }

  mutating func add(_ file: UnreadFile) -> String { "" }

  mutating func end(_ counts: CheckCounts) throws -> String {
    String(decoding: try Output.line(findings), as: UTF8.self)
  }
}

/// One line for each finding: for editors, or as commands to the runner of a workflow.
struct LineReport: CheckReport {
  enum Style { case plain, github }

  let style: Style

  mutating func add(_ file: CheckedFile) -> String {
    file.findings.map { line($0) + "\n" }.joined()
  }

  mutating func add(_ file: UnreadFile) -> String { "" }

  mutating func end(_ counts: CheckCounts) -> String { "" }

  private func line(_ finding: CheckedFinding) -> String {
    switch style {
    case .plain:
      let place = "\(finding.file.shown):\(finding.line):\(finding.column)"
      return "\(place):\(finding.rule):\(finding.message.shown)"
    case .github: return command(finding)
    }
  }

  private func command(_ finding: CheckedFinding) -> String {
    let kind =
      switch finding.level {
      case .mustFix: "error"
      case .needsConsent, .caution: "warning"
      case .hint: "notice"
      }
    let properties = [
      ("file", finding.file), ("line", "\(finding.line)"), ("endLine", "\(finding.endLine)"),
      ("col", "\(finding.column)"), ("endColumn", "\(finding.endColumn)"),
      ("title", finding.rule),
    ].map { "\($0)=\(Self.escaped($1, isProperty: true))" }
    let message = Self.escaped(finding.message, isProperty: false)
    return "::\(kind) \(properties.joined(separator: ","))::\(message)"
  }

  /// As the runner of a workflow reads it back.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
