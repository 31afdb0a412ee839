import HTML
import Office
import Rulebook
import WorkCalendar

/// One line of an inbox: what is open shows until when, what was answered how it was received.
struct InboxRow {
  let visit: Visit
  let calendar: WorkCalendar
  /// The classes of the unit's rules, for their titles.
  let classes: [MessageClassRule]

  private var say: Words { visit.say }

  static func columns(of tab: InboxTab, _ say: Words) -> [Column] {
    let first = [
      Column(say("messages.column.subject"), .name), Column(say("messages.column.kind")),
      Column(say("messages.column.state")), Column(say("messages.column.department")),
      Column(say("messages.column.received")),
    ]
    switch tab {
    case .answered:
      return first + [
        Column(say("messages.sheet.answered")), Column(say("messages.field.rating")),
      ]
    case .closed: return first + [Column(say("messages.column.closed"))]
    default: return first + [Column(say("messages.column.due"))]
    }
  }

  func row(_ entry: MatterEntry) -> Row {
    let face = entry.clock.map { ClockFace($0, calendar: calendar, now: visit.now, say: say) }
    let first = [
      group([
        a(entry.title).href(messagePath(entry.id)), span(entry.number).class("number"),
        when(entry.isUrgent, tag(say("messages.urgent"), tone: .red)),
      ]),
      text(kind(entry)), stateTag(entry.state, say: say), text(department(entry)),
      time(say.shortDateTime(entry.receivedAt)).datetime(entry.receivedAt.rfc3339),
    ]
    return Row(first + last(entry, face), tone: face?.tone(now: visit.now))
  }

  /// The class that a person chose; before that what the citizen called it.
  private func kind(_ entry: MatterEntry) -> String {
    classes.first { $0.id == entry.messageClass }.map { say.title($0.title) }
      ?? say("messages.kind." + entry.kind.rawValue)
  }

  private func department(_ entry: MatterEntry) -> String {
    let none = entry.state == .closed ? "messages.not-passed-on" : "messages.no-department"
    return entry.department ?? say(none)
  }

  private func last(_ entry: MatterEntry, _ face: ClockFace?) -> [Node] {
    let ended = ifPresent(entry.endedAt) { time(say.shortDateTime($0)).datetime($0.rfc3339) }
    switch entry.state {
    case .answered: return [ended, rating(entry.grade)]
    case .closed: return [ended]
    case .toRegister: return [text(say("messages.due.register"))]
    case .toInstruct: return [text(say("messages.due.instruct"))]
    default:
      if let face { return [deadlineTag(face, now: visit.now, say: say)] }
      return [text(entry.answerClock.map { finishedLimit($0, say) } ?? say("due.none"))]
    }
  }

  private func rating(_ grade: Int?) -> Node {
    guard let grade else { return text(say("messages.rating.none")) }
    let words = say("messages.grade.\(grade)")
    return Rating.lowGrades.contains(grade) ? tag(words, tone: .red) : text(words)
  }
}

/// A limit that has ended, in words: the department's until when, and whether it was kept.
func finishedLimit(_ clock: RunningClock, _ say: Words) -> String {
  let verdict = clock.verdict == .missed ? "messages.due.missed" : "messages.due.kept"
  return say(verdict, ["due": say.limit(clock.due)])
}
