import HTML
import Office
import Rulebook
import WorkCalendar

/// Parts that several pages on filings show.
enum FilingParts {
  /// Whether the limit for filing was kept, and which day it was or is; nothing while nobody knows
  /// when it is to happen.
  static func limit(
    of filing: Filing, _ clock: RunningClock?, now: Instant, _ say: Words
  ) -> Node {
    guard let clock, clock.verdict != .void else {
      return when(filing.submittedAt != nil, text(say("filings.no-limit")))
    }
    return group([
      mark(clock, now: now, say), text(" "),
      span(say("filings.due", ["day": say.date(clock.deadline.dueOn)])).class("note"),
    ])
  }

  private static func mark(_ clock: RunningClock, now: Instant, _ say: Words) -> Node {
    switch clock.verdict {
    case .kept: tag(say("filings.verdict.kept"), tone: .green)
    case .missed: tag(say("filings.verdict.missed"), tone: .red)
    case .void: nothing
    case nil where clock.due <= now: tag(say("filings.verdict.over"), tone: .red)
    case nil: tag(say("filings.verdict.running"), tone: .primary)
    }
  }

  /// Why it was given back or refused, and by whom; it comes before everything else.
  static func rejection(_ view: FilingView, _ visit: Visit) -> Node {
    guard let step = view.rejection else { return nothing }
    let isReturned = step.state == .returned
    return note(
      [
        p([
          strong(
            visit.say(
              isReturned ? "filings.returned-note" : "filings.refused-note",
              ["signer": view.signer(step, visit.say)]))
        ]),
        readingText(step.opinion),
      ], tone: isReturned ? .amber : .red)
  }

  /// Who signs, from the unit upward.
  static func steps(_ route: [FilingPlan.Step], _ say: Words) -> Node {
    ol(
      route.map { step in
        li([
          strong(say.title(step.title)), text(" "),
          span(RulebookWords.signer(step.role.rawValue, step.seat, say)).class("note"),
        ])
      })
  }

  /// What the law says of the days: from when on it may happen, until when it is filed, and why.
  ///
  /// - Parameter view: the filing whose days they are; nil before it is begun.
  static func times(
    _ times: FilingTimes, plan: FilingPlan, of view: FilingView? = nil, _ visit: Visit
  ) -> Node {
    note([
      earliest(times, plan: plan, view?.filing, visit.say),
      latest(times, plan: plan, view, visit),
      basisLine(
        plan.clocks.reduce(plan.citations) { $0.joined(with: $1.citations) },
        names: visit.rulebookNames, say: visit.say),
    ])
  }

  private static func earliest(
    _ times: FilingTimes, plan: FilingPlan, _ filing: Filing?, _ say: Words
  ) -> Node {
    guard let earliest = times.earliest, let before = plan.before,
      filing?.isOver != true
    else { return nothing }
    let words =
      filing?.submittedAt == nil
      ? say("filings.earliest", ["day": say.date(earliest.on)])
      : say(
        "filings.earliest-sent",
        ["filed": say.date(times.filedOn), "day": say.date(earliest.on)])
    return div([
      p([
        strong(words),
        when(earliest.provisional, tag(say("due.provisional"), tone: .grey, icon: .info)),
      ]),
      why(
        DeadlineWords.lines(
          of: earliest, filed: times.filedOn, lead: before.term, reading: before.reading, say: say),
        say),
    ])
  }

  /// A limit that runs or ran is shown as it stands in the books, with what came of it.
  private static func latest(
    _ times: FilingTimes, plan: FilingPlan, _ view: FilingView?, _ visit: Visit
  ) -> Node {
    if let clock = view?.clock, clock.verdict != .void {
      let (deadline, verdict) = (clock.deadline, clock.verdict)
      return latest(
        (clock.rule, deadline), from: deadline.from.date, plan: plan,
        isAhead: view?.filing.carriedOutAt == nil,
        mark: verdict == nil
          ? tooLate(deadline, visit) : mark(clock, now: visit.now, visit.say), visit.say)
    }
    guard let found = times.latest, let start = times.start, view?.filing.submittedAt == nil
    else { return nothing }
    return latest(
      found, from: start, plan: plan, isAhead: true, mark: tooLate(found.deadline, visit),
      visit.say)
  }

  private static func tooLate(_ deadline: Deadline, _ visit: Visit) -> Node {
    when(deadline.due <= visit.now, tag(visit.say("filings.too-late"), tone: .red))
  }

  /// - Parameter isAhead: whether it has not been carried out; what has to be approved waits for
  ///   that on any day.
  private static func latest(
    _ limit: (clock: ClockRule, deadline: Deadline), from start: CivilDate, plan: FilingPlan,
    isAhead: Bool, mark: Node, _ say: Words
  ) -> Node {
    let facts = ["day": say.date(limit.deadline.dueOn), "event": say.date(start)]
    let words =
      if plan.event == .existing {
        say("filings.latest-existing", facts)
      } else if isAhead, plan.mode == .approval {
        say("filings.latest-approved", facts)
      } else {
        say("filings.latest", facts)
      }
    return div([
      p([
        strong(words), mark,
        when(
          limit.deadline.provisional, tag(say("due.provisional"), tone: .grey, icon: .info)),
      ]),
      why(DeadlineWords.lines(of: limit.deadline, reading: limit.clock.reading, say: say), say),
    ])
  }

  private static func why(_ lines: [String], _ say: Words) -> Node {
    details([summary(say("due.why")), ol(lines.map { li($0) })]).class("why")
  }
}

extension Filing {
  /// Whether nobody has to wait for its day any more.
  fileprivate var isOver: Bool {
    carriedOutAt != nil || state == .refused || state == .withdrawn
  }
}
