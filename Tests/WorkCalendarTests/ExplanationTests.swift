import Foundation
import Testing

@testable import WorkCalendar

struct ExplanationTests {
  @Test func `skipped days are joined by holiday and weekend`() throws {
    let deadline = try bundled.get().deadline(
      from: instant("2026-09-30 10:00"), term: .workingDays(5))
    let spans = deadline.explanation.spans
    #expect(spans.map(\.first.text) == ["2026-10-01", "2026-10-11"])
    #expect(spans.map(\.last.text) == ["2026-10-07", "2026-10-11"])
    #expect(spans.map(\.length) == [7, 1])
    #expect(spans.map(\.kind.name) == ["国庆节", nil])
    #expect(spans.map(\.kind.code) == ["holiday", "weekend"])
    let makeUp = deadline.explanation.counted.filter { $0.kind.code == "makeUpDay" }
    #expect(makeUp.map(\.date.text) == ["2026-10-10"])
  }

  @Test func `a holiday parted by other days gives two spans`() throws {
    let office = try calendar([
      "2026-10-01,国庆节,off,a", "2026-10-02,国庆节,off,a", "2026-10-05,国庆节,off,a",
      "2026-10-06,中秋节,off,b",
    ])
    let deadline = try office.deadline(from: instant("2026-09-30 10:00"), term: .workingDays(1))
    #expect(deadline.explanation.spans.map(\.length) == [2, 2, 1, 1])
    #expect(deadline.explanation.sources == ["a", "b"])
  }

  @Test func `every notice behind the days is named once`() throws {
    let deadline = try bundled.get().deadline(
      from: instant("2018-12-28 10:00"), term: .workingDays(3))
    #expect(
      deadline.explanation.sources == [
        "http://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm",
        "http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm",
      ])
  }

  @Test func `a deadline survives JSON and has plain keys`() throws {
    let calendar = try bundled.get().adapted(
      localDays: [LocalDay(date: date("2026-10-09"), kind: .off, name: "x")])
    let start = try instant("2026-09-30 10:00").advanced(byMilliseconds: 123)
    let terms: [Term] = [
      .workingDays(5), .workingDays(-5), .calendarDays(4), .hours(1), .minutes(90),
      .sameDay(cutOff: try time("09:00")),
    ]
    for term in terms {
      let deadline = try calendar.deadline(
        from: start, term: term, endsAt: .closeOfBusiness(time("17:30")))
      let data = try JSONEncoder().encode(deadline)
      #expect(try JSONDecoder().decode(Deadline.self, from: data) == deadline)
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(
        Set(object.keys) == [
          "calendarVersion", "due", "dueOn", "endsAt", "explanation", "from", "provisional",
          "rollsForward", "term",
        ])
    }
  }

  @Test func `a day is stored flat`() throws {
    let day = Day(date: try date("2026-10-10"), kind: .makeUpDay(name: "a", source: "b"))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(day)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"date":"2026-10-10","kind":"makeUpDay","name":"a","source":"b"}"#)
    #expect(try JSONDecoder().decode(Day.self, from: data) == day)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Day.self, from: Data(#"{"date":"2026-10-10","kind":"x"}"#.utf8))
    }
  }
}

struct ProvisionalTests {
  @Test(arguments: [
    ("2027-03-01", Term.workingDays(5), [2027]),
    ("2026-12-23", .workingDays(2), []),
    ("2026-12-24", .workingDays(1), []),
    ("2026-12-24", .workingDays(2), [2027]),
    ("2026-12-30", .workingDays(3), [2027]),
    ("2027-01-04", .workingDays(-1), [2027]),
    ("2026-12-26", .workingDays(-1), []),
    ("2026-12-27", .workingDays(-1), [2027]),
    ("2014-12-31", .workingDays(3), []),
    ("2014-12-30", .workingDays(3), [2014]),
    ("2026-12-20", .calendarDays(20), [2027]),
    ("2026-12-20", .calendarDays(3), []),
    ("2027-03-01", .sameDay(cutOff: nil), [2027]),
    ("2027-03-01", .hours(48), []),
  ]) func `a deadline is provisional while a schedule that decides it is awaited`(
    from: String, term: Term, years: [Int]
  ) throws {
    let deadline = try bundled.get().deadline(from: instant("\(from) 10:00"), term: term)
    #expect(deadline.explanation.awaitedYears == years)
    #expect(deadline.provisional == !years.isEmpty)
  }

  @Test func `years awaited are told in order, also into the past`() throws {
    let back = try bundled.get().deadline(
      from: instant("2029-01-10 10:00"), term: .workingDays(-300))
    #expect(back.explanation.awaitedYears == [2027, 2028, 2029])
    let earliest = try bundled.get().earliest(after: date("2026-12-30"), workingDays: 5)
    #expect(earliest.provisional)
  }
}
