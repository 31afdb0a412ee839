import Foundation
import Rulebook
import Screening
import Testing
import WorkCalendar

/// Notices as an office writes them, and sentences with one mistake planted in each.
@Suite struct CorpusTests {
  private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "Corpus")

  private let matcher: TermMatcher
  private let screener: Screener
  private let rules: GoverningRules

  init() throws {
    matcher = TermMatcher(lists: try TermLists.bundled())
    screener = try Screener.bundled()
    let shelf = try RulebookShelf.bundled()
    let day = try #require(CivilDate("2026-11-21"))
    rules = shelf.governing(shelf.ids, on: day)
  }

  @Test func `clean notices of an office give no false alarm`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "md" }
    #expect(files.count >= 120)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      let found = screener.findings(
        in: ScreenedItem(
          fields: [ScreenedField(id: "body", text: text)], platforms: [], elements: nil),
        under: rules
      ).filter { $0.level < .hint }
      let names = found.map { "\($0.rule) \($0.text ?? "")" }
      #expect(found.isEmpty, "\(file.lastPathComponent): \(names)")
    }
  }

  @Test func `every planted mistake is found with its family`() throws {
    let table = try String(
      contentsOf: Self.folder.appending(path: "dirty.tsv"), encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count >= 100)
    for row in rows {
      try #require(row.count >= 4, "\(row)")
      let hits = matcher.hits(in: row[0])
      let isFound = hits.contains { hit in
        let family = hit.family.id == TermFamily.typo ? ["typo", "confusions"] : [hit.family.id]
        return hit.text == row[1] && family.contains(row[3])
          && (row[2].isEmpty || hit.entry.suggestion == row[2])
      }
      #expect(isFound, "\(row[0]): \(hits.map(\.text))")
    }
  }
}
