import Foundation
import Testing

/// What a warning and a reprint have to say, as the shipped rulebooks list it.
@Suite struct CheckNoticeTests {
  let program = Program()

  /// The eight elements of a warning, as they stand in a notice.
  private static let warning = [
    ("category", "预警类别：暴雨"), ("grade", "预警级别：红色"),
    ("starts-at", "起始时间：2026年7月20日18时"), ("area", "可能影响的范围：金水河沿岸"),
    ("matters", "警示事项：低洼处可能积水"), ("measures", "应当采取的措施\n停止户外作业，远离河道。"),
    ("issuer", "发布单位：云川市应急管理局"), ("issued-at", "发布时间：2026年7月20日16时"),
  ]

  private static let reprint = [
    ("source", "来源：云川日报"), ("original-author", "原作者：木子"),
    ("original-title", "原标题：云川入汛"), ("reprinted-at", "转载时间：2026年7月21日"),
  ]

  /// The rules of a family that miss something, without the list's place in the rulebook.
  private func missing(
    _ lines: [(String, String)], _ flag: String, under rulebook: String
  ) async throws -> [(rule: String, article: String, level: String)] {
    let text = (["通知"] + lines.map(\.1)).joined(separator: "\n") + "\n"
    let ending = try await program.run(
      ["check", "-", flag, "--rulebook", rulebook, "--format", "json"], input: Data(text.utf8))
    return try objects(ending.answer)
      .filter { finding in
        let rule = finding["rule"] as? String ?? ""
        return finding["family"] as? String == "structure"
          && ["emergency.", "reprint.", "required-field."].contains { rule.hasPrefix($0) }
      }
      .map { finding in
        let articles = finding["articles"] as? [[String: String]]
        return (
          finding["rule"] as? String ?? "", articles?.first?["article"] ?? "",
          finding["level"] as? String ?? ""
        )
      }
  }

  @Test(arguments: 0..<8) func `a warning is asked for each of its eight elements`(
    number: Int
  ) async throws {
    var lines = Self.warning
    let (id, _) = lines.remove(at: number)
    let found = try await missing(lines, "--warning", under: "openness")
    #expect(found.map(\.rule) == ["emergency." + id])
    #expect(found.map(\.article) == ["N25-64"] && found.map(\.level) == ["must-fix"])
  }

  @Test func `a whole warning lacks nothing, and one with a label alone the other seven`()
    async throws
  {
    #expect(try await missing(Self.warning, "--warning", under: "openness").isEmpty)
    let all = try await missing([("area", "影响范围")], "--warning", under: "openness")
    #expect(Set(all.map(\.rule)) == Set(Self.warning.map { "emergency." + $0.0 }))
    // Yao'an's standard asks nothing of warnings.
    #expect(try await missing([], "--warning", under: "yaoan").isEmpty)
  }

  @Test(arguments: 0..<4) func `a reprint is asked for each of its four facts`(
    number: Int
  ) async throws {
    var lines = Self.reprint
    let (id, _) = lines.remove(at: number)
    let found = try await missing(lines, "--reprint", under: "yaoan")
    #expect(found.map(\.rule) == ["reprint." + id])
    #expect(found.map(\.article) == ["5.4"] && found.map(\.level) == ["must-fix"])
  }

  @Test(arguments: [
    ("--emergency", "yaoan", "昨日18时东关路塌陷，未造成人员伤亡，已封闭道路并分流车辆。"),
    ("--warning", "openness", "预计今夜有大暴雨，请远离河道。"), ("--reprint", "yaoan", "云川今日入汛。"),
  ])
  func `prose that labels nothing is one hint and not a list of faults`(
    flag: String, rulebook: String, words: String
  ) async throws {
    let found = try await missing([("", words)], flag, under: rulebook)
    #expect(found.map(\.rule) == ["required-field.unlabelled"] && found.map(\.level) == ["hint"])
  }

  @Test func `labels in brackets, in a row and under other names are read`() async throws {
    let notice = [
      ("", "一、事件名称：道路塌陷"), ("", "【事发地点】东关路"), ("", "类型：市政设施事故；基本情况：无伤亡"),
      ("", "（五）目前采取的措施：分流车辆"),
    ]
    #expect(try await missing(notice, "--emergency", under: "yaoan").isEmpty)
    let reprint = [
      ("", "（来源：央视网 作者：木子）"), ("", "原题：云川入汛，转载时间：2026年7月21日"),
    ]
    #expect(try await missing(reprint, "--reprint", under: "yaoan").isEmpty)
    let blank = try await missing(
      [("", "（来源： 作者：木子）"), ("", "原题：云川入汛，转载时间：2026年7月21日")], "--reprint", under: "yaoan")
    #expect(blank.map(\.rule) == ["reprint.source"])
  }

  @Test func `an office's own words are asked for neither`() async throws {
    let text = "通知\n请广大市民注意绕行。\n"
    for rulebook in ["openness", "yaoan"] {
      let ending = try await program.run(
        "check", "-", "--rulebook", rulebook, "--format", "json", input: text)
      #expect(try objects(ending.answer).isEmpty)
    }
  }

  @Test(arguments: ["zh", "en"]) func `what is missing is named`(tongue: String) async throws {
    let ending = try await program.run(
      "check", "-", "--warning", "--reprint", "--rulebook", "openness", "--rulebook", "yaoan",
      "--lang", tongue, input: "通知\n来源：云川日报\n发布单位：云川市应急管理局\n")
    #expect(ending.status == 1 && !ending.answer.contains("⟦"))
    for name in tongue == "zh" ? ["预警级别", "作者"] : ["Level of the warning", "Author"] {
      #expect(ending.answer.contains(name))
    }
  }
}
