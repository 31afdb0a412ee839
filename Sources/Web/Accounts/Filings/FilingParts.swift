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

  /// What the law says of the day that stands in the form.
  static func times(
    _ times: FilingTimes, plan: FilingPlan, day: CivilDate?, _ visit: Visit
  ) -> Node {
    let say = visit.say
    var nodes: [Node] = []
    if let earliest = times.earliest {
      nodes.append(
        p([
          strong(say("filings.earliest", ["day": say.date(earliest.on)])),
          when(earliest.provisional, tag(say("due.provisional"), tone: .grey, icon: .info)),
        ]))
    }
    if let latest = times.latest {
      let last = latest.deadline.due.advanced(byMilliseconds: -1).date
      nodes.append(
        div([
          p([
            strong(
              say(
                "filings.latest",
                ["day": say.date(last), "event": day.map { say.date($0) } ?? ""])),
            when(
              latest.deadline.due <= visit.now, tag(say("filings.too-late"), tone: .red)),
          ]),
          details([
            summary(say("due.why")),
            ol(
              DeadlineWords.lines(of: latest.deadline, reading: latest.clock.reading, say: say)
                .map { li($0) }),
          ]).class("why"),
        ]))
    }
    nodes.append(
      basisLine(
        plan.clocks.reduce(plan.citations) { $0.joined(with: $1.citations) },
        names: visit.rulebookNames, say: say))
    return note(nodes)
  }
}
