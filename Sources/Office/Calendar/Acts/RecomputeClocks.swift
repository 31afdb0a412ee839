import WorkCalendar

/// Recomputes a portion of the open deadlines under the calendar in force. Stopped ones stay as they
/// were: a later calendar never turns a kept deadline into a missed one.
package struct RecomputeClocks: Act {
  package static let name: ActName = "calendar.recompute-clocks"
  package static let permission = Permission.system(.timekeeper)

  package let portion: Int

  package init(portion: Int = 500) { self.portion = portion }

  package struct Outcome: Sendable, Codable {
    package let recomputed: Int
    package let moved: Int
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Outcome {
    let calendar = try desk.reading.calendar()
    let outdated = try desk.reading.outdatedClocks(limit: portion)
    var moved = 0
    for clock in outdated {
      let deadline = try calendar.recomputed(clock.deadline, keptAt: nil).inForce
      if deadline.due != clock.deadline.due { moved += 1 }
      try desk.replaceDeadline(of: clock.id, with: deadline)
    }
    desk.record(
      AuditObject(.calendar, 0, of: nil),
      facts: [
        "version": calendar.version, "recomputed": "\(outdated.count)", "moved": "\(moved)",
      ])
    return Outcome(recomputed: outdated.count, moved: moved)
  }
}
