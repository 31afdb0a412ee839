import Foundation
import Rulebook
import Testing

@testable import Screening

/// Whoever follows the citation of a list must find the article.
struct CitationTests {
  private static let lists = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Screening/Lists")

  /// What a file cites, read as text, so that no reader of one kind of list is trusted with it.
  private func citations(in text: String) -> [(rulebook: String, article: String)] {
    text.matches(of: #/rulebook: *"?([a-z0-9-]+)"?, *article: *"?([^"}\s]+)"?/#)
      .map { (String($0.output.1), String($0.output.2)) }
  }

  @Test func `every article that a shipped list cites is in its rulebook`() throws {
    let shelf = try RulebookShelf.bundled()
    let files = FileManager.default.enumerator(at: Self.lists, includingPropertiesForKeys: nil)
    var counts: [String: Int] = [:]
    for case let file as URL in try #require(files) where file.pathExtension == "yaml" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let found = citations(in: text)
      // Each citation names a rulebook once; none may slip past the pattern.
      #expect(found.count == text.matches(of: #/rulebook:/#).count, "\(file.lastPathComponent)")
      counts[file.lastPathComponent] = found.count
      for (rulebook, article) in found {
        let articles = shelf.rulebook(rulebook)?.articles.entries.map(\.article) ?? []
        #expect(
          articles.contains(article), "\(file.lastPathComponent) cites \(rulebook) \(article)")
      }
    }
    #expect(counts.values.reduce(0, +) >= 25 && (counts["personal-data.yaml"] ?? 0) > 0)
  }

  private static func family(_ citations: String) -> [TermFile] {
    let text = """
      family: house
      title: {zh-Hans: 本局用语, en: House words}
      level: hint
      because: {zh-Hans: 缘由, en: Reason}
      citations:
      \(citations)
      terms:
        - {text: 旧大院}
      examples: none
      """
    return [TermFile(path: "terms/house.yaml", text: text)]
  }

  @Test(arguments: ["zhengzhou-2020", "hunan-2017", "yaoan", "openness"])
  func `an identity number has to go under whichever regulation governs`(
    rulebook: String
  ) throws {
    let shelf = try RulebookShelf.bundled()
    let day = try #require(shelf.rulebook(rulebook)?.inForceFrom)
    let found = try PersonalData.bundled().findings(
      in: ScreenedField(id: "body", text: "身份证号码：11010519491231002X"),
      under: shelf.governing([rulebook], on: day))
    #expect(found.map(\.level) == [.mustFix])
    #expect(found.first?.citations.map(\.rulebook) == [rulebook])
  }

  @Test func `what ships is loaded with articles that are all there`() throws {
    try TermLists.bundled().verifyCitations(on: try RulebookShelf.bundled())
  }

  @Test(arguments: [
    (
      "  - {rulebook: openness, article: \"N26\"}", "terms.unknown-article", 6, "N26-103"
    ),
    ("  - {rulebook: hunan, article: \"17\"}", "terms.unknown-rulebook", 6, "hunan-2017"),
    (
      "  - {rulebook: hunan-2017, article: \"17\"}\n  - {rulebook: yaoan, article: \"99\"}",
      "terms.unknown-article", 7, "5.4"
    ),
  ])
  func `an article that is not there is refused with its line and what comes near`(
    citations: String, code: String, line: Int, near: String
  ) throws {
    let lists = try TermLists(files: Self.family(citations))
    let shelf = try RulebookShelf.bundled()
    let errors = #expect(throws: TermListErrors.self) { try lists.verifyCitations(on: shelf) }
    let error = try #require(errors?.errors.first)
    #expect(errors?.errors.count == 1 && error.code.rawValue == code)
    #expect(error.file == "terms/house.yaml" && error.line == line)
    #expect(error.facts["known"]?.components(separatedBy: ", ").contains(near) == true)
  }

  @Test func `an office's own rulebook may be cited by its own lists`() throws {
    let text = try String(
      contentsOf: Self.lists.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Rulebook/Rulebooks/yaoan.yaml"), encoding: .utf8)
    let own = text.replacing("id: yaoan\n", with: "id: own\n", maxReplacements: 1)
    let shelf = try RulebookShelf.bundled().adding(files: [("own.yaml", own)])
    let lists = try TermLists(files: Self.family("  - {rulebook: own, article: \"5.4\"}"))
    try lists.verifyCitations(on: shelf)
  }
}
