/// When the last day of a term ends (Civil Code art. 203).
package enum DayEnd: Sendable, Hashable {
  /// 24:00
  case midnight

  /// The hour at which the office closes, where it keeps business hours.
  case closeOfBusiness(TimeOfDay)

  package var time: TimeOfDay {
    switch self {
    case .midnight: .endOfDay
    case .closeOfBusiness(let time): time
    }
  }
}

/// A day's end is stored as its time: `"24:00"` is midnight.
extension DayEnd: Codable {
  package init(from decoder: any Decoder) throws {
    let time = try TimeOfDay(from: decoder)
    self = time == .endOfDay ? .midnight : .closeOfBusiness(time)
  }

  package func encode(to encoder: any Encoder) throws {
    try time.encode(to: encoder)
  }
}
