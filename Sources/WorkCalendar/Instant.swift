/// A point in time, to the millisecond.
///
/// The count is milliseconds since 1970-01-01T00:00:00Z. Civil dates and hours are read in the
/// office's zone, a fixed +08:00: China has kept no daylight saving time since 1992, and its
/// earlier clock changes are not modelled. An instant always lies within the years 1...9999 of
/// that zone; what would lie outside is held at ``earliest`` or ``latest``, so no arithmetic traps.
package struct Instant: Sendable, Hashable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, Self.lowest), Self.highest)
  }

  /// The start of 0001-01-01 in the office's zone.
  package static let earliest = Instant(milliseconds: lowest)

  /// The last millisecond of 9999-12-31 in the office's zone.
  package static let latest = Instant(milliseconds: highest)

  /// The civil date in the office's zone.
  package var date: CivilDate { CivilDate(dayNumber: local.dayNumber) }

  /// The hour, minute and second in the office's zone; a fraction of a second is cut off.
  package var timeOfDay: TimeOfDay { TimeOfDay(secondOfDay: Int(local.millisecondOfDay / 1000)) }

  /// The beginning of its minute.
  package var wholeMinute: Instant {
    let rest = milliseconds % 60_000
    return Instant(milliseconds: milliseconds - (rest < 0 ? rest + 60_000 : rest))
  }

  /// Later by the given milliseconds, or earlier when they are negative; held at the ends.
  package func advanced(byMilliseconds distance: Int64) -> Instant {
    let (sum, overflow) = milliseconds.addingReportingOverflow(distance)
    guard overflow else { return Instant(milliseconds: sum) }
    return distance < 0 ? .earliest : .latest
  }

  /// Milliseconds from this instant to the other; negative when the other is earlier.
  package func milliseconds(until other: Instant) -> Int64 {
    other.milliseconds - milliseconds  // Both lie within ±2.6e14: no overflow.
  }

  var local: (dayNumber: Int, millisecondOfDay: Int64) {
    let shifted = milliseconds + Self.zoneOffset
    let (quotient, remainder) = shifted.quotientAndRemainder(dividingBy: Self.dayLength)
    return remainder < 0
      ? (Int(quotient) - 1, remainder + Self.dayLength) : (Int(quotient), remainder)
  }

  /// Milliseconds in a civil day.
  static let dayLength: Int64 = 86_400_000

  /// Milliseconds the office's clock is ahead of UTC.
  static let zoneOffset: Int64 = 28_800_000

  private static let lowest = Int64(CivilDate.firstDayNumber) * dayLength - zoneOffset
  private static let highest = Int64(CivilDate.lastDayNumber + 1) * dayLength - zoneOffset - 1
}

extension Instant: Comparable {
  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
