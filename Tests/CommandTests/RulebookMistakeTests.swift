import Foundation
import Testing

/// What `woodbell rulebook validate` and `test` say of files that are not right.
@Suite struct RulebookMistakeTests {
  let program = Program()

  /// Changes of Yao'an's rulebook, with the code of the mistake and how many lines it is moved.
  static let mistakes: [(from: String, to: String, code: String)] = [
    ("      role: legality-reviewer", "      rule: legality-reviewer", "unknown-key"),
    ("      role: legality-reviewer", "", "stage-without-role"),
    ("      role: legality-reviewer", "      role: clerk", "unknown-value"),
    ("      kind: legality-review", "", "missing-key"),
    ("    term: {hours: 1}", "    term: {hours: -1}", "negative-clock"),
    ("    term: {hours: 1}", "    term: {hours: one}", "wrong-type"),
    ("    term: {hours: 1}", "    term: {hours: 99999999999}", "clock-too-long"),
    ("    term: {hours: 1}", "    term: {hours: 1, hours: 2}", "duplicate-key"),
    ("    term: {hours: 1}", "    term: *hour", "alias-refused"),
    ("    term: {hours: 1}", "    term: !!set {hours: 1}", "tag-refused"),
    ("    term: {hours: 1}", "    term: {hours: 1", "syntax"),
    ("    term: {hours: 1}", "\tterm: {hours: 1}", "syntax-tab"),
    ("id: yaoan", "id：yaoan", "syntax-colon"),
    ("    from: signed-or-planned", "    from: \"signed-or-planned", "syntax-quote"),
    ("      maximum: 64", "      maximum: ６４", "full-width"),
    ("      kind: legality-review", "      kind:legality-review", "syntax-blank"),
    ("    - id: secrecy-review", "    -id: secrecy-review", "syntax-dash"),
    ("    term: {hours: 1}", "    term: ｛hours: 1｝", "syntax-bracket"),
    ("    term: {hours: 1}", "　　term: {hours: 1}", "syntax-space"),
    ("    term: {hours: 1}", "    发布时限", "syntax-stray"),
    ("    term: {hours: 1}", "---", "syntax-document"),
    ("    - id: secrecy-review", "    - id: legality-review", "duplicate-id"),
    ("in-force-until: none", "in-force-until: 2014-12-31", "dates-reversed"),
    ("id: yaoan", "id: yaoan-county", "id-not-file-name"),
    ("      maximum: 64", "      maximum: 0", "number-out-of-range"),
    ("      maximum: 64", "      maximum: 66", "example-failed"),
  ]

  @Test(arguments: mistakes) func `every mistake has its place and its sentence`(
    from: String, to: String, code: String
  ) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let text = try ShippedFile.rulebook("yaoan")
    try #require(text.contains(from + "\n"))
    try folder.write(
      text.replacing(from + "\n", with: to + "\n", maxReplacements: 1), to: "yaoan.yaml")
    let path = folder.path("yaoan.yaml")
    let json = try await program.run("rulebook", "validate", path, "--json")
    #expect(json.status == 1)
    let errors = try #require(try object(json.answer)["errors"] as? [[String: Any]])
    let error = try #require(errors.first { $0["code"] as? String == "rulebook." + code })
    #expect(error["file"] as? String == path)
    let line = try #require(error["line"] as? Int)
    #expect(line >= 1 && line <= text.count { $0 == "\n" } + 1)
    for tongue in ["zh", "en"] {
      let human = try await program.run("rulebook", "validate", path, "--lang", tongue)
      #expect(human.status == 1 && human.lines.count == errors.count)
      #expect(human.lines.allSatisfy { $0.hasPrefix(path + ":") })
      #expect(!human.answer.contains("⟦") && !human.answer.contains("–"))
    }
  }

  @Test func `all mistakes of all files are told at once`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("", to: "empty.yaml")
    try folder.write("- list\n", to: "list.yaml")
    try Data([0xFF, 0xFE, 0x00]).write(to: folder.file("binary.yaml"))
    let own = try folder.own("own") { text in
      text.replacing("in-force-until: none", with: "in-force-until: 2014-12-31")
        .replacing("      maximum: 64", with: "      maximum: 0")
    }
    let paths = ["empty.yaml", "list.yaml", "binary.yaml"].map(folder.path) + [own + "/own.yaml"]
    let ending = try await program.run(["rulebook", "validate"] + paths, input: Data())
    #expect(ending.status == 3)
    #expect(ending.message.contains("binary.yaml"))
    let lines = try ["in-force-until:", "      maximum: 64"].map(ShippedFile.line)
    for name in ["empty.yaml", "list.yaml"] + lines.map({ "own.yaml:\($0):" }) {
      #expect(ending.answer.contains(name), "\(ending.answer)")
    }
  }

  @Test func `the shipped rulebooks are sound, and one on top of another too`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let own = try folder.own("own", change: { $0 })
    let shipped = ["zhengzhou-2020", "hunan-2017", "yaoan"].map {
      ShippedFile.root.appendingPathComponent("Sources/Rulebook/Rulebooks/\($0).yaml").path
    }
    let ending = try await program.run(
      ["rulebook", "validate", own + "/own.yaml", "--json"] + shipped, input: Data())
    #expect(ending.status == 0, "\(ending.answer)")
    #expect(try object(ending.answer)["ok"] as? Bool == true)
    #expect(try await program.run("rulebook", "validate", "/does/not/exist.yaml").status == 2)
  }

  @Test func `every kind of mistake has a sentence in both languages`() throws {
    let errors = try ShippedFile.text("Sources/Rulebook/RulebookError.swift")
      .matches(of: #/"rulebook\.([a-z0-9-]+)"/#).map { String($0.output.1) }
    let unread = try ShippedFile.text("Sources/Documents/DocumentError.swift")
      .matches(of: #/case \.\w+: "([a-z-]+)"/#).map { String($0.output.1) }
    try #require(errors.count > 30 && unread.count > 5)
    let codes = errors + unread
    for language in ["zh-Hans", "en"] {
      let phrases = try ShippedFile.text("Sources/Web/Phrases/\(language)/command-check.yaml")
      for code in codes { #expect(phrases.contains("\n      \(code): "), "\(language): \(code)") }
    }
  }

  // MARK: - Examples

  @Test func `the examples of all rulebooks pass`() async throws {
    let ending = try await program.run("rulebook", "test", "--json")
    #expect(ending.status == 0)
    let report = try object(ending.answer)
    #expect(report["ok"] as? Bool == true)
    let rulebooks = try #require(report["rulebooks"] as? [[String: Any]])
    #expect(rulebooks.allSatisfy { ($0["examples"] as? Int ?? 0) > 0 })
    let one = try await program.run("rulebook", "test", "yaoan#formats.wechat-title", "--json")
    let result = try #require((try object(one.answer)["rulebooks"] as? [[String: Any]])?.first)
    #expect(result["rules"] as? Int == 1 && result["examples"] as? Int == 4)
  }

  @Test func `an example that fails is named with its line`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let line = "{from: \"2026-10-01T23:30:00+08:00\", due: \"2026-10-02T00:30:00+08:00\"}"
    let own = try folder.own("own") {
      $0.replacing(line, with: line.replacing("T00:30", with: "T00:31"))
    }
    let ending = try await program.run("rulebook", "test", "own", "--rulebooks", own)
    #expect(ending.status == 1)
    let number = try ShippedFile.line(of: line)
    #expect(ending.lines.first?.hasPrefix("✕ own.yaml:\(number):") == true)
    #expect(ending.answer.contains("publishing.within"))
    let validated = try await program.run("rulebook", "validate", own + "/own.yaml")
    #expect(validated.status == 1 && validated.answer.contains(":\(number):"))
  }

  @Test func `a folder with a broken rulebook is refused with every mistake`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let own = try folder.own("own") { $0.replacing("      maximum: 64", with: "      maximum: 0") }
    let ending = try await program.run("rulebook", "list", "--rulebooks", own, "--lang", "zh")
    let line = try ShippedFile.line(of: "      maximum: 64")
    #expect(ending.status == 78 && ending.message.contains("own.yaml:\(line):16: "))
  }
}
