import Foundation
import Testing

@Suite struct DeadlineCommandTests {
  let program = Program()

  @Test(arguments: [
    ("2026-09-30 16:20", "5", "2026-10-13"), ("2026-02-13", "5", "2026-02-27"),
    ("2025-09-26T09:00:00+08:00", "3", "2025-09-30"), ("2026-09-18", "1", "2026-09-20"),
    ("2025-01-24", "5", "2025-02-07"), ("2026-10-13", "-5", "2026-09-30"),
  ])
  func `working days end where the statutory calendar says`(
    from: String, days: String, dueOn: String
  ) async throws {
    let ending = try await program.run(
      "deadline", "--from", from, "--working-days", days, "--json")
    #expect(ending.status == 0 && ending.message.isEmpty)
    let answer = try object(ending.answer)
    #expect(answer["dueOn"] as? String == dueOn)
    #expect(answer["provisional"] as? Bool == false)
  }

  @Test func `the end and its reasons read naturally in both languages`() async throws {
    let arguments = ["deadline", "--from", "2026-09-30 16:20", "--working-days", "5", "--explain"]
    let chinese = try await program.run(arguments + ["--lang", "zh"], input: Data())
    #expect(chinese.lines.first == "5 个工作日 → 2026-10-13（周二） 24:00")
    #expect(chinese.answer.contains("国庆节调休上班"))
    let english = try await program.run(arguments, input: Data())
    #expect(english.lines.first == "5 working days → Tue 13 Oct 2026, 24:00")
  }

  @Test func `a year without a schedule gives a provisional answer`() async throws {
    let ending = try await program.run("deadline", "--from", "2040-09-28", "--working-days", "5")
    #expect(ending.status == 0)
    #expect(ending.answer.contains("Provisional"))
  }

  @Test(arguments: [
    ["deadline"], ["deadline", "--from", "2026-09-30"],
    ["deadline", "--from", "tomorrow", "--hours", "1"],
    ["deadline", "--from", "2026-09-30", "--hours", "1", "--working-days", "1"],
    ["deadline", "--from", "2026-09-30", "--working-days", "3651"],
    ["deadline", "--from", "2026-09-30", "--hours", "1", "--cut-off", "16:00"],
    ["deadline", "--working-days", "5", "--json"],
  ])
  func `wrong usage ends with 64 and says what to write`(arguments: [String]) async throws {
    let ending = try await program.run(arguments, input: Data())
    #expect(ending.status == 64)
    #expect(ending.answer.isEmpty && !ending.message.isEmpty && !ending.message.contains("⟦"))
  }

  @Test func `each line gets one line, bad ones their place, and the run goes on`() async throws {
    let input = """
      {"from":"2026-09-30T16:20:00+08:00","workingDays":5}\r
      nonsense

      {"from":"2026-09-30","hours":"3"}
      {"from":"2026-09-30","workingDays":5,"colour":"red"}
      {"from":"2026-09-30","workingDays":5,"hours":3}
      {"from":"2026-09-30","workingDays":99999}
      {"from":"2026-09-30 16:20","sameDay":true,"cutOff":"16:00"}
      """
    let ending = try await program.run("deadline", "--json", input: input)
    #expect(ending.status == 3)
    let answers = try ending.lines.map(object)
    try #require(answers.count == 8)
    #expect(answers[0]["dueOn"] as? String == "2026-10-13")
    #expect(answers[0]["due"] as? String == "2026-10-14T00:00:00+08:00")
    let reasons = try #require(answers[0]["explanation"] as? [String: Any])
    #expect((reasons["counted"] as? [String])?.count == 5)
    let problems = answers[1...6].compactMap { $0["error"] as? [String: Any] }
    #expect(problems.map { $0["line"] as? Int } == [2, 3, 4, 5, 6, 7])
    #expect(
      problems.map { $0["code"] as? String } == [
        "not-an-object", "empty-line", "not-a-number", "unknown-field", "one-term",
        "term-too-long",
      ])
    #expect(
      problems.map { $0["field"] as? String } == [
        nil, nil, "hours", "colour", nil, "workingDays",
      ])
    #expect(answers[7]["dueOn"] as? String == "2026-10-08")
  }

  @Test func `a line of more than 64 KiB is refused, one of just 64 KiB is read`() async throws {
    let start = #"{"from":"2026-09-30","workingDays":5"#
    let full = start + String(repeating: " ", count: 65_535 - start.utf8.count) + "}"
    let long = start + String(repeating: " ", count: 65_536 - start.utf8.count) + "}"
    let ending = try await program.run(
      "deadline", "--json", input: full + "\r\n" + long + "\n" + full)
    #expect(ending.status == 3)
    let answers = try ending.lines.map(object)
    try #require(answers.count == 3)
    #expect(answers[0]["dueOn"] != nil && answers[2]["dueOn"] != nil)
    #expect((answers[1]["error"] as? [String: Any])?["code"] as? String == "line-too-long")
  }

  @Test func `bytes that are no UTF-8 spoil their own line only`() async throws {
    let good = Data(#"{"from":"2026-09-30","workingDays":5}"#.utf8)
    let ending = try await program.run(
      ["deadline", "--json"], input: Data([0xFF, 0xFE, 0x0A]) + good)
    #expect(ending.status == 3)
    let answers = try ending.lines.map(object)
    #expect((answers.first?["error"] as? [String: Any])?["code"] as? String == "not-utf8")
    #expect(answers.last?["dueOn"] as? String == "2026-10-13")
  }
}
