import Testing

@testable import WorkCalendar

/// The statutory schedule as it ships.
let bundled = Result { try WorkCalendar.bundled() }

func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text), "\(text)") }

func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text), "\(text)") }

/// `2026-09-30 09:15`, in the office's zone.
func instant(_ text: String) throws -> Instant {
  let parts = text.split(separator: " ").map(String.init)
  return try date(#require(parts.first)).at(time(#require(parts.last)))
}

/// SplitMix64: the same numbers on every run and every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// A schedule of the test's own, from lines without the header.
func calendar(
  _ lines: [String], localDays: [LocalDay] = [], closeOfBusiness: TimeOfDay? = nil
) throws -> WorkCalendar {
  try WorkCalendar(
    csv: (["date,holiday,day,source"] + lines).joined(separator: "\n"), localDays: localDays,
    closeOfBusiness: closeOfBusiness)
}
