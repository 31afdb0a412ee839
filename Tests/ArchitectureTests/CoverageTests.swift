import Foundation
import Rulebook
import Testing

/// docs/coverage.md is written from the rulebooks, and what it promises is there.
@Suite struct CoverageTests {
  private let shelf: RulebookShelf

  init() throws { shelf = try RulebookShelf.bundled() }

  @Test func `the page accounts for every article of every rulebook`() throws {
    let expected = page()
    let file = Repository.here.root.appending(path: "docs/coverage.md")
    if ProcessInfo.processInfo.environment["WOODBELL_UPDATE_DOCS"] == "1" {
      try expected.write(to: file, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written == expected, "run the tests with WOODBELL_UPDATE_DOCS=1")
  }

  @Test(arguments: [
    ("zhengzhou-2020", (1...31).map { "\($0)" }), ("hunan-2017", (1...44).map { "\($0)" }),
    (
      "yaoan",
      ["1", "2", "3.1"] + (1...9).map { "3.2.\($0)" } + ["4.1", "4.2"]
        + (1...6).map { "5.\($0)" } + ["6.1", "6.2", "6.3", "7", "A.1"]
    ),
  ])
  func `every article of the regulation's text became something`(
    rulebook: String, articles: [String]
  ) {
    let rows = shelf.coverage(ids: [rulebook])
    #expect(Set(rows.map(\.article)) == Set(articles))
    for row in rows where row.became != .principle { #expect(!row.names.isEmpty) }
    for row in rows where row.became == .principle || row.became == .absence {
      #expect(row.reason != nil)
    }
  }

  @Test func `every test that is named exists`() throws {
    let known = try names()
    let capabilities = shelf.capabilities?.capabilities ?? []
    let named =
      shelf.ids.compactMap { shelf.rulebook($0) }
      .flatMap { rulebook in
        rulebook.articles.entries.flatMap { entry in
          entry.tests.map { (rulebook.id + " " + entry.article, $0) }
        }
      } + capabilities.flatMap { capability in capability.tests.map { (capability.id, $0) } }
    try #require(!named.isEmpty)
    for (place, test) in named { #expect(known.contains(test), "\(place) names \(test)") }
  }

  @Test func `what is said to be built is shown by a test`() {
    for capability in shelf.capabilities?.capabilities ?? [] where capability.state == .built {
      #expect(!capability.tests.isEmpty, "\(capability.id)")
    }
  }

  @Test(arguments: ["zhengzhou-2020", "hunan-2017", "yaoan"])
  func `a rule beside what is built is shown by a test`(rulebook: String) {
    let rows = shelf.coverage(ids: [rulebook])
    let built = Set(rows.filter { $0.became == .capability && !$0.isPlanned }.map(\.article))
    for row in rows where row.became == .rules && built.contains(row.article) {
      #expect(!row.tests.isEmpty, "article \(row.article): \(row.names)")
    }
  }

  // MARK: - What there is

  /// `OfficeTests/a body stands …` for Swift, `Browser/test_notice.py::test_…` for journeys.
  private func names() throws -> Set<String> {
    var names: Set<String> = []
    for file in try Repository.here.files(under: "Tests", extensions: ["swift"]) {
      let target = file.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
      for line in file.text.split(separator: "\n") {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0].hasSuffix("func ") else { continue }
        names.insert("\(target)/\(parts[1])")
      }
    }
    for file in try Repository.here.files(under: "Tests/Browser", extensions: ["py"]) {
      for line in file.text.split(separator: "\n") where line.hasPrefix("def test_") {
        let name = line.dropFirst(4).prefix { $0 != "(" }
        names.insert("Browser/\(file.path.split(separator: "/").last ?? "")::\(name)")
      }
    }
    return names
  }

  // MARK: - The page

  private func page() -> String {
    var lines = [
      "# Coverage", "",
      "What became of every article: rules of the rulebook, a capability of the program, a place",
      "for which it was read and where it asks for nothing, with the reason, or a principle that no",
      "program can compute, with the reason. The tests are those that the",
      "articles and capabilities name; the examples of rules run with `woodbell rulebook test`.",
      "Rules marked (M) rest on memory: they are shown and bind nobody until the text is read.",
      "",
      "This page is written by a test (`WOODBELL_UPDATE_DOCS=1 script/test --filter Coverage`).",
    ]
    for id in shelf.ids {
      guard let rulebook = shelf.rulebook(id) else { continue }
      let rows = shelf.coverage(ids: [id])
      let planned = rows.filter(\.isPlanned).count
      lines += [
        "", "## \(rulebook.title.english) (`\(id)`)", "",
        "\(rulebook.articles.entries.count) articles, \(rulebook.ruleCount) rules, "
          + "\(rulebook.examples.count) examples; \(planned) entries wait for a capability.", "",
        "| Article | Says | Became | Shown by |", "|---|---|---|---|",
      ]
      lines += rows.map(line)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ row: CoverageRow) -> String {
    let became =
      switch row.became {
      case .rules:
        row.names.map { row.unchecked.contains($0) ? "`\($0)` (M)" : "`\($0)`" }
          .joined(separator: ", ")
      case .capability:
        "capability `\(row.names.joined())`" + (row.isPlanned ? " (planned)" : "")
      case .absence:
        "nothing is asked (`\(row.names.joined())`): " + (row.reason?.english ?? "")
      case .principle: "principle: " + (row.reason?.english ?? "")
      }
    let examples = row.tests.filter { $0.hasPrefix("rulebook test ") }.count
    var shown = row.tests.filter { !$0.hasPrefix("rulebook test ") }
    if examples > 0 { shown.append("examples of \(examples) rules") }
    return "| \(row.article) | \(cell(row.says.english)) | \(cell(became)) | "
      + "\(cell(shown.joined(separator: "; "))) |"
  }

  private func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
