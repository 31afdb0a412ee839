import HTML
import Office
import Rulebook
import WorkCalendar

/// A message as its writer sees it: where it is, until when, and the answer.
enum TrackedView {
  /// What a citizen is told of the state; the office's inner steps are one stage to them.
  private enum Stage: String {
    case received, registered, handling, answering, answered, told, filed
  }

  private static func stage(of matter: TrackedMatter) -> Stage {
    switch matter.state {
    case .toRegister: .received
    case .toInstruct: .registered
    case .withDepartment, .toSign: .handling
    case .toEdit, .toApprove, .toSend: .answering
    case .answered: .answered
    case .closed: (matter.outcome ?? "").isEmpty ? .filed : .told
    }
  }

  static func stateTag(_ matter: TrackedMatter, say: Words) -> Node {
    let stage = stage(of: matter)
    let tone: Tone =
      switch stage {
      case .answered, .told: .green
      case .filed: .grey
      default: .primary
      }
    return tag(say("track.stage." + stage.rawValue), tone: tone)
  }

  /// The answer, or what the writer is told instead of one.
  static func answer(_ matter: TrackedMatter, say: Words) -> Node {
    if let answer = matter.answer {
      return panel(
        say("track.answer"),
        [
          readingText(answer),
          p([
            text(matter.organization), text(" "),
            ifPresent(matter.answeredAt) { time(say.dateTime($0)).datetime($0.rfc3339) },
          ]).class("note"),
        ])
    }
    guard matter.state == .closed else { return nothing }
    if let outcome = matter.outcome, !outcome.isEmpty {
      return panel(say("track.told"), [readingText(outcome)])
    }
    return note([p(say("track.filed"))])
  }

  static func rating(
    _ matter: TrackedMatter, code: String, entries: Entries, visit: Visit
  ) -> Node {
    let say = visit.say
    guard matter.state == .answered else { return nothing }
    if let rating = matter.rating {
      return panel(
        say("track.rating"),
        [
          p(say("messages.grade.\(rating.grade)")),
          when(!rating.comment.isEmpty, readingText(rating.comment)),
        ])
    }
    let grades = (1...5).reversed().map { Choice("\($0)", say("messages.grade.\($0)")) }
    return panel(
      say("track.rating"),
      [
        postForm(
          action: "/p/track/rating", csrf: visit.formToken,
          [
            hiddenInput("number", matter.number), hiddenInput("code", code),
            radioGroup(
              FieldLabel("grade", say("track.field.grade"), need: .required), entries,
              choices: grades, say: say, isInline: true),
            textArea(
              FieldLabel(
                "comment", say("track.field.comment"), need: .optional,
                limit: FieldLimit(MessageFields.comment.maximum)), entries, say: say, rows: 3),
            div([submitButton(say("track.rate"))]).class("buttons"),
          ])
      ])
  }

  static func steps(
    _ matter: TrackedMatter, _ visit: Visit, _ calendar: WorkCalendar
  ) -> [TimelineStep] {
    let say = visit.say
    var steps = [
      TimelineStep(stage: say("track.step.received"), state: .done, at: matter.receivedAt)
    ]
    if matter.state == .closed {
      return steps + [
        TimelineStep(stage: say("track.step.closed"), state: .done, at: matter.closedAt)
      ]
    }
    steps.append(
      TimelineStep(
        stage: say("track.step.registered"),
        state: matter.registeredAt == nil ? .current : .done, at: matter.registeredAt))
    guard matter.registeredAt != nil else {
      return steps + waiting(["track.step.handling", "track.step.answered"], say)
    }
    steps.append(handling(matter, visit, calendar))
    return steps + [answering(matter, say)]
  }

  /// The answer is the office's own part: from the department's signature on it is with the office.
  private static func answering(_ matter: TrackedMatter, _ say: Words) -> TimelineStep {
    let state: TimelineStep.State =
      matter.answeredAt != nil ? .done : matter.handledAt != nil ? .current : .waiting
    return TimelineStep(
      stage: say("track.step.answered"), person: state == .waiting ? nil : matter.organization,
      state: state, at: matter.answeredAt ?? matter.handledAt)
  }

  private static func handling(
    _ matter: TrackedMatter, _ visit: Visit, _ calendar: WorkCalendar
  ) -> TimelineStep {
    let say = visit.say
    let face = matter.clock.map { ClockFace($0, calendar: calendar, now: visit.now, say: say) }
    return TimelineStep(
      stage: say("track.step.handling"), person: matter.department,
      state: matter.handledAt == nil ? .current : .done,
      at: matter.handledAt ?? matter.handedOnAt,
      more: [
        ifPresent(face) { face in
          group([
            matter.handledAt == nil
              ? deadlineTag(face, now: visit.now, say: say)
              : p(say("track.due", ["due": say.limit(face.dueAt)])).class("note"),
            p(say("track.basis", ["clauses": clauses(face, visit)])).class("note"),
          ])
        }
      ])
  }

  /// In words: the rulebooks' own pages are for the staff.
  private static func clauses(_ face: ClockFace, _ visit: Visit) -> String {
    let names = visit.rulebookNames
    return visit.say.list(
      face.citations.map {
        visit.say(
          "cite.title", ["rulebook": names.full($0.rulebook), "article": $0.article])
      })
  }

  private static func waiting(_ keys: [String], _ say: Words) -> [TimelineStep] {
    keys.map { TimelineStep(stage: say($0), state: .waiting) }
  }
}
