import Foundation
import Testing

@testable import WorkCalendar

struct InstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("1970-01-01T08:00:00+08:00", 0),
    ("1969-12-31T23:59:59.999Z", -1),
    ("2026-10-13T16:00:00+08:00", 1_791_878_400_000),
    ("2026-10-13t04:30:00.5-03:30", 1_791_878_400_500),
    ("2026-10-13T08:00:00.123999-00:00", 1_791_878_400_123),
    ("2000-02-29T00:00:00.07z", 951_782_400_070),
  ]) func `RFC 3339 texts are read to the millisecond`(text: String, expected: Int64) {
    #expect(Instant(rfc3339: text)?.milliseconds == expected)
  }

  @Test(arguments: [
    "", "2026-10-13", "2026-10-13T16:00:00", "2026-10-13T16:00+08:00", "2026-10-13 16:00:00Z",
    "2026-02-29T00:00:00Z", "2026-10-13T24:00:00Z", "2026-10-13T16:60:00Z", "2026-10-13T16:00:60Z",
    "2026-10-13T16:00:00.Z", "2026-10-13T16:00:00,5Z", "2026-10-13T16:00:00+0800",
    "2026-10-13T16:00:00+24:00", "2026-10-13T16:00:00+08:60", " 2026-10-13T16:00:00Z",
    "2026-10-13T16:00:00Z ", "0000-12-31T00:00:00Z", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59Z", "２026-10-13T16:00:00Z", "+026-10-13T16:00:00Z",
  ]) func `what is not RFC 3339, or not within the calendar, is refused`(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test func `an instant is written with the office's offset in whole seconds`() throws {
    let instant = try #require(Instant(rfc3339: "2026-10-12T16:00:00.250Z"))
    #expect(instant.rfc3339 == "2026-10-13T00:00:00+08:00")
    #expect(instant.exactRFC3339 == "2026-10-13T00:00:00.250+08:00")
    #expect(try instant.date == date("2026-10-13"))
    #expect(instant.timeOfDay == .startOfDay)
  }

  @Test func `the day changes at midnight of the office`() throws {
    let midnight = try date("2026-10-13").startsAt
    let before = midnight.advanced(byMilliseconds: -1)
    #expect(try before.date == date("2026-10-12"))
    #expect(try before.timeOfDay == time("23:59:59"))
    #expect(try midnight == date("2026-10-12").endsAt)
    #expect(try Instant(milliseconds: -1).date == date("1970-01-01"))
    #expect(try Instant(milliseconds: -28_800_001).date == date("1969-12-31"))
  }

  @Test func `arithmetic is held at the ends of the calendar`() throws {
    #expect(Instant(milliseconds: .max) == .latest)
    #expect(Instant(milliseconds: .min) == .earliest)
    #expect(Instant(milliseconds: 1).advanced(byMilliseconds: .max) == .latest)
    #expect(Instant(milliseconds: -1).advanced(byMilliseconds: .min) == .earliest)
    #expect(Instant.latest.exactRFC3339 == "9999-12-31T23:59:59.999+08:00")
    #expect(Instant.earliest.rfc3339 == "0001-01-01T00:00:00+08:00")
    #expect(try date("9999-12-31").endsAt == .latest)
    #expect(Instant.earliest.milliseconds(until: .latest) > 0)
  }

  @Test func `instants survive JSON without loss`() throws {
    var generator = SeededGenerator(state: 1)
    let range = Instant.earliest.milliseconds...Instant.latest.milliseconds
    var instants = (0..<500).map { _ in
      Instant(milliseconds: .random(in: range, using: &generator))
    }
    instants += [.earliest, .latest, Instant(milliseconds: 0)]
    let data = try JSONEncoder().encode(instants)
    #expect(try JSONDecoder().decode([Instant].self, from: data) == instants)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Instant].self, from: Data(#"["2026-10-13"]"#.utf8))
    }
  }
}
