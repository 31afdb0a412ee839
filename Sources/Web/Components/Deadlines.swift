import HTML
import Rulebook
import WorkCalendar

/// A time limit as a page shows it.
package struct ClockFace: Sendable {
  package var dueAt: Instant
  /// When the clock began; the chip turns amber in the last quarter.
  package var startedAt: Instant?
  /// Working days left, negative when overdue; nil for clocks of hours.
  package var workingDays: Int?
  package var citations: [Citation]
  /// Whether the calendar or the rule behind the date is not confirmed.
  package var isProvisional: Bool
  /// Why it is this date, a sentence a line.
  package var explanation: [String]

  package init(
    dueAt: Instant, startedAt: Instant? = nil, workingDays: Int? = nil,
    citations: [Citation] = [], isProvisional: Bool = false, explanation: [String] = []
  ) {
    self.dueAt = dueAt
    self.startedAt = startedAt
    self.workingDays = workingDays
    self.citations = citations
    self.isProvisional = isProvisional
    self.explanation = explanation
  }

  /// Red when over, amber on the last day and in the last quarter, else primary.
  package func tone(now: Instant) -> Tone {
    if dueAt < now { return .red }
    let left = now.milliseconds(until: dueAt)
    if dueAt.advanced(byMilliseconds: -1).date == now.date { return .amber }
    if let startedAt {
      let whole = startedAt.milliseconds(until: dueAt)
      if left <= whole / 4 { return .amber }
    }
    return .primary
  }
}

/// A time limit in words, with the articles it rests on and, on request, how it was counted.
package func deadlineChip(
  _ face: ClockFace, now: Instant, names: RulebookNames, say: Words
) -> Node {
  let tone = face.tone(now: now)
  let clock = time([icon(tone == .primary ? .clock : tone.icon), span(limitWords(face, now, say))])
    .class("tag tone-" + tone.rawValue).datetime(face.dueAt.rfc3339)
  return div([
    liveClock(clock, face, now, say),
    when(face.isProvisional, tag(say("due.provisional"), tone: .grey, icon: .info)),
    citationLinks(face.citations, names: names, say: say),
    whyThisDate(face, say),
  ]).class("deadline")
}

/// A time limit without its reasons, for lists.
package func deadlineTag(_ face: ClockFace, now: Instant, say: Words) -> Node {
  let tone = face.tone(now: now)
  let clock = time([icon(tone == .primary ? .clock : tone.icon), span(limitWords(face, now, say))])
    .class("tag tone-" + tone.rawValue).datetime(face.dueAt.rfc3339)
  return liveClock(clock, face, now, say)
}

/// The limit in words; midnight is written as 24:00 of the day that ends.
package func limitWords(_ face: ClockFace, _ now: Instant, _ say: Words) -> String {
  let date = say.limit(face.dueAt, now: now)
  let distance = now.milliseconds(until: face.dueAt)
  let duration = say.duration(milliseconds: distance)
  if distance < 0 {
    if let days = face.workingDays, days < 0 {
      return say("due.over", ["n": String(days.magnitude), "date": date])
    }
    return say("due.over-short", ["duration": duration, "date": date])
  }
  if let days = face.workingDays, days > 0 {
    return say("due.left", ["n": String(days), "date": date])
  }
  return say("due.soon", ["duration": duration, "date": date])
}

/// Lets the script keep clocks of less than a day up to date.
private func liveClock(_ clock: Node, _ face: ClockFace, _ now: Instant, _ say: Words) -> Node {
  let distance = now.milliseconds(until: face.dueAt)
  guard distance > 0, distance < 86_400_000, (face.workingDays ?? 0) <= 0 else { return clock }
  let filled = { (key: String) in
    say(key, ["duration": "{duration}", "date": say.limit(face.dueAt, now: now)])
  }
  return clock.data("due", String(face.dueAt.milliseconds)).data("now", String(now.milliseconds))
    .data("left", filled("due.soon")).data("over", filled("due.over-short"))
    .data("hours", say("time.hours", ["n": "{n}"]))
    .data("minutes", say("time.minutes", ["n": "{n}"]))
}

private func whyThisDate(_ face: ClockFace, _ say: Words) -> Node {
  let reasons = face.explanation + (face.isProvisional ? [say("due.provisional-why")] : [])
  guard !reasons.isEmpty else { return nothing }
  return details([
    summary(say(face.workingDays == nil ? "due.why-hour" : "due.why")), ol(reasons.map { li($0) }),
  ]).class("why")
}
