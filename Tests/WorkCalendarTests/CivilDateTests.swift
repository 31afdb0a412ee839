import Foundation
import Testing

@testable import WorkCalendar

struct CivilDateTests {
  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-1",
    "2026-11-21 ", "20261121", "10000-01-01", "-001-01-01", "2026-11-211", "", "2026/11/21",
  ]) func `a text that names no day is refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func `dates are written with four digits of the year`() throws {
    #expect(try date("0007-03-09").text == "0007-03-09")
    #expect(try date("2024-02-29").text == "2024-02-29")
    #expect(CivilDate(year: Int.max, month: Int.max, day: Int.max) == nil)
    #expect(CivilDate(year: Int.min, month: Int.min, day: Int.min) == nil)
  }

  @Test func `counting days agrees with the months' lengths in every year`() {
    var expected = CivilDate.firstDayNumber
    for year in 1...9999 {
      let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (index, length) in lengths.enumerated() {
        for (day, number) in [(1, expected), (length, expected + length - 1)] {
          let date = CivilDate(dayNumber: number)
          let parts = [date.year, date.month, date.day]
          if parts != [year, index + 1, day] || date.dayNumber != number {
            Issue.record("day \(number) became \(date)")
          }
        }
        expected += length
      }
    }
    #expect(expected == CivilDate.lastDayNumber + 1)
  }

  @Test(arguments: [
    ("1970-01-01", Weekday.thursday), ("0001-01-01", .monday), ("2026-10-10", .saturday),
    ("2026-09-20", .sunday), ("1969-12-31", .wednesday), ("9999-12-31", .friday),
  ]) func `weekdays follow ISO 8601`(text: String, weekday: Weekday) throws {
    #expect(try date(text).weekday == weekday)
  }

  @Test func `adding days crosses months and years and is held at the ends`() throws {
    #expect(try date("2024-02-28").adding(days: 2) == date("2024-03-01"))
    #expect(try date("2026-01-01").adding(days: -1) == date("2025-12-31"))
    #expect(try date("2026-01-01").days(until: date("2027-01-01")) == 365)
    #expect(try date("2026-01-01").adding(days: .max) == date("9999-12-31"))
    #expect(try date("2026-01-01").adding(days: .min) == date("0001-01-01"))
    #expect(try date("1969-01-01").adding(days: .min) == date("0001-01-01"))
    #expect(try date("9999-12-31").adding(days: 1) == date("9999-12-31"))
  }

  @Test func `dates, weekdays and times are stored as short texts`() throws {
    let dates = [try date("2026-11-21"), try date("0001-01-01")]
    let data = try JSONEncoder().encode(dates)
    #expect(String(decoding: data, as: UTF8.self) == #"["2026-11-21","0001-01-01"]"#)
    #expect(try JSONDecoder().decode([CivilDate].self, from: data) == dates)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CivilDate].self, from: Data(#"["2026-02-30"]"#.utf8))
    }
  }
}

struct TimeOfDayTests {
  @Test(arguments: [("00:00", 0), ("16:00", 57_600), ("23:59:59", 86_399), ("24:00", 86_400)])
  func `times run from 00:00 to 24:00`(text: String, seconds: Int) throws {
    let time = try time(text)
    #expect(time.secondOfDay == seconds)
    #expect(time.text == text)
    let data = try JSONEncoder().encode([time])
    #expect(try JSONDecoder().decode([TimeOfDay].self, from: data) == [time])
  }

  @Test(arguments: [
    "24:01", "24:00:01", "16", "16:0", "1600", "16:60", "25:00", "16:00:", "16:00 ",
  ])
  func `a text that names no time is refused`(text: String) {
    #expect(TimeOfDay(text) == nil)
  }

  @Test func `24 o'clock is the next day's midnight`() throws {
    #expect(try date("2026-10-13").at(.endOfDay) == date("2026-10-14").startsAt)
    #expect(TimeOfDay(hour: .max, minute: .min) == nil)
  }
}
