import HTML
import Office
import Rulebook
import WorkCalendar

/// The parts of a matter's page that everybody with access sees.
enum MatterParts {
  static func message(_ view: MatterView) -> [Node] {
    let say = view.say
    let message = view.file.message
    let contact: String
    if let known = view.file.contact {
      contact = known
    } else {
      contact = say(view.file.hasContact ? "messages.contact.sealed" : "messages.contact.none")
    }
    return [
      readingText(message.body),
      definitionList([
        (say("messages.field.kind"), text(say("messages.kind." + message.kind.rawValue))),
        (
          say("messages.field.received"),
          time(say.dateTime(message.receivedAt)).datetime(message.receivedAt.rfc3339)
        ),
        (say("messages.field.contact"), text(contact)),
        (
          say("messages.field.publish"),
          text(say(message.mayPublish ? "messages.publish.yes" : "messages.publish.no"))
        ),
      ]),
    ]
  }

  static func facts(_ view: MatterView) -> [Node] {
    let say = view.say
    let matter = view.file.matter
    var rows: [(String, Node)] = []
    func add(_ key: String, _ words: String?) {
      if let words, !words.isEmpty { rows.append((key, text(words))) }
    }
    if let step = view.file.openStep {
      add(say("messages.field.holder"), view.holders)
      if let face = view.face(step.clock) {
        rows.append(
          (
            say("messages.field.due"),
            deadlineChip(
              face, now: view.visit.now, names: view.visit.rulebookNames, say: say)
          ))
      }
    }
    if let clock = view.file.answerClock, clock.stoppedAt != nil {
      rows.append(
        (
          say("messages.field.department-due"),
          group([text(finishedLimit(clock, say)), text(" "), view.cites(clock.rule.citations)])
        ))
    }
    if let name = view.className {
      rows.append(
        (
          say("messages.field.class"),
          group([text(name), text(" "), view.cites(matter.citations)])
        ))
    }
    add(
      say("messages.field.complexity"),
      matter.complexity.map { say("messages.complexity." + $0.rawValue) })
    add(say("messages.field.proposal"), matter.proposal)
    add(say("messages.field.instruction"), matter.instruction)
    add(say("messages.field.department"), view.organizationName(matter.department))
    add(say("messages.field.notified"), matter.notified)
    add(say("messages.field.basis"), matter.basis)
    if matter.state == .closed {
      let told = matter.outcome.flatMap { $0.isEmpty ? nil : $0 }
      add(say("messages.field.outcome"), told ?? say("messages.outcome-none"))
    }
    if let rating = view.file.rating {
      add(say("messages.field.rating"), say("messages.grade.\(rating.grade)"))
      add(say("messages.field.comment"), rating.comment)
    }
    if rows.isEmpty { return [p(say("messages.facts-none")).class("note")] }
    return [definitionList(rows)]
  }

  /// All wordings, the newest first and open; each shows what changed since the one before.
  static func replies(_ view: MatterView) -> Node {
    let say = view.say
    let replies = view.file.replies
    guard !replies.isEmpty else { return nothing }
    let cards = replies.indices.reversed().map { index in
      let reply = replies[index]
      let before = index > 0 ? replies[index - 1].body : nil
      let content = [
        p(
          say(
            "messages.reply.by",
            [
              "name": view.file.persons[reply.author] ?? "",
              "time": say.shortDateTime(reply.createdAt),
            ])
        ).class("note"),
        when(
          reply.sentAt != nil, tag(say("messages.reply.sent"), tone: .green)),
        readingText(reply.body),
        ifPresent(before) { old in
          let pieces = TextDifference.between(old, reply.body).map(piece)
          return group([
            h3(say("diff.label")),
            p(say("diff.summary", ["n": "\(changeCount(pieces))"])).class("note"),
            diffView(pieces, say: say),
          ])
        },
      ]
      return details(
        [summary(say("messages.reply.number", ["n": "\(reply.number)"]))] + content
      ).open(index == replies.count - 1)
    }
    return panel(say("messages.panel.replies"), cards)
  }

  /// The steps taken, the one that is open, and those to come.
  static func steps(_ view: MatterView) -> [TimelineStep] {
    let say = view.say
    let taken = view.file.steps.map { step in
      TimelineStep(
        stage: say("matter-step." + step.kind.rawValue),
        person: view.actor(of: step) ?? view.holders,
        state: state(of: step), at: step.closedAt ?? step.openedAt,
        opinion: step.opinion.isEmpty ? nil : step.opinion,
        took: step.closedAt.map { step.openedAt.milliseconds(until: $0) },
        version: step.reply.map { Int($0.number) }, more: [view.cites(step.citations)])
    }
    var coming: [TimelineStep] = []
    // A class that is not answered ends with its registration.
    var kind = view.choosesEnd ? nil : view.file.openStep?.kind
    while let current = kind {
      kind = MatterWay.next(after: current, isOwn: view.file.matter.isOwn)
      if let kind {
        coming.append(TimelineStep(stage: say("matter-step." + kind.rawValue), state: .waiting))
      }
    }
    return taken + coming
  }

  private static func state(of step: MatterStep) -> TimelineStep.State {
    switch step.decision {
    case nil: .current
    case .done, .agree: .done
    case .giveBack, .refuse: .returned
    }
  }

  private static func piece(_ change: TextChange) -> DiffPiece {
    switch change {
    case .same(let words): .same(words)
    case .removed(let words): .removed(words)
    case .added(let words): .added(words)
    }
  }
}
