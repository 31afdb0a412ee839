import Testing

@testable import Rulebook

/// A small rulebook for tests: every section is `none` but those that are given.
struct Sample {
  var id = "sample"
  var head: [String: String] = [:]
  /// YAML of a section, beginning on its own line, indented by two.
  var sections: [String: String] = [:]
  /// Rules of each article.
  var articles: [(String, [String])] = [("1", [])]
  /// Lines that stand before the articles, such as `without`.
  var more = ""

  static let sectionNames = [
    "eligibility", "filing", "update-rhythm", "categories", "content", "review", "emergency",
    "reprint", "formats", "publishing", "messages", "duty", "security", "directives",
    "assessment", "personal-accounts",
  ]

  private static let headLines = [
    ("title", "{zh-Hans: 样本, en: Sample}"), ("short", "{zh-Hans: 样, en: Sample}"),
    ("issuer", "{zh-Hans: 某局, en: An office}"), ("document-number", "none"),
    ("extends", "none"), ("evidence", "T"), ("in-force-from", "2020-01-01"),
    ("in-force-until", "none"), ("in-force-reading", "none"),
  ]

  var file: String { id + ".yaml" }

  var text: String {
    var lines = ["id: \(id)"]
    for (key, value) in Self.headLines { lines.append("\(key): \(head[key] ?? value)") }
    for name in Self.sectionNames {
      if let section = sections[name] {
        lines.append("\(name):\n\(section)")
      } else if head["extends"] == nil {
        lines.append("\(name): none")
      }
    }
    if !more.isEmpty { lines.append(more) }
    lines.append("articles:")
    lines.append("  covers: [\(articles.map { "\"\($0.0)\"" }.joined(separator: ", "))]")
    lines.append("  list:")
    for (article, rules) in articles {
      lines.append("    - article: \"\(article)\"")
      lines.append("      says: {zh-Hans: 某条, en: Some article}")
      lines.append("      became:")
      lines.append(
        rules.isEmpty
          ? "        - principle: {zh-Hans: 是原则, en: A principle}"
          : "        - rules: [\(rules.joined(separator: ", "))]")
      lines.append("      tests: none")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  func rulebook() throws -> Rulebook {
    try #require(try RulebookShelf(files: [(file, text)]).rulebook(id))
  }

  /// What is reported; empty when the file is sound.
  func errors(beside others: Sample...) -> [RulebookError] {
    Self.errors(others.map { ($0.file, $0.text) } + [(file, text)])
  }

  static func errors(_ files: [(String, String)]) -> [RulebookError] {
    do {
      _ = try RulebookShelf(files: files)
      return []
    } catch {
      return error.errors
    }
  }

  /// The line of the file, from 1, on which something first stands.
  func line(of words: String) throws -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(words) }) + 1
  }
}
