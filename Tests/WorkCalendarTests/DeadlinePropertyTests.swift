import Testing

@testable import WorkCalendar

/// Properties that hold for every date and length; the samples are the same on every run.
struct DeadlinePropertyTests {
  private func samples(_ seed: UInt64) throws -> [(start: Instant, days: Int)] {
    var generator = SeededGenerator(state: seed)
    let first = try date("2014-11-01")
    return (0..<400).map { _ in
      let day = first.adding(days: .random(in: 0..<4800, using: &generator))
      let hour = Int64.random(in: 0..<Instant.dayLength, using: &generator)
      return (
        day.startsAt.advanced(byMilliseconds: hour), Int.random(in: 1...60, using: &generator)
      )
    }
  }

  @Test func `n working days on and n back return to the working day`() throws {
    let calendar = try bundled.get()
    for (start, days) in try samples(11) {
      let last = try calendar.deadline(from: start, term: .workingDays(days)).dueOn
      let back = try calendar.deadline(before: last, workingDays: days).dueOn
      if calendar.isWorkingDay(start.date) {
        #expect(back == start.date)
      } else {
        #expect(back < start.date)
        #expect(calendar.workingDays(after: back, through: start.date) == 0)
      }
    }
  }

  @Test func `the last day of a term in working days is a working day`() throws {
    let calendar = try bundled.get()
    for (start, days) in try samples(12) {
      for count in [days, -days] {
        let deadline = try calendar.deadline(from: start, term: .workingDays(count))
        #expect(calendar.isWorkingDay(deadline.dueOn))
        #expect(deadline.explanation.counted.count == days)
      }
    }
  }

  @Test func `a longer term never ends sooner and a later start neither`() throws {
    let calendar = try bundled.get()
    for (start, days) in try samples(13) {
      for term in [Term.workingDays, Term.calendarDays] {
        let deadline = try calendar.deadline(from: start, term: term(days))
        let longer = try calendar.deadline(from: start, term: term(days + 1))
        let nextDay = start.advanced(byMilliseconds: Instant.dayLength)
        let later = try calendar.deadline(from: nextDay, term: term(days))
        #expect(deadline.due <= longer.due && deadline.due <= later.due)
      }
      let shorter = try calendar.deadline(from: start, term: .workingDays(days))
      let longer = try calendar.deadline(from: start, term: .workingDays(days + 1))
      #expect(shorter.due < longer.due)
    }
  }

  @Test func `every calendar day is either counted or skipped exactly once`() throws {
    let calendar = try bundled.get()
    for (start, days) in try samples(14) {
      let terms: [Term] = [
        .workingDays(days), .workingDays(-days), .calendarDays(days), .calendarDays(-days),
        .calendarDays(0), .sameDay(cutOff: try time("12:00")),
      ]
      for term in terms {
        let deadline = try calendar.deadline(from: start, term: term)
        let told = deadline.explanation.counted + deadline.explanation.skipped
        let (first, last) =
          deadline.dueOn < start.date
          ? (deadline.dueOn, start.date.adding(days: -1))
          : (start.date.adding(days: 1), deadline.dueOn)
        let expected = (0..<first.days(until: last) + 1).map { first.adding(days: $0) }
        if told.map(\.date).sorted() != expected {
          Issue.record("\(term) from \(start) tells \(told.map(\.date))")
        }
        for list in [deadline.explanation.counted, deadline.explanation.skipped] {
          #expect(list.map(\.date) == list.map(\.date).sorted())
        }
        if case .workingDays = term {
          #expect(deadline.explanation.counted.allSatisfy { $0.isWorking })
        }
        #expect(deadline.explanation.skipped.allSatisfy { !$0.isWorking })
      }
    }
  }

  @Test func `calendar days are as many as the term says and end on a working day`() throws {
    let calendar = try bundled.get()
    for (start, days) in try samples(15) {
      let deadline = try calendar.deadline(from: start, term: .calendarDays(days))
      #expect(deadline.explanation.counted.count == days)
      #expect(calendar.isWorkingDay(deadline.dueOn))
      #expect(deadline.dueOn >= start.date.adding(days: days))
    }
  }

  @Test func `spans hold the skipped days and nothing else`() throws {
    let calendar = try bundled.get()
    for (start, days) in try samples(16) {
      let told = try calendar.deadline(from: start, term: .workingDays(days)).explanation
      let unfolded = told.spans.flatMap { span in
        (0..<span.length).map { Day(date: span.first.adding(days: $0), kind: span.kind) }
      }
      #expect(unfolded == told.skipped)
    }
  }
}
