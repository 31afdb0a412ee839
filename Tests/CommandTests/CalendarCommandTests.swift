import Foundation
import Testing

@Suite struct CalendarCommandTests {
  let program = Program()

  @Test func `a year is shown with its make-up days`() async throws {
    let ending = try await program.run("calendar", "show", "2026", "--json")
    let sheet = try object(ending.answer)
    #expect(sheet["published"] as? Bool == true)
    #expect(sheet["workingDays"] as? Int == 248)
    let months = try #require(sheet["months"] as? [[String: Any]])
    let october = try #require(months.last { $0["month"] as? Int == 10 })
    let makeUp = try #require(october["makeUp"] as? [[String: String]])
    #expect(makeUp.map { $0["date"] } == ["2026-10-10"])
  }

  @Test(arguments: ["0", "10000", "-1"]) func `there is no such year`(year: String) async throws {
    #expect(try await program.run("calendar", "show", year).status == 64)
  }

  @Test(arguments: [
    ("date,holiday,day\n", 1, 1, "calendar.wrong-header"),
    ("date,holiday,day,source\n2026-02-30,x,off,s\n", 2, 1, "calendar.bad-date"),
    ("date,holiday,day,source\n2026-02-20,x,maybe,s\n", 2, 14, "calendar.unknown-day"),
    ("date,holiday,day,source\n2026-02-20,x,off,\n", 2, 18, "calendar.empty-field"),
  ])
  func `a mistake is named with its line and column`(
    text: String, line: Int, column: Int, code: String
  ) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(text, to: "days.csv")
    let path = folder.path("days.csv")
    let human = try await program.run("calendar", "verify", path)
    #expect(human.status == 1)
    #expect(human.answer.hasPrefix("\(path):\(line):\(column): "))
    let ending = try await program.run("calendar", "verify", path, "--json")
    let error = try #require(try object(ending.answer)["error"] as? [String: Any])
    #expect(error["code"] as? String == code)
  }

  @Test func `a sound schedule is accepted, also from standard input`() async throws {
    let text = "date,holiday,day,source\n2027-10-01,国庆节,off,https://example.cn/1\n"
    let ending = try await program.run("calendar", "verify", "-", input: text)
    #expect(ending.status == 0)
    #expect(ending.answer.contains("2027"))
  }

  @Test func `a file that is missing or no text is refused`() async throws {
    #expect(try await program.run("calendar", "verify", "/does/not/exist").status == 2)
    let ending = try await program.run(["calendar", "verify", "-"], input: Data([0xFF, 0x00]))
    #expect(ending.status == 1)
  }
}
