import Foundation
import Rulebook
import Testing

@testable import Screening

struct TermListLoadingTests {
  private static let family = """
    family: wording
    title: {zh-Hans: 用语, en: Wording}
    level: caution
    because: {zh-Hans: 缘由, en: Reason}
    citations:
      - {rulebook: style-xinhua, article: "N31"}
    terms:
      - {text: 犯人, suggestion: 罪犯, level: none, unless: [犯人民]}
      - {text: 亲自, suggestion: none, level: hint, unless: none}
      - {text: 明星}
    examples:
      - {text: 那个犯 人和侵犯人民利益, finds: [犯人]}
      - {text: 没有, finds: none}

    """

  private func mistakes(_ files: [(String, String)]) -> [String] {
    do throws(TermListErrors) {
      _ = try TermLists(files: files.map { TermFile(path: $0.0, text: $0.1) })
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }

  @Test func `a family is read with its levels, suggestions and exceptions`() throws {
    let lists = try TermLists(files: [TermFile(path: "terms/wording.yaml", text: Self.family)])
    let list = try #require(lists.lists.first)
    #expect(list.family.id == "wording")
    #expect(list.family.title(in: "en") == "Wording")
    #expect(
      list.family.citations == [ArticleReference(rulebook: "style-xinhua", article: "N31")])
    #expect(!list.family.isOwn)
    #expect(
      list.terms == [
        TermEntry(text: "犯人", suggestion: "罪犯", level: .caution, unless: ["犯人民"]),
        TermEntry(text: "亲自", level: .hint), TermEntry(text: "明星", level: .caution),
      ])
  }

  @Test(arguments: [
    ("family: wording", "family: titles", "1: terms.family-not-file-name family=titles"),
    ("family: wording", "family: Wör", "1: terms.bad-family family=Wör"),
    ("family: wording", "family: typo", "1: terms.bad-family family=typo"),
    ("level: caution", "level: high", "3: terms.bad-level level=high"),
    ("level: caution", "level: none", "3: terms.wrong-type expected=text key=level"),
    ("level: hint", "level: high", "9: terms.bad-level level=high"),
    ("level: caution\n", "", "1: terms.missing-key key=level"),
    ("level: caution", "levle: caution", "3: terms.unknown-key key=levle"),
    ("suggestion: none", "sugestion: none", "9: terms.unknown-key key=sugestion"),
    ("en: Wording", "fr: Mots", "2: terms.unknown-key key=fr"),
    ("article: \"N31\"", "page: 3", "6: terms.unknown-key key=page"),
    ("text: 亲自", "text: [亲自]", "9: terms.wrong-type expected=text key=text"),
    ("unless: [犯人民]", "unless: 犯人民", "8: terms.wrong-type expected=list key=unless"),
    ("- {text: 明星}", "- 明星", "10: terms.wrong-type expected=mapping"),
    ("text: 亲自", "text: ''", "9: terms.empty-term term="),
    ("text: 亲自", "text: '\u{200B}'", "9: terms.empty-term term=\u{200B}"),
    ("[犯人民]", "['']", "8: terms.empty-term term="),
    ("text: 亲自", "text: 亲自·", "9: terms.term-ends-in-separator term=亲自·"),
    ("text: 亲自", "text: '亲自 '", "9: terms.term-ends-in-separator term=亲自 "),
    ("text: 亲自", "text: 犯 人", "9: terms.duplicate-term term=犯 人"),
    ("suggestion: 罪犯", "suggestion: 犯·人", "8: terms.suggestion-is-term term=犯人"),
    ("[犯人民]", "[犯]", "8: terms.unless-hides-term term=犯人 unless=犯"),
    ("[犯人民]", "none", "12: terms.example-failed"),
    ("finds: [犯人]", "finds: none", "12: terms.example-failed"),
    ("text: 没有", "text: 亲自", "13: terms.example-failed"),
    ("text: 明星", "text: &a 明星", "10: terms.alias-refused"),
    ("text: 明星", "text: *a", "10: terms.alias-refused"),
    ("terms:", "terms: {", "8: terms.syntax"),
    ("level: caution", "level: caution\nlevel: hint", "terms.syntax problem=duplicate key level"),
  ])
  func `a mistake in a family is named with its line`(
    old: String, new: String, expected: String
  ) {
    let text = Self.family.replacing(old, with: new, maxReplacements: 1)
    #expect(text != Self.family)
    let found = mistakes([("terms/wording.yaml", text)])
    #expect(found.contains { $0.hasPrefix("terms/wording.yaml:") && $0.contains(expected) })
    if found.allSatisfy({ !$0.contains(expected) }) { Issue.record("\(found)") }
  }

  @Test func `a term of more than a hundred characters is refused`() {
    let text = Self.family.replacing("亲自", with: String(repeating: "长", count: 101))
    #expect(mistakes([("terms/wording.yaml", text)]).count == 1)
    let fits = Self.family.replacing("亲自", with: String(repeating: "长", count: 100))
    #expect(mistakes([("terms/wording.yaml", fits)]).isEmpty)
  }

  @Test(arguments: [
    ("wrong right level\n", "1: terms.wrong-header expected=wrong right level unless"),
    ("", "1: terms.wrong-header expected=wrong right level unless"),
    ("甲乙\t甲丙\n", "2: terms.wrong-columns count=2 expected=4"),
    ("甲乙\t甲丙\thint\t\t\n", "2: terms.wrong-columns count=5 expected=4"),
    ("# note\n\n甲乙\t甲丙\tbad\t\n", "4: terms.bad-level level=bad"),
    ("甲乙\t甲丙\tneeds-consent\t\n", "2: terms.bad-level level=needs-consent"),
    ("\t甲丙\thint\t\n", "2: terms.empty-term term="),
    ("甲乙\t甲丙\thint\t子||丑\n", "2: terms.empty-term term="),
    ("甲乙\t甲 乙\thint\t\n", "2: terms.suggestion-is-term term=甲乙"),
    ("甲乙\t甲丙\thint\t\r\n甲乙\t甲丁\thint\t\r\n", "3: terms.duplicate-term term=甲乙"),
    ("甲乙\t甲丙\thint\t\n甲丙\t甲乙\thint\t\n", "2: terms.suggestion-found found=甲丙 right=甲丙 term=甲乙"),
  ])
  func `a mistake in the confusions is named with its line`(rows: String, expected: String) {
    let header = expected.contains("header") ? "" : "wrong\tright\tlevel\tunless\n"
    let found = mistakes([
      ("confusions.yaml", TermSamples.head), ("confusions.tsv", header + rows),
    ])
    #expect(found.first == "confusions.tsv:" + expected)
  }

  @Test func `confusions need their head, and a file nobody knows is refused`() {
    #expect(
      mistakes([("confusions.tsv", "wrong\tright\tlevel\tunless\n")])
        == ["confusions.tsv:0: terms.head-missing head=confusions.yaml"])
    #expect(mistakes([("notes.txt", "")]) == ["notes.txt:0: terms.unknown-file"])
  }

  @Test func `confusions may end their lines with carriage returns and leave unless out`() throws {
    let lists = try TermLists(files: [
      TermFile(path: "confusions.yaml", text: TermSamples.head),
      TermFile(
        path: "confusions.tsv",
        text: "wrong\tright\tlevel\tunless\r\n甲乙\t甲丙\tmust-fix\r\n丁戊\t丁己\thint\t丁戊子|丑丁戊\r\n"),
    ])
    #expect(
      lists.lists.first?.terms == [
        TermEntry(text: "甲乙", suggestion: "甲丙", level: .mustFix),
        TermEntry(text: "丁戊", suggestion: "丁己", level: .hint, unless: ["丁戊子", "丑丁戊"]),
      ])
  }

  @Test(arguments: [
    ("國 国\n", "1: terms.wrong-columns count=1 expected=2"),
    ("國國\t国\n", "1: terms.not-one-character plain=国 variant=國國"),
    ("國\t\n", "1: terms.not-one-character plain= variant=國"),
    ("-\t国\n", "1: terms.not-one-character plain=国 variant=-"),
    ("國\t国\n國\t囯\n", "2: terms.duplicate-variant variant=國"),
    ("囯\t國\n國\t国\n", "1: terms.variant-of-variant plain=國 variant=囯"),
  ])
  func `a mistake in the variants is named with its line`(text: String, expected: String) {
    #expect(mistakes([("variants.tsv", text)]).first == "variants.tsv:" + expected)
  }

  @Test func `every mistake of every file is reported`() {
    let found = mistakes([
      ("variants.tsv", "a\n"), ("terms/wording.yaml", "[]"), ("terms/other.yaml", ""),
    ])
    #expect(found.count == 3)
  }

  @Test func `what ships with the program loads and covers every family`() throws {
    let lists = try TermLists.bundled()
    #expect(
      Set(lists.lists.map(\.family.id)) == [
        "typo", "wording", "required", "promotion", "secrecy", "overseas", "absolute", "titles",
        "minors",
      ])
    #expect(lists.lists.allSatisfy { !$0.terms.isEmpty && !$0.family.isOwn })
    let hits = TermMatcher(lists: lists).hits(in: "中华人名共和国")
    #expect(hits.map(\.entry.suggestion) == ["中华人民共和国"])
  }

  @Test func `an office's folder adds families and words of its own`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("terms-\(UUID().uuidString)")
    let terms = folder.appendingPathComponent("terms")
    try FileManager.default.createDirectory(at: terms, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let own = Self.family.replacing("family: wording", with: "family: leaders")
    try own.write(
      to: terms.appendingPathComponent("leaders.yaml"), atomically: true, encoding: .utf8)
    try Self.family.write(
      to: terms.appendingPathComponent("wording.yaml"), atomically: true, encoding: .utf8)
    let shipped = try TermLists(files: [TermFile(path: "terms/wording.yaml", text: Self.family)])
    let lists = try shipped.adding(directory: folder)
    #expect(lists.lists.map(\.family.id) == ["wording", "leaders", "wording"])
    #expect(lists.lists.map(\.family.isOwn) == [false, true, false])
    #expect(TermMatcher(lists: lists).hits(in: "亲自").map(\.family.id) == ["wording", "leaders"])
    try Data([0xFF, 0xFE]).write(to: terms.appendingPathComponent("bytes.yaml"))
    let error = #expect(throws: TermListErrors.self) { try shipped.adding(directory: folder) }
    #expect(error?.description == "terms/bytes.yaml:0: terms.not-utf8")
    let missing = folder.appendingPathComponent("none")
    #expect(throws: TermListErrors.self) { try shipped.adding(directory: missing) }
  }
}
