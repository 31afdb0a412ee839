import Foundation
import Testing

@Suite struct RulebookCommandTests {
  let program = Program()

  @Test func `the rulebooks at hand are listed, with columns that stand straight`() async throws {
    let json = try objects(try await program.run("rulebook", "list", "--json").answer)
    let ids = json.compactMap { $0["id"] as? String }
    #expect(Set(["hunan-2017", "yaoan", "zhengzhou-2020"]).isSubset(of: ids))
    let lines = try await program.run("rulebook", "list", "--lang", "zh").lines
    #expect(lines.count == ids.count + 1)
    // 简称 and what stands under it begin at the same cell.
    let place = width(before: "简称", in: lines[0])
    #expect(place > 0 && width(before: "湘", in: lines[1]) == place)
    let title = width(before: "名称", in: lines[0])
    #expect(width(before: "湖南公安", in: lines[1]) == title)
  }

  @Test func `an article shows what it says and the rules made of it`() async throws {
    let ending = try await program.run(
      "rulebook", "show", "hunan-2017", "--article", "27", "--lang", "zh")
    #expect(ending.status == 0)
    #expect(ending.answer.contains("第 27 条") && ending.answer.contains("5 个工作日"))
    #expect(ending.answer.contains("messages.department-answer.complicated"))
    #expect(!ending.answer.contains("第 26 条") && !ending.answer.contains("⟦"))
    let json = try object(
      try await program.run("rulebook", "show", "hunan-2017", "--article", "27", "--json").answer)
    let rules = try #require(json["rules"] as? [[String: Any]])
    #expect(rules.contains { $0["id"] as? String == "messages.department-answer.simple" })
    for rule in rules { #expect((rule["articles"] as? [[String: String]])?.isEmpty == false) }
  }

  @Test func `what rests on memory is marked in diff and coverage`() async throws {
    let arguments = ["rulebook", "diff", "national-media", "yaoan"]
    let rows = try objects(try await program.run(arguments + ["--json"], input: Data()).answer)
    let reprint = try #require(rows.first { $0["topic"] as? String == "reprint" })
    #expect((reprint["left"] as? [String: Any])?["evidence"] as? String == "M")
    #expect((reprint["right"] as? [String: Any])?["evidence"] as? String == "T")
    let coverage = try objects(
      try await program.run("rulebook", "coverage", "national-media", "--json").answer)
    let rules = try #require(
      coverage.first {
        $0["article"] as? String == "N8" && $0["became"] as? String == "rules"
      })
    #expect(rules["evidence"] as? String == "M")
    #expect((rules["unchecked"] as? [String])?.contains("reprint.source") == true)
    let human = try await program.run(arguments + ["--lang", "zh"], input: Data())
    #expect(human.answer.contains("尚未核对原文"))
    let table = try await program.run("rulebook", "coverage", "national-media", "--lang", "zh")
    #expect(table.answer.contains("reprint.source（待核对原文"))
  }

  @Test(arguments: ["zh", "en"]) func `a whole rulebook is shown in either language`(
    tongue: String
  ) async throws {
    for id in ["zhengzhou-2020", "yaoan"] {
      let ending = try await program.run("rulebook", "show", id, "--lang", tongue)
      #expect(ending.status == 0 && ending.lines.count > 100)
      #expect(!ending.answer.contains("⟦"))
    }
  }

  @Test(arguments: [
    (["show", "zhengzhou"], "zhengzhou-2020"), (["show", "yaoan", "--article", "5.9"], "5.4"),
    (["diff", "yaoan", "hunan"], "hunan-2017"), (["coverage", "none"], "openness"),
    (["test", "yaoan#formats.wechat"], "formats.wechat-title"),
    (["test", "yaoan#nope"], "formats.wechat-title"), (["validate"], "files"),
  ])
  func `an unknown name ends with 64 and what comes near`(
    arguments: [String], near: String
  ) async throws {
    let ending = try await program.run(["rulebook"] + arguments, input: Data())
    #expect(ending.status == 64)
    #expect(ending.answer.isEmpty && ending.message.contains(near))
    #expect(!ending.message.contains("⟦"))
  }

  // MARK: - Coverage

  static let articles: [(String, [String])] = [
    ("zhengzhou-2020", (1...31).map(String.init)), ("hunan-2017", (1...44).map(String.init)),
    (
      "yaoan",
      [
        "1", "2", "3.1", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.5", "3.2.6", "3.2.7", "3.2.8",
        "3.2.9", "4.1", "4.2", "5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "6.1", "6.2", "6.3", "7",
        "A.1",
      ]
    ),
  ]

  @Test(arguments: articles) func `every article became something`(
    id: String, articles: [String]
  ) async throws {
    let ending = try await program.run("rulebook", "coverage", id, "--json")
    let rows = try objects(ending.answer)
    #expect(ending.status == 0)
    #expect(Set(rows.compactMap { $0["article"] as? String }) == Set(articles))
    for row in rows {
      #expect(row["rulebook"] as? String == id)
      let became = try #require(row["became"] as? String)
      let names = try #require(row["names"] as? [String])
      #expect(["rules", "capability", "nothing-asked", "principle"].contains(became))
      #expect((row["reason"] != nil) == (became == "principle" || became == "nothing-asked"))
      #expect(names.isEmpty == (became == "principle"))
      #expect(row["tests"] is [String])
    }
    let table = try await program.run("rulebook", "coverage", id, "--lang", "zh").lines
    #expect(table.count == rows.count + 2)
    let place = width(before: "条款", in: table[0])
    #expect(table.dropFirst().dropLast().allSatisfy { width(before: " ", in: $0) <= place })
  }

  @Test func `an article that asks for nothing is not told as a rule`() async throws {
    let rows = try objects(
      try await program.run("rulebook", "coverage", "hunan-2017", "--json").answer)
    let row = try #require(rows.first { $0["article"] as? String == "20" })
    #expect(row["became"] as? String == "nothing-asked" && row["names"] as? [String] == ["formats"])
    let shown = try await program.run(
      "rulebook", "show", "hunan-2017", "--article", "20", "--lang", "zh")
    #expect(shown.answer.contains("没有要求：formats。") && !shown.answer.contains("落实为规则"))
    let json = try object(
      try await program.run("rulebook", "show", "hunan-2017", "--article", "20", "--json").answer)
    let article = try #require((json["articles"] as? [[String: Any]])?.first)
    let outcome = try #require((article["became"] as? [[String: Any]])?.first)
    #expect((outcome["nothingAsked"] as? [String: Any])?["rule"] as? String == "formats")
    #expect(outcome["rules"] == nil)
  }

  // MARK: - Differences

  @Test func `numbers that conflict come first`() async throws {
    let rows = try objects(
      try await program.run("rulebook", "diff", "zhengzhou-2020", "hunan-2017", "--json").answer)
    let kinds = rows.compactMap { $0["kind"] as? String }
    let conflicts = kinds.prefix { $0 == "conflict" }.count
    #expect(conflicts > 0 && !kinds.dropFirst(conflicts).contains("conflict"))
    let rhythm = try #require(rows.first { $0["topic"] as? String == "rhythm" })
    let left = try #require(rhythm["left"] as? [String: Any])
    let articles = try #require(left["articles"] as? [[String: String]])
    #expect(articles.allSatisfy { $0["rulebook"] == "zhengzhou-2020" })
    let changes = try objects(
      try await program.run("rulebook", "diff", "yaoan", "yaoan", "--changes", "--json").answer)
    #expect(changes.isEmpty)
    let human = try await program.run("rulebook", "diff", "zhengzhou-2020", "yaoan", "--lang", "zh")
    #expect(human.status == 0 && !human.answer.contains("⟦"))
    #expect(human.lines.first?.hasSuffix("数字不一致") == true)
  }

  // MARK: - Time limits by rule

  @Test func `a rule's time limit is counted, cited and explained`() async throws {
    let arguments = [
      "deadline", "--from", "2026-09-30 16:20", "--rule", "zhengzhou-2020:filing.change",
    ]
    let human = try await program.run(arguments + ["--explain", "--lang", "zh"], input: Data())
    #expect(human.status == 0)
    #expect(human.lines.first?.hasPrefix("3 个工作日 → 2026-10-10") == true)
    #expect(human.lines[1].contains("郑 8") && human.answer.contains("口径："))
    let json = try object(
      try await program.run(arguments + ["--json"], input: Data()).answer)
    #expect(json["dueOn"] as? String == "2026-10-10")
    let rule = try #require(json["rule"] as? [String: Any])
    #expect(rule["rule"] as? String == "filing.change" && rule["from"] as? String == "change")
    #expect(
      rule["articles"] as? [[String: String]]
        == [["rulebook": "zhengzhou-2020", "article": "8"]])
  }

  @Test(arguments: [
    ("hunan-2017:messages.department-answer.simple", "2026-09-30 15:59", "2026-09-30"),
    ("hunan-2017:messages.department-answer.simple", "2026-09-30 16:00", "2026-10-08"),
    ("hunan-2017:messages.department-answer.complicated", "2026-09-30 16:20", "2026-10-13"),
    ("yaoan:publishing.within", "2026-10-01 23:30", "2026-10-02"),
  ])
  func `time limits of messages and publishing have their rules`(
    rule: String, from: String, dueOn: String
  ) async throws {
    let ending = try await program.run("deadline", "--from", from, "--rule", rule, "--json")
    #expect(try object(ending.answer)["dueOn"] as? String == dueOn)
  }

  @Test(arguments: [
    ("zhengzhou-2020:filing.chang", "zhengzhou-2020:filing.change"),
    ("zhengzhou-2020:content.major-cases", "zhengzhou-2020:filing.change"),
    ("zhengzhou:filing.change", "zhengzhou-2020"), ("filing.change", "RULEBOOK:RULE"),
    ("style-xinhua:x", "style-xinhua"),
  ])
  func `an unknown rule lists those that come near`(rule: String, near: String) async throws {
    let ending = try await program.run("deadline", "--from", "2026-09-30", "--rule", rule)
    #expect(ending.status == 64 && ending.message.contains(near))
    let both = try await program.run(
      "deadline", "--from", "2026-09-30", "--rule", near, "--hours", "1")
    #expect(both.status == 64)
  }

  /// Cells of a terminal before some words; a Chinese character takes two.
  private func width(before words: String, in line: String) -> Int {
    guard let range = line.firstRange(of: words) else { return -1 }
    return line[..<range.lowerBound].unicodeScalars
      .reduce(0) { $0 + (0x2E80...0xFFEF ~= $1.value ? 2 : 1) }
  }
}
