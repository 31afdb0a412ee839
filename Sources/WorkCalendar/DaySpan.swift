/// Consecutive days with one reason, such as a holiday or a weekend.
package struct DaySpan: Sendable, Hashable, Codable {
  package let first: CivilDate
  package let last: CivilDate
  package let kind: DayKind

  /// How many days, at least one.
  package var length: Int { first.days(until: last) + 1 }

  /// Joins days in the order of the calendar; days of one holiday that others part stay apart.
  package static func spans(of days: [Day]) -> [DaySpan] {
    var spans: [DaySpan] = []
    for day in days {
      if let open = spans.last, open.kind == day.kind, open.last.days(until: day.date) == 1 {
        spans.removeLast()
        spans.append(DaySpan(first: open.first, last: day.date, kind: day.kind))
      } else {
        spans.append(DaySpan(first: day.date, last: day.date, kind: day.kind))
      }
    }
    return spans
  }
}
