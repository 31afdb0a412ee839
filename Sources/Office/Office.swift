import Foundation
import Logging
import Rulebook
import Screening
import Storage
import WorkCalendar

/// The one way to change the record (`perform`) and to read it (`ask`).
///
/// Web, command line and background work all come through here.
package final class Office: Sendable {
  package let database: any Database
  package let clock: any OfficeClock
  package let shelf: RulebookShelf
  package let keys: Keys
  package let random: any RandomSource
  package let files: any FileStore
  package let bell = Bell()
  package let screener: Screener
  /// How pictures, sound and films are looked into.
  let inspection: MediaInspection
  let almanac: Almanac
  private let adapted: AdaptedRulebooks
  private let tallies = CoverageTallies()
  private let logger: Logger

  package init(
    database: any Database, shelf: RulebookShelf, screener: Screener, calendar: WorkCalendar,
    keys: Keys, files: any FileStore,
    clock: any OfficeClock = SystemClock(), random: any RandomSource = SystemRandom(),
    inspection: MediaInspection = MediaInspection(probe: nil),
    logger: Logger = Logger(label: "woodbell.office")
  ) {
    self.database = database
    self.shelf = shelf
    self.screener = screener
    self.inspection = inspection
    adapted = AdaptedRulebooks(shelf: shelf, logger: logger)
    self.keys = keys
    self.files = files
    self.clock = clock
    self.random = random
    self.logger = logger
    almanac = Almanac(bundled: calendar)
  }

  /// Checks the right, runs the act, writes its audit entry and queues its effects, all or nothing.
  ///
  /// - Parameters:
  ///   - request: the id of the request, for the log and the audit entry.
  ///   - once: when given, the same request sent again returns the first outcome.
  /// - Throws: `Refusal` when the office says no; `StorageError` and others are faults.
  package func perform<A: Act>(
    _ act: A, as actor: Actor, request: String, once: OnceKey? = nil
  ) async throws -> A.Outcome {
    let now = clock.now
    let result = try await refusing {
      try await self.database.write { [self] session in
        try transact(act, as: actor, request: request, once: once, now: now, session: session)
      }
    }
    if result.wakesCourier { bell.ring() }
    return result.outcome
  }

  /// Answers a question from a consistent view of the books.
  package func ask<T: Sendable>(
    as actor: Actor, _ question: @escaping @Sendable (Reading) throws -> T
  ) async throws -> T {
    let now = clock.now
    return try await refusing {
      try await self.database.read { [self] session in
        try question(reading(as: actor, now: now, session: session))
      }
    }
  }

  /// Answers a question of somebody who was recognised for this very request.
  package func ask<T: Sendable>(
    as asker: Asker, _ question: @escaping @Sendable (Reading) throws -> T
  ) async throws -> T {
    let now = clock.now
    return try await refusing {
      try await self.database.read { [self] session in
        try question(reading(asker: asker, now: now, session: session))
      }
    }
  }

  func reading(as actor: Actor, now: Instant, session: any SQLSession) throws -> Reading {
    let nobody = reading(asker: Asker(actor: actor), now: now, session: session)
    guard case .person(let id) = actor else { return nobody }
    let asker = try nobody.asker(id)
    return reading(asker: asker, now: now, session: session)
  }

  func reading(asker: Asker, now: Instant, session: any SQLSession) -> Reading {
    Reading(
      session: session, asker: asker, now: now, shelf: shelf, keys: keys, almanac: almanac,
      screener: screener, adapted: adapted, tallies: tallies)
  }

  /// Storage that is out of reach is a refusal the reader can act on: nothing was stored, try again.
  func refusing<T>(_ body: () async throws -> T) async throws -> T {
    do {
      return try await body()
    } catch StorageError.busy, StorageError.conflict {
      throw Refusal(OfficeRefusal.busy)
    } catch StorageError.outcomeUnknown(let detail) {
      logger.error("outcome of a commit is unknown", metadata: ["detail": "\(detail)"])
      throw Refusal(OfficeRefusal.outcomeUnknown)
    } catch StorageError.unavailable(let detail) {
      logger.error("database is out of reach", metadata: ["detail": "\(detail)"])
      throw Refusal(OfficeRefusal.storageUnavailable)
    }
  }
}
