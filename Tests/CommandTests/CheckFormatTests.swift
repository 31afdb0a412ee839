import Foundation
import Testing

/// How `woodbell check` writes what it finds.
@Suite struct CheckFormatTests {
  private func check(
    _ arguments: String..., environment: [String: String] = [:], input: String = Draft.notice
  ) async throws -> Program.Ending {
    var program = Program()
    program.environment.merge(environment) { _, own in own }
    return try await program.run(
      ["check", "-", "--kind", "markdown", "--rulebook", "hunan-2017"] + arguments,
      input: Data(input.utf8))
  }

  @Test func `a person reads place, level, rule, words and articles, and a sum`() async throws {
    let ending = try await check("--lang", "zh")
    #expect(ending.status == 1)
    let lines = ending.lines
    #expect(lines.first == "标准输入")
    #expect(lines[1].hasPrefix("  3:15  ✕ 须改  personal-data.phone  “13912345678”"))
    #expect(lines[1].contains("建议改为“139****5678”。") && lines[1].hasSuffix("（湘 17）"))
    #expect(lines[2].hasPrefix("  4:1   ✕ 须改  terms.promotion      "))
    #expect(lines[3].contains("须改 2 项") && lines[4].contains("1 个文件"))
    #expect(!ending.answer.contains("\u{1B}"))
  }

  @Test func `colour comes only when asked for, and NO_COLOR prevails`() async throws {
    let coloured = try await check(environment: ["FORCE_COLOR": "1"])
    #expect(coloured.answer.contains("\u{1B}[31m✕\u{1B}[0m"))
    let plain = try await check(environment: ["FORCE_COLOR": "1", "NO_COLOR": "1"])
    #expect(!plain.answer.contains("\u{1B}"))
    let dumb = try await check(environment: ["FORCE_COLOR": "1", "TERM": "dumb"])
    #expect(!dumb.answer.contains("\u{1B}"))
  }

  @Test func `a clean text says so and reminds of the reviews`() async throws {
    let ending = try await check("--lang", "zh", input: Draft.clean)
    #expect(ending.status == 0 && ending.lines.first?.hasPrefix("未发现问题") == true)
  }

  @Test func `a line for editors, a command for the runner of a workflow`() async throws {
    let lines = try await check("--format", "line", "--lang", "zh").lines
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("-:3:15:personal-data.phone:“13912345678”") == true)
    let commands = try await check("--format", "github", "--lang", "zh").lines
    #expect(
      commands.first?.hasPrefix(
        "::error file=-,line=3,endLine=3,col=15,endColumn=26,title=personal-data.phone::“139")
        == true)
    let hint = try await check("--format", "github", input: "# 题\n\n10月1日到\n")
    #expect(hint.answer.hasPrefix("::notice file=-,line=3,"))
  }

  @Test func `what means something to a runner is escaped`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("扫码领红包", to: "a,b:100%.txt")
    let ending = try await Program().run(
      "check", folder.path("a,b:100%.txt"), "--rulebook", "hunan-2017", "--format", "github")
    #expect(ending.answer.contains("/a%2Cb%3A100%25.txt,line=1,"))
  }

  @Test func `SARIF names its rules, their articles and exact regions`() async throws {
    let ending = try await check("--format", "sarif", "--lang", "zh")
    #expect(ending.status == 1)
    let log = try object(ending.answer)
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let tool = try #require(run["tool"] as? [String: Any])
    let driver = try #require(tool["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["personal-data.phone", "terms.promotion"])
    for rule in rules {
      let help = try #require(rule["help"] as? [String: String])
      #expect(help["text"]?.contains("湘 17") == true)
    }
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleIndex"] as? Int } == [0, 1])
    #expect(results.map { $0["level"] as? String } == ["error", "error"])
    let region = try #require(results.first.flatMap(Self.region))
    #expect(
      region == [
        "startLine": 3, "startColumn": 15, "endLine": 3, "endColumn": 26, "charOffset": 24,
        "charLength": 11,
      ])
    #expect(ending.answer.split(separator: "\n").count == 1)
  }

  @Test func `SARIF says which files could not be read and escapes their names`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("扫码领红包", to: "通知 一.txt")
    let ending = try await Program().run(
      "check", folder.path("通知 一.txt"), "/no/file.md", "--rulebook", "hunan-2017", "--format",
      "sarif")
    #expect(ending.status == 3)
    #expect(ending.answer.contains("/%E9%80%9A%E7%9F%A5%20%E4%B8%80.txt\""))
    #expect(ending.answer.contains("\"executionSuccessful\":false"))
    #expect(ending.answer.contains("\"uri\":\"file:///no/file.md\""))
  }

  private static func region(_ result: [String: Any]) -> [String: Int]? {
    let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"]
    return (place as? [String: Any])?["region"] as? [String: Int]
  }
}
