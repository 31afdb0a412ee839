import Rulebook
import Screening
import Storage
import WorkCalendar

/// What a question gets: a consistent view of the books, who asks, and the time.
///
/// Questions are extensions of this type in the `…Queries.swift` files of the capabilities. They
/// return only what the asker may see.
package struct Reading {
  let session: any SQLSession
  package let asker: Asker
  package let now: Instant
  package let shelf: RulebookShelf
  package let keys: Keys
  let almanac: Almanac
  let screener: Screener
  let adapted: AdaptedRulebooks
  let tallies: CoverageTallies

  package var today: CivilDate { now.date }

  /// The same view of the books, asked by somebody else.
  func seen(by asker: Asker) -> Reading {
    Reading(
      session: session, asker: asker, now: now, shelf: shelf, keys: keys, almanac: almanac,
      screener: screener, adapted: adapted, tallies: tallies)
  }

  /// The working-day calendar in force.
  package func calendar() throws -> WorkCalendar { try almanac.calendar(in: session) }
}
