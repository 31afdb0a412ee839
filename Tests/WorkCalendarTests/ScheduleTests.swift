import Testing

@testable import WorkCalendar

struct ScheduleTests {
  @Test func `the schedule that ships holds 2015 to 2026`() throws {
    let calendar = try bundled.get()
    #expect(calendar.publishedYears == Array(2015...2026))
    #expect(calendar.isPublished(year: 2026))
    #expect(!calendar.isPublished(year: 2027))
    #expect(!calendar.isPublished(year: .max))
  }

  @Test func `2026 has 33 days off and six make-up days`() throws {
    let calendar = try bundled.get()
    let days = try (0..<365).map { calendar.day(try date("2026-01-01").adding(days: $0)) }
    let off = days.filter { if case .holiday = $0.kind { true } else { false } }
    let makeUp = days.filter { if case .makeUpDay = $0.kind { true } else { false } }
    #expect(off.count == 33)
    #expect(
      makeUp.map(\.date.text) == [
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
      ])
    #expect(days.allSatisfy { $0.isWorking == calendar.isWorkingDay($0.date) })
  }

  @Test func `a New Year announced ahead or reaching back does not publish a year`() throws {
    let ahead = try calendar(["2025-12-31,h,off,s", "2026-10-01,h,off,s", "2027-01-01,h,off,s"])
    #expect(ahead.publishedYears == [2026])
  }

  @Test func `a byte order mark, CRLF, empty lines and quotes are tolerated`() throws {
    let plain = try WorkCalendar(csv: "date,holiday,day,source\n2026-10-01,国庆节,off,s\n")
    let other = try WorkCalendar(
      csv: "\u{FEFF}date,holiday,day,source\r\n\r\n\"2026-10-01\",\"国庆节\",off,s\r\n\r\n")
    #expect(plain.version == other.version)
    let quoted = try calendar([#"2026-10-01,"a, ""b""",off,s"#])
    #expect(quoted.day(try date("2026-10-01")).kind.name == #"a, "b""#)
  }

  @Test(arguments: [
    ("", CalendarError.malformed(.wrongHeader, line: 1, column: 1)),
    ("date,holiday,day\n", .malformed(.wrongHeader, line: 1, column: 1)),
    ("\ndate,holiday,source,day\n", .malformed(.wrongHeader, line: 2, column: 1)),
    ("2026-10-01,h,off,s", .malformed(.wrongHeader, line: 1, column: 1)),
  ]) func `a wrong header is named`(csv: String, error: CalendarError) {
    #expect(throws: error) { try WorkCalendar(csv: csv) }
  }

  @Test(arguments: [
    ("2026-02-30,h,off,s", CalendarError.Reason.badDate("2026-02-30"), 1),
    (" 2026-10-01,h,off,s", .badDate(" 2026-10-01"), 1),
    ("2026-10-01,国庆节,free,s", .unknownDay("free"), 16),
    ("2026-10-01,h,OFF,s", .unknownDay("OFF"), 14),
    ("2026-10-01,,off,s", .emptyField, 12),
    ("2026-10-01,h,off,", .emptyField, 18),
    ("2026-10-01,h,off", .wrongFieldCount(3), 1),
    ("2026-10-01,h,off,s,t", .wrongFieldCount(5), 1),
    (#"2026-10-01,"h,off,s"#, .brokenQuote, 12),
    (#"2026-10-01,"h"x,off,s"#, .brokenQuote, 15),
  ]) func `a wrong line is named with its column`(
    line: String, reason: CalendarError.Reason, column: Int
  ) {
    #expect(throws: CalendarError.malformed(reason, line: 3, column: column)) {
      try calendar(["2026-09-20,h,work,s", line])
    }
  }

  @Test func `a date given twice is named where it stands the second time`() throws {
    let first = try date("2026-10-01")
    #expect(throws: CalendarError.malformed(.duplicateDate(first), line: 3, column: 1)) {
      try calendar(["2026-10-01,h,off,s", "2026-10-01,h,work,s"])
    }
  }

  @Test func `the version follows the content and not the order`() throws {
    let lines = ["2026-10-01,h,off,s", "2026-10-10,h,work,s"]
    let version = try calendar(lines).version
    #expect(version.count == 16)
    #expect(try calendar(lines.reversed()).version == version)
    #expect(try calendar(["2026-10-01,h,off,s", "2026-10-10,h,off,s"]).version != version)
    #expect(try calendar(["2026-10-01,i,off,s", "2026-10-10,h,work,s"]).version != version)
    #expect(try calendar(lines, closeOfBusiness: time("17:30")).version != version)
    let local = LocalDay(date: try date("2026-08-03"), kind: .off, name: "x")
    #expect(try calendar(lines, localDays: [local]).version != version)
  }

  @Test func `the digest is FNV-1a`() {
    var digest = ContentDigest()
    #expect(digest.text == "cbf29ce484222325")
    digest.add("a")
    // FNV-1a gives af63dc4c8601ec8c for "a"; one more step takes in the border byte.
    let published: UInt64 = 0xaf63_dc4c_8601_ec8c
    #expect(UInt64(digest.text, radix: 16) == (published ^ 0xff) &* 0x0000_0100_0000_01b3)
    #expect(digest.text == "089bc907b544c769")
  }
}
