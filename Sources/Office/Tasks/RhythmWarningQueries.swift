import Rulebook
import WorkCalendar

/// An account on which updates have to come soon, so that a rule on its rhythm holds.
package struct RhythmWarning: Sendable {
  package let listed: ListedAccount
  package let line: RhythmReport.Line
}

extension Reading {
  /// How many accounts of each of the asker's bodies are looked at for warnings.
  private static let mostWatched = 100

  /// The accounts for which the asker writes or publishes and on which an update is due soon, the
  /// soonest first. Read from the days of updates and the rules each time, and never stored.
  ///
  /// It is a warning and no task of one person's: nobody signs it, and it does not count among the
  /// things that wait. Only the bodies of the asker's own appointments are looked at.
  package func rhythmWarnings(limit: Int = 20) throws -> [RhythmWarning] {
    let places = bodies(holding: [.editor, .publisher])
    guard !places.isEmpty else { return [] }
    let bodies = try organizations(places)
    let listed = try places.prefix(10).flatMap { place -> [ListedAccount] in
      guard let body = bodies[place] else { return [] }
      return try accounts(of: place).prefix(Self.mostWatched).map {
        ListedAccount(account: $0, organization: body)
      }
    }
    let calendar = try calendar()
    let found = try rhythms(of: listed, over: today...today).compactMap { entry in
      let warned = entry.report.lines.filter { $0.isWarned(today: today, calendar: calendar) }
      return warned.min { ($0.dueAfterPlans ?? .latest) < ($1.dueAfterPlans ?? .latest) }
        .map { RhythmWarning(listed: entry.listed, line: $0) }
    }
    return Array(
      found.sorted { ($0.line.nextDue ?? .latest) < ($1.line.nextDue ?? .latest) }
        .prefix(limit))
  }
}
