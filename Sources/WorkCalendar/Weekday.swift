/// The days of the week as ISO 8601 numbers them.
package enum Weekday: Int, Sendable, Hashable, Codable, CaseIterable {
  case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday

  package var isWeekend: Bool { self == .saturday || self == .sunday }

  init(dayNumber: Int) {
    let index = (dayNumber + 3) % 7  // 1970-01-01 was a Thursday.
    self = Weekday(rawValue: (index < 0 ? index + 7 : index) + 1) ?? .monday
  }
}
