import Rulebook
import WorkCalendar

/// How an account kept its rhythm, and what is due on it next: decided from the days of its updates
/// and the rules alone.
package struct RhythmReport: Sendable, Hashable {
  /// What one rule says of the account.
  package struct Line: Sendable, Hashable {
    package let rule: RhythmRule
    /// Whether a platform's quota says so, and not the rules on updates.
    package let isQuota: Bool
    /// The days at whose end the least number was not reached, within the period looked at.
    package let daysBelow: [CivilDate]
    /// The latest instant by which updates must come so that the rule holds; nil without a least
    /// number.
    package let nextDue: Instant?
    /// How many have to come by then.
    package let missing: Int
    /// When it is due if everything planned goes out; nil without a least number.
    package let dueAfterPlans: Instant?
    /// How many more may go out today; nil without an upper number.
    package let left: Int?
    /// How many are out in the running period, and how many more are on their way in it; for a
    /// least number only those that go out by themselves at their time.
    package let sent: Int
    package let planned: Int
    /// The last day of the running period.
    package let until: CivilDate
  }

  package let lines: [Line]
  /// The day of the last item that went out; nil when none is known.
  package let lastUpdate: CivilDate?
  /// The longest run of days without an update within the period; nil when every day has one.
  package let longestGap: ClosedRange<CivilDate>?
  /// The days looked at that are over, or running; nil when the account was not open in any.
  package let period: ClosedRange<CivilDate>?

  /// What is due soonest.
  package var next: Line? {
    lines.filter { $0.nextDue != nil }.min { left, right in
      (left.nextDue ?? .latest) < (right.nextDue ?? .latest)
    }
  }

  /// Every day below some rule, each once, in order.
  package var daysBelow: [CivilDate] { Set(lines.flatMap(\.daysBelow)).sorted() }

  /// Whether it was below a rule on the day before and has not made up for it.
  package func isBelow(on today: CivilDate) -> Bool {
    let yesterday = today.adding(days: -1)
    return lines.contains { $0.daysBelow.last == yesterday && $0.nextDue == today.endsAt }
  }
}

/// What a report is made from.
package struct RhythmQuestion: Sendable {
  package let rhythms: [RhythmRule]
  package let quotas: [RhythmRule]
  /// Nil when it was never opened.
  package let opened: CivilDate?
  package let updates: [UpdateDay]
  /// One day for each item that is on its way: each takes a slot.
  package let underWay: [CivilDate]
  /// One day for each of these that goes out by itself at its time: only they promise an update.
  package let planned: [CivilDate]
  /// Of the last item at all, also before the days asked for.
  package let lastUpdate: CivilDate?

  package init(
    rhythms: [RhythmRule], quotas: [RhythmRule] = [], opened: CivilDate?, updates: [UpdateDay],
    underWay: [CivilDate] = [], planned: [CivilDate] = [], lastUpdate: CivilDate? = nil
  ) {
    (self.rhythms, self.quotas, self.opened) = (rhythms, quotas, opened)
    (self.updates, self.underWay, self.planned) = (updates, underWay, planned)
    self.lastUpdate = lastUpdate ?? updates.map(\.day).max()
  }

  /// The days whose updates have to be known to look at a period, and at what is due after today.
  package static func reach(
    of rules: [RhythmRule], over period: ClosedRange<CivilDate>, today: CivilDate
  ) -> ClosedRange<CivilDate> {
    let first = min(period.lowerBound, today)
    let begin = rules.map { $0.window(asOf: first).lowerBound }.min() ?? first
    return begin...max(period.upperBound, today)
  }

  /// - Parameters:
  ///   - period: the days looked at; those to come are left out.
  ///   - today: in the office's zone; a day is judged when it is over.
  package func report(
    over period: ClosedRange<CivilDate>, today: CivilDate
  ) -> RhythmReport {
    let first = max(period.lowerBound, opened ?? today)
    let last = min(period.upperBound, today)
    let looked = first <= last ? first...last : nil
    let lines = (rhythms.map { ($0, false) } + quotas.map { ($0, true) }).map { rule, isQuota in
      line(rule, isQuota: isQuota, over: looked, today: today)
    }
    return RhythmReport(
      lines: lines, lastUpdate: lastUpdate, longestGap: looked.flatMap(longestGap),
      period: looked)
  }

  private func line(
    _ rule: RhythmRule, isQuota: Bool, over period: ClosedRange<CivilDate>?, today: CivilDate
  ) -> RhythmReport.Line {
    let due = nextDue(rule, today: today)
    let running = running(rule, today: today)
    let out = rule.atMost == nil ? updates.visible(at: today) : updates.sent
    let expected = rule.atMost == nil ? planned : underWay
    return RhythmReport.Line(
      rule: rule, isQuota: isQuota,
      daysBelow: period.map { daysBelow(rule, over: $0, today: today) } ?? [],
      nextDue: due?.endsAt, missing: due.map { missing(rule, on: $0) } ?? 0,
      dueAfterPlans: nextDue(rule, today: today, counting: planned)?.endsAt,
      left: rule.slots(on: today, sent: updates.sent + underWay),
      sent: out.count { running.contains($0) },
      planned: expected.count { running.contains($0) }, until: running.upperBound)
  }

  /// The whole day, week or month that runs; of a window that moves with the day, what it holds
  /// today.
  private func running(_ rule: RhythmRule, today: CivilDate) -> ClosedRange<CivilDate> {
    if case .days = rule.every { return rule.window(asOf: today) }
    return rule.period(around: today)
  }

  private func daysBelow(
    _ rule: RhythmRule, over period: ClosedRange<CivilDate>, today: CivilDate
  ) -> [CivilDate] {
    guard rule.atLeast != nil else { return [] }
    return period.days.filter { $0 < today && !keepsLeast(rule, on: $0) }
  }

  /// The first day, from today on, at whose end the rule is broken if nothing more goes out.
  private func nextDue(
    _ rule: RhythmRule, today: CivilDate, counting plans: [CivilDate] = []
  ) -> CivilDate? {
    guard let least = rule.atLeast, least > 0, opened != nil else { return nil }
    // Without any more updates a rule breaks at the latest one whole window after the present one;
    // a new account and the plans for later push that on.
    let start = max(today, opened ?? today)
    let end = max(start, plans.max() ?? start).adding(days: 2 * rule.longest + 1)
    return (start...end).days.first { !keepsLeast(rule, on: $0, counting: plans) }
  }

  private func missing(_ rule: RhythmRule, on day: CivilDate) -> Int {
    let window = rule.window(asOf: day)
    return max(0, (rule.atLeast ?? 0) - updates.visible(at: day).count { window.contains($0) })
  }

  /// Whether the least number is reached at the end of a day, as far as it is judged then.
  private func keepsLeast(
    _ rule: RhythmRule, on day: CivilDate, counting plans: [CivilDate] = []
  ) -> Bool {
    guard rule.judgesLeast(asOf: day) else { return true }
    var least = rule
    least.atMost = nil
    let window = rule.window(asOf: day)
    let seen = updates.lazy.filter { window.contains($0.day) }.visible(at: day)
    return least.isKept(updates: seen + plans, asOf: day, since: opened)
  }

  private func longestGap(_ period: ClosedRange<CivilDate>) -> ClosedRange<CivilDate>? {
    let updated = Set(updates.map(\.day))
    var longest: ClosedRange<CivilDate>?
    var start: CivilDate?
    for day in period.days {
      guard !updated.contains(day) else {
        start = nil
        continue
      }
      let gap = (start ?? day)...day
      start = gap.lowerBound
      if longest.map({ $0.length < gap.length }) ?? true { longest = gap }
    }
    return longest
  }
}

extension ClosedRange<CivilDate> {
  /// Its days in order.
  package var days: [CivilDate] { (0..<length).map { lowerBound.adding(days: $0) } }

  /// How many days.
  package var length: Int { lowerBound.days(until: upperBound) + 1 }
}

extension RhythmRule {
  /// Days of the longest window in which the rule counts.
  fileprivate var longest: Int {
    switch every {
    case .day: 1
    case .days(let count): max(1, count)
    case .week: 7
    case .month: 31
    }
  }
}

extension RhythmReport.Line {
  /// How many have to be written besides those that are out and on their way, so that the running
  /// period reaches its least number.
  package var open: Int { max(0, (rule.atLeast ?? 0) - sent - planned) }

  /// How many more are on their way than the running period allows.
  package var excess: Int { rule.atMost.map { max(0, sent + planned - $0) } ?? 0 }

  /// Whether somebody should be told now that updates have to come (R39–R43 say only until when).
  ///
  /// A house rule: one working day ahead for each update that is missing, so that an item can
  /// still be written and signed; where every day asks for one, only on the day itself. Days off
  /// that follow belong to the lead, as nobody writes then. What goes out by itself at its time
  /// counts as done.
  package func isWarned(today: CivilDate, calendar: WorkCalendar) -> Bool {
    guard let due = dueAfterPlans else { return false }
    var ahead = rule.every == .day ? 0 : max(1, missing)
    var day = today
    while ahead >= 0 {
      if day.endsAt >= due { return true }
      day = day.adding(days: 1)
      if calendar.isWorkingDay(day) { ahead -= 1 }
    }
    return false
  }
}
