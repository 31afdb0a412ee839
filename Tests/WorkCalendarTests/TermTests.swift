import Foundation
import Testing

@testable import WorkCalendar

struct TermTests {
  @Test(arguments: [
    (#"{"workingDays":5}"#, Term.workingDays(5)),
    (#"{"calendarDays":-15}"#, .calendarDays(-15)),
    (#"{"hours":1}"#, .hours(1)),
    (#"{"minutes":30}"#, .minutes(30)),
    (#"{"sameDay":{"cutOff":"16:00"}}"#, .sameDay(cutOff: TimeOfDay("16:00"))),
    (#"{"sameDay":{}}"#, .sameDay(cutOff: nil)),
  ]) func `a term is stored as an object of one key`(json: String, term: Term) throws {
    let data = try JSONEncoder().encode(term)
    #expect(String(decoding: data, as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(Term.self, from: data) == term)
  }

  @Test(arguments: [
    "{}", #"{"weeks":1}"#, #"{"hours":1,"minutes":2}"#, #"{"hours":1,"weeks":2}"#,
    #"{"hours":"1"}"#, #"{"sameDay":{"cutOff":"25:00"}}"#, "[]", #"{"workingDays":1e99}"#,
  ]) func `another object is no term`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Term.self, from: Data(json.utf8))
    }
  }

  @Test(arguments: [
    Term.workingDays(3651), .calendarDays(-3651), .hours(87_601), .minutes(5_256_001),
    .workingDays(.max), .workingDays(.min), .calendarDays(.max), .calendarDays(.min),
    .hours(.max), .hours(.min), .minutes(.max), .minutes(.min),
  ]) func `a term of more than ten years is refused`(term: Term) throws {
    #expect(throws: DeadlineError.termTooLong) {
      try bundled.get().deadline(from: instant("2026-09-30 09:00"), term: term)
    }
  }

  @Test(arguments: [Term.workingDays(3650), .workingDays(-3650), .calendarDays(3650)])
  func `a term of ten years is computed`(term: Term) throws {
    let deadline = try bundled.get().deadline(from: instant("2020-09-30 09:00"), term: term)
    #expect(deadline.explanation.counted.count == 3650)
  }
}
