import WorkCalendar

/// The hours in which people of the demo world sign: nobody's leader signs at midnight.
struct DemoHours: Sendable {
  let calendar: WorkCalendar

  private static let halves = [(8, 30, 12, 0), (14, 0, 17, 30)]

  /// A moment of the office's hours, a part of the way from one instant to another.
  ///
  /// Where too little time for work lies between the two, it is simply on the way.
  func moment(part: Int64, of parts: Int64, between first: Instant, and last: Instant) -> Instant {
    let spans = spans(between: first, and: last)
    let whole = spans.reduce(Int64(0)) { $0 + $1.from.milliseconds(until: $1.to) }
    guard whole >= parts * 60_000 else {
      return first.advanced(byMilliseconds: first.milliseconds(until: last) / parts * part)
    }
    var left = whole / parts * part
    for span in spans {
      let length = span.from.milliseconds(until: span.to)
      if left < length { return span.from.advanced(byMilliseconds: left) }
      left -= length
    }
    return last
  }

  private func spans(between first: Instant, and last: Instant) -> [(from: Instant, to: Instant)] {
    var spans: [(from: Instant, to: Instant)] = []
    var day = first.date
    while day <= last.date {
      if calendar.isWorkingDay(day) {
        for (hour, minute, endHour, endMinute) in Self.halves {
          guard let begin = TimeOfDay(hour: hour, minute: minute),
            let end = TimeOfDay(hour: endHour, minute: endMinute)
          else { continue }
          let span = (from: max(first, day.at(begin)), to: min(last, day.at(end)))
          if span.from < span.to { spans.append(span) }
        }
      }
      day = day.adding(days: 1)
    }
    return spans
  }
}
