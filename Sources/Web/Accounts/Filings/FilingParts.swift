import HTML
import Office
import Rulebook
import WorkCalendar

/// Parts that several pages on filings show.
enum FilingParts {
  /// Whether the limit for filing was kept.
  static func verdict(_ clock: RunningClock?, _ say: Words) -> Node {
    guard let clock, let verdict = clock.verdict else { return text(say("filings.no-limit")) }
    return switch verdict {
    case .kept: tag(say("filings.verdict.kept"), tone: .green)
    case .missed: tag(say("filings.verdict.missed"), tone: .red)
    case .void: text(say("filings.no-limit"))
    }
  }

  /// Whether the limit for filing was kept, and which day it was or is.
  static func limit(_ clock: RunningClock?, now: Instant, _ say: Words) -> Node {
    guard let clock, clock.verdict != .void else { return text(say("filings.no-limit")) }
    let mark: Node =
      if clock.verdict != nil {
        verdict(clock, say)
      } else if clock.due <= now {
        tag(say("filings.verdict.over"), tone: .red)
      } else {
        tag(say("filings.verdict.running"), tone: .primary)
      }
    return group([
      mark, text(" "),
      span(say("filings.due", ["day": say.date(clock.deadline.dueOn)])).class("note"),
    ])
  }

  /// Who signs, from the unit upward.
  static func steps(_ plan: FilingPlan, _ say: Words) -> Node {
    ol(
      plan.steps.map { step in
        li([
          strong(say.title(step.title)), text(" "),
          span(RulebookWords.signer(step.role.rawValue, step.seat, say)).class("note"),
        ])
      })
  }

  /// What the law says of the days: from when on it may happen, until when it is filed, and why.
  static func times(_ times: FilingTimes, plan: FilingPlan, _ visit: Visit) -> Node {
    note([
      earliest(times, plan: plan, visit.say), latest(times, plan: plan, visit),
      basisLine(
        plan.clocks.reduce(plan.citations) { $0.joined(with: $1.citations) },
        names: visit.rulebookNames, say: visit.say),
    ])
  }

  private static func earliest(_ times: FilingTimes, plan: FilingPlan, _ say: Words) -> Node {
    guard let earliest = times.earliest, let before = plan.before else { return nothing }
    return div([
      p([
        strong(say("filings.earliest", ["day": say.date(earliest.on)])),
        when(earliest.provisional, tag(say("due.provisional"), tone: .grey, icon: .info)),
      ]),
      why(
        DeadlineWords.lines(
          of: earliest, filed: times.today, lead: before.term, reading: before.reading, say: say),
        say),
    ])
  }

  private static func latest(_ times: FilingTimes, plan: FilingPlan, _ visit: Visit) -> Node {
    guard let latest = times.latest, let start = times.start else { return nothing }
    let say = visit.say
    let words = say(
      plan.event == .existing ? "filings.latest-existing" : "filings.latest",
      ["day": say.date(latest.deadline.dueOn), "event": say.date(start)])
    return div([
      p([
        strong(words),
        when(latest.deadline.due <= visit.now, tag(say("filings.too-late"), tone: .red)),
        when(
          latest.deadline.provisional, tag(say("due.provisional"), tone: .grey, icon: .info)),
      ]),
      why(
        DeadlineWords.lines(of: latest.deadline, reading: latest.clock.reading, say: say), say),
    ])
  }

  private static func why(_ lines: [String], _ say: Words) -> Node {
    details([summary(say("due.why")), ol(lines.map { li($0) })]).class("why")
  }
}
