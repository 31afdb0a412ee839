import HTML
import Office
import Rulebook
import WorkCalendar

/// The home page: a list of clocks, soonest first, each with the article it rests on.
enum HomePage {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/") { visit in
      let say = visit.say
      let (waiting, calendar, warnings) = try await visit.ask { reading in
        (
          try reading.waitingTasks(), try reading.calendar(), try reading.rhythmWarnings()
        )
      }
      let frame = try await visit.staffFrame(.home)
      let now = visit.now
      let tasks = waiting.tasks
      let title = heading(
        waiting: tasks.count + waiting.more, overdue: waiting.overdue, say: say)
      let content = [
        div([
          p(say.date(now.date)).class("today"), h1(title),
        ]).class("page-head"),
        when(tasks.isEmpty, emptyState(say("home.none"))),
        when(
          !tasks.isEmpty,
          dataTable(
            columns: columns(say), rows: tasks.map { row($0, visit: visit, calendar: calendar) },
            caption: say("home.tasks"))),
        when(
          waiting.more > 0,
          p(say("home.more", ["n": "\(waiting.more)", "shown": "\(tasks.count)"]))
            .class("note")),
        RhythmWarnings.panel(warnings, visit),
      ]
      return .page(
        staffPage(frame, title: say("menu.home"), content: content))
    }
    return routes
  }

  private static func heading(waiting: Int, overdue: Int, say: Words) -> String {
    if waiting == 0 { return say("home.title-none") }
    if overdue == 0 { return say("home.title-in-time", ["n": "\(waiting)"]) }
    return say("home.title", ["n": "\(waiting)", "m": "\(overdue)"])
  }

  private static func columns(_ say: Words) -> [Column] {
    [
      Column(say("home.column.subject"), .name), Column(say("home.column.kind")),
      Column(say("home.column.from")), Column(say("home.column.due")),
      Column(say("home.column.action"), .actions),
    ]
  }

  private static func row(_ task: WaitingTask, visit: Visit, calendar: WorkCalendar) -> Row {
    let say = visit.say
    let link = task.address
    let face = task.clock.map { ClockFace($0, calendar: calendar, now: visit.now, say: say) }
    return Row(
      [
        group([
          a(task.title).href(link),
          when(!task.number.isEmpty, span(task.number).class("number")),
          when(task.isUrgent, tag(urgency(task, say), tone: .red)),
        ]),
        text(stepWords(task, say)),
        text(task.organization),
        face.map { deadlineChip($0, now: visit.now, names: visit.rulebookNames, say: say) }
          ?? group([
            span(say("home.since", ["time": say.dateTime(task.since)])), text(" "),
            citationLinks(task.citations, names: visit.rulebookNames, say: say),
          ]),
        linkButton(say("home.open"), href: link),
      ],
      tone: face?.tone(now: visit.now))
  }

  private static func urgency(_ task: WaitingTask, _ say: Words) -> String {
    task.kind.isPost ? say("posts.kind.emergency") : say("home.urgent")
  }

  private static func stepWords(_ task: WaitingTask, _ say: Words) -> String {
    switch task.kind {
    case .reviewStage: say("stage." + task.step)
    case .matterStep: say("matter-step." + task.step)
    case .release: say("home.release", ["account": task.step])
    case .correction: correctionWords(task.step, say)
    case .returnedCheck: say("home.returned-check")
    case .lateCheck: say("home.late-check", ["stage": say("stage." + task.step)])
    case .returnedPost where task.step == "correction": say("home.correct-post")
    case .returnedPost:
      say(task.step == Round.Outcome.expired.rawValue ? "home.expired" : "home.returned")
    case .vacantSeat: vacancyWords(task.step, say)
    case .eventNotice: say("home.event-notice")
    case .draftPost: say("home.draft-post")
    case .filingStep: say("home.filing-step", ["event": say("rulebook.filing-event." + task.step)])
    case .returnedFiling:
      say("home.returned-filing", ["event": say("rulebook.filing-event." + task.step)])
    case .draftFiling:
      say("home.draft-filing", ["event": say("rulebook.filing-event." + task.step)])
    case .acceptedFiling:
      say("home.accepted-filing", ["event": say("rulebook.filing-event." + task.step)])
    case .owedNotice:
      say("home.owed-notice", ["event": say("rulebook.filing-event." + task.step)])
    case .personalReport: say("home.personal-report", ["name": task.step])
    case .accountFiling:
      say("home.account-filing", ["event": say("rulebook.filing-event." + task.step)])
    case .accountRotation:
      say("home.account-rotation", ["event": say("rulebook.rotation." + task.step)])
    }
  }
}

/// What is to be done, and on which account.
private func correctionWords(_ step: String, _ say: Words) -> String {
  let parts = step.split(separator: " ", maxSplits: 1).map(String.init)
  return say(
    "home.correction",
    ["kind": say("corrections.kind." + (parts.first ?? "")), "account": parts.last ?? ""])
}

/// Which role nobody holds, and how many items wait for somebody who does.
private func vacancyWords(_ step: String, _ say: Words) -> String {
  let parts = step.split(separator: " ").map(String.init)
  return say(
    "vacancy.seat", ["role": say("role." + (parts.first ?? "")), "n": parts.last ?? ""])
}

extension WaitingTask.Kind {
  /// Whether it is about an item, whose one urgency is that it tells of an emergency.
  fileprivate var isPost: Bool {
    switch self {
    case .reviewStage, .release, .returnedPost, .draftPost, .eventNotice, .returnedCheck,
      .lateCheck:
      true
    default: false
    }
  }
}

extension WaitingTask {
  var address: String {
    switch kind {
    case .reviewStage, .release, .correction, .lateCheck: "/posts/\(subject)"
    case .returnedCheck: newCorrectionPath(PostID(subject))
    case .returnedPost, .draftPost: "/posts/\(subject)/edit"
    case .vacantSeat: "/persons?organization=\(subject)"
    case .eventNotice: "/events/\(subject)"
    case .matterStep: "/messages/\(subject)"
    case .filingStep, .returnedFiling, .acceptedFiling: "/filings/\(subject)"
    case .draftFiling: "/filings/\(subject)/edit"
    case .owedNotice: "/accounts/\(subject)/notices/new"
    case .personalReport: "/personal/\(subject)"
    case .accountFiling, .accountRotation: "/accounts/\(subject)"
    }
  }
}

extension ClockFace {
  /// A running clock as a page shows it, with its explanation in words.
  package init(_ clock: RunningClock, calendar: WorkCalendar, now: Instant, say: Words) {
    let days = Self.workingDays(clock.rule.term, until: clock.due, calendar: calendar, now: now)
    self.init(
      dueAt: clock.due, startedAt: clock.deadline.from, workingDays: days,
      citations: clock.rule.citations, isProvisional: clock.deadline.provisional,
      explanation: DeadlineWords.lines(of: clock.deadline, reading: clock.rule.reading, say: say))
  }

  /// Working days left of a term, negative when it is over; nil for one of hours.
  static func workingDays(
    _ term: Term, until due: Instant, calendar: WorkCalendar, now: Instant
  ) -> Int? {
    switch term {
    case .workingDays, .calendarDays, .sameDay: calendar.workingDaysLeft(at: now, until: due)
    case .hours, .minutes: nil
    }
  }
}
