import Foundation
import Testing
import WorkCalendar

@testable import Rulebook

struct LoadingErrorTests {
  /// What is reported when one line of a shipped file reads differently.
  private func errors(
    in id: String = "yaoan", line: String, becomes changed: String
  ) throws -> (errors: [RulebookError], line: Int) {
    var lines = try Shipped.text(id).split(separator: "\n", omittingEmptySubsequences: false)
    let index = try #require(lines.firstIndex { $0 == line })
    lines[index] = Substring(changed)
    let found = errors(file: id + ".yaml", text: lines.joined(separator: "\n"))
    return (found, index + 1)
  }

  private func errors(file: String, text: String) -> [RulebookError] {
    do {
      _ = try RulebookShelf(files: [(file, text)])
      return []
    } catch {
      return error.errors
    }
  }

  @Test(arguments: [
    // line as it stands, as it is made, code, line of the error after the change, column
    (
      "      role: legality-reviewer", "      rule: legality-reviewer",
      RulebookErrorCode.unknownKey, 0, 7
    ),
    ("      role: legality-reviewer", "", .stageWithoutRole, -3, 7),
    ("      role: legality-reviewer", "      role: clerk", .unknownValue, 0, 13),
    ("      kind: legality-review", "", .missingKey, -2, 7),
    ("      kind: legality-review", "      kind: 7", .unknownValue, 0, 13),
    ("      kind: legality-review", "      kind: [legality-review]", .wrongType, 0, 13),
    ("    term: {hours: 1}", "    term: {hours: -1}", .negativeClock, 0, 19),
    ("    term: {hours: 1}", "    term: {hours: 0}", .negativeClock, 0, 19),
    ("    term: {hours: 1}", "    term: {hours: one}", .wrongType, 0, 19),
    ("    term: {hours: 1}", "    term: {hours: 99999999999}", .clockTooLong, 0, 19),
    ("    term: {hours: 1}", "    term: {weeks: 1}", .unknownValue, 0, 19),
    ("    term: {hours: 1}", "    term: {hours: 1, minutes: 3}", .wrongType, 0, 11),
    ("    term: {hours: 1}", "    term: {hours: 1, hours: 2}", .duplicateKey, 0, 12),
    ("    term: {hours: 1}", "    term: *hour", .aliasRefused, 0, 11),
    ("    term: {hours: 1}", "    term: &hour {hours: 1}", .aliasRefused, 0, 11),
    ("    term: {hours: 1}", "    term: !!set {hours: 1}", .tagRefused, 0, 11),
    ("    term: {hours: 1}", "    term: {hours: 1", .syntax, 1, 9),
    ("    term: {hours: 1}", "\tterm: {hours: 1}", .syntaxTab, 0, 1),
    ("    from: signed-or-planned", "    from: \"signed-or-planned", .syntaxQuote, 0, 1),
    ("id: yaoan", "id：yaoan", .syntaxColon, 0, 1),
    ("    term: {hours: 1}", "    term: {hours: 99999999999999999999}", .clockTooLong, 0, 19),
    ("    from: signed-or-planned", "    from: yesterday", .unknownValue, 0, 11),
    ("    - id: secrecy-review", "    - id: legality-review", .duplicateID, 1, 7),
    ("    - id: secrecy-review", "    - id: Secrecy Review", .wrongType, 0, 11),
    ("in-force-from: 2015-03-01", "in-force-from: 2015-02-29", .wrongType, 0, 16),
    ("in-force-until: none", "in-force-until: 2014-12-31", .datesReversed, 0, 1),
    ("id: yaoan", "id: yaoan-county", .idNotFileName, 0, 1),
    ("document-number: none", "document-number: ~", .wrongType, 0, 18),
    ("      requires-conclusion: true", "      requires-conclusion: yes", .wrongType, 0, 28),
    ("      requires-conclusion: true", "      requires-conclusion: \"true\"", .wrongType, 0, 28),
    ("      maximum: 64", "      maximum: 0", .numberOutOfRange, 0, 16),
    ("      maximum: 64", "      maximum: 66", .exampleFailed, 9, 11),
    ("    - article: \"5.6\"", "    - article: \"5.7\"", .articleNotCovered, 0, 7),
    ("    - article: \"5.6\"", "    - article: \"5.7\"", .ruleNotFound, 8, 15),
    ("      types: [mp3, wma, wav, amr]", "      types: []", .emptyList, 0, 14),
    ("            - messages.unlawful", "            - messages.unlawfull", .ruleNotFound, 0, 15),
  ])
  func `a mistake is reported with its code, line and column`(
    line: String, changed: String, code: RulebookErrorCode, below: Int, column: Int
  ) throws {
    let (found, at) = try errors(line: line, becomes: changed)
    let places = found.filter { $0.code == code }.map { "\($0.line):\($0.column)" }
    #expect(places.contains("\(at + below):\(column)"), "\(found)")
  }

  @Test func `a rule without an article is told by name`() throws {
    let text = try Shipped.text("hunan-2017").replacing("      article: \"22\"\n", with: "")
    let found = errors(file: "hunan-2017.yaml", text: text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.hasSuffix("- id: alarm") }) + 1
    let missing = try #require(found.first { $0.code == .missingArticle })
    #expect(missing.line == line)
    #expect(missing.facts["path"] == "messages.classes")
  }

  @Test func `an empty article is a missing article`() throws {
    let (found, line) = try errors(
      in: "hunan-2017", line: "      article: \"22\"", becomes: "      article: none")
    #expect(found.contains { $0.code == .missingArticle && $0.line == line })
  }

  @Test func `all mistakes of all files are reported at once`() throws {
    let first = try Shipped.text("yaoan")
      .replacing("issuer:", with: "isuer:").replacing("seat: superior", with: "seat: above")
    let second = try Shipped.text("hunan-2017").replacing("{working-days: 7}", with: "{days: 7}")
    do {
      _ = try RulebookShelf(files: [("yaoan.yaml", first), ("hunan-2017.yaml", second)])
      Issue.record("the files are wrong")
    } catch {
      let codes = error.errors.map { "\($0.file) \($0.code.rawValue)" }
      #expect(codes.contains("yaoan.yaml rulebook.unknown-key"))
      #expect(codes.contains("yaoan.yaml rulebook.missing-key"))
      #expect(codes.filter { $0 == "yaoan.yaml rulebook.unknown-value" }.count > 1)
      #expect(codes.contains("hunan-2017.yaml rulebook.unknown-value"))
      #expect(error.description.contains("yaoan.yaml:8:1: rulebook.unknown-key key=isuer"))
    }
  }

  @Test func `an article that no list names is an error`() throws {
    let text = try Shipped.text("yaoan")
      .replacing("            - messages.unlawful\n", with: "            - x\n")
    let found = errors(file: "yaoan.yaml", text: text)
    #expect(found.contains { $0.code == .ruleNotListed && $0.facts["rule"] == "messages.unlawful" })
    let other = try Shipped.text("yaoan")
      .replacing("- article: \"6.2\"", with: "- article: \"6.33\"")
    let missing = errors(file: "yaoan.yaml", text: other)
    #expect(missing.contains { $0.code == .articleNotListed && $0.facts["article"] == "6.2" })
    #expect(missing.contains { $0.code == .articleNotCovered && $0.facts["article"] == "6.33" })
  }

  @Test func `a limit needs an example that passes and one that fails`() throws {
    let text = try Shipped.text("yaoan")
      .replacing("        - {text: 铎, times: 141, passes: false}\n", with: "")
    let found = errors(file: "yaoan.yaml", text: text)
    #expect(found.map(\.code) == [.exampleMissing])
    #expect(found.first?.facts == ["rule": "formats.weibo-text", "expected": "fails"])
  }

  @Test func `a clock whose example is wrong is found by the calendar`() throws {
    let text = try Shipped.text("yaoan").replacing(
      "due: \"2026-10-02T00:30:00+08:00\"", with: "due: \"2026-10-02T00:31:00+08:00\"")
    let shelf = try RulebookShelf(files: [("yaoan.yaml", text)])
    #expect {
      try shelf.verifyExamples(calendar: Shipped.calendar())
    } throws: { error in
      let errors = (error as? RulebookErrors)?.errors ?? []
      return errors.map(\.code) == [.exampleFailed] && (errors.first?.line ?? 0) > 100
        && errors.first?.facts["got"] == "2026-10-02T00:30:00+08:00"
    }
  }

  @Test func `a small text that would unfold into a large one is refused`() throws {
    var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, inner) in zip("bcdefghi", "abcdefgh") {
      let copies = Array(repeating: "*\(inner)", count: 9).joined(separator: ",")
      bomb += "\(name): &\(name) [\(copies)]\n"
    }
    let found = errors(file: "bomb.yaml", text: bomb + "? *i\n: 1\n")
    #expect(found.map(\.code) == [.aliasRefused])
    #expect(found.first?.line == 1)
    #expect(found.first?.column == 4)
  }

  @Test(arguments: [
    ("", RulebookErrorCode.empty), ("# nothing\n", .empty), ("- a\n- b\n", .wrongType),
    ("just words", .wrongType), ("a: 1\n---\nb: 2\n", .syntaxDocument), ("a: \u{0}", .syntax),
    ("\t- a", .syntaxTab), ("[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]", .tooDeep),
    ("id: x\n? [a]\n: 1\n", .wrongType),
  ])
  func `a file that is no rulebook is an error and not a crash`(
    text: String, code: RulebookErrorCode
  ) {
    #expect(errors(file: "x.yaml", text: text).map(\.code).contains(code))
  }

  @Test func `a file that is too large or too deep is not unfolded`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(errors(file: "x.yaml", text: deep).map(\.code) == [.syntax])
    let keys = String(repeating: "? ", count: 100_000)
    #expect(errors(file: "x.yaml", text: keys).map(\.code) == [.syntax])
    let large = String(repeating: "# a remark\n", count: 100_000)
    #expect(errors(file: "x.yaml", text: large).map(\.code) == [.fileTooLarge])
  }

  @Test func `a rulebook stands on the shelf once`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rulebooks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = try Shipped.text("yaoan")
    let own = folder.appendingPathComponent("own-2026.yaml")
    try text.replacing("id: yaoan", with: "id: own-2026").write(
      to: own, atomically: true, encoding: .utf8)
    try "not read".write(
      to: folder.appendingPathComponent("README.md"), atomically: true, encoding: .utf8)
    let shelf = try Shipped.shelf().adding(directory: folder)
    #expect(shelf.ids.contains("own-2026"))
    #expect(shelf.ids.count == Shipped.ids.count + 1)

    try text.write(
      to: folder.appendingPathComponent("yaoan.yaml"), atomically: true, encoding: .utf8)
    try Data([0x69, 0xff, 0xfe]).write(to: folder.appendingPathComponent("zz.yaml"))
    #expect {
      _ = try Shipped.shelf().adding(directory: folder)
    } throws: { error in
      let codes = ((error as? RulebookErrors)?.errors ?? []).map(\.code)
      return Set(codes) == [.duplicateRulebook, .notUTF8]
    }
  }

  @Test func `a folder that is not there is an error`() throws {
    let nowhere = URL(fileURLWithPath: "/nowhere/at/all")
    #expect {
      _ = try Shipped.shelf().adding(directory: nowhere)
    } throws: { error in
      (error as? RulebookErrors)?.errors.map(\.code) == [.fileUnreadable]
    }
  }
}
