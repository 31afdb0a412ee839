import Synchronization
import WorkCalendar

/// Keeps at hand how much is missing, for as long as nobody did anything.
///
/// Counting looks at every account in sight, so that turning pages would count them again and
/// again. A tally counts until the next act, which every node sees in the books. Time alone makes
/// things overdue as well, and on PostgreSQL two acts may commit in another order than that of their
/// entries: after ten seconds a kind is counted again, one kind a look so that no reader waits for
/// all of them, and after twenty seconds whatever is left.
final class CoverageTallies: Sendable {
  struct Question: Hashable {
    let ranges: [PathRange]
    let level: Organization.Level?
  }

  private struct Tally {
    let count: CappedCount
    let at: Instant
  }

  private struct Tallies {
    /// The newest entry of the audit log when they were made.
    let entry: Int64
    var kinds: [CoverageKind: Tally] = [:]
  }

  private static let lifetime: Int64 = 10_000
  /// More questions than this make the cupboard start anew.
  private static let limit = 200

  private let made = Mutex<[Question: Tallies]>([:])

  /// - Parameters:
  ///   - entry: the newest entry of the audit log now.
  ///   - counting: counts one kind anew.
  func counts(
    of question: Question, entry: Int64, now: Instant,
    counting: (CoverageKind) throws -> CappedCount
  ) rethrows -> [CoverageKind: CappedCount] {
    var tallies = made.withLock { $0[question] } ?? Tallies(entry: entry)
    if tallies.entry != entry { tallies = Tallies(entry: entry) }
    let due = Self.due(tallies.kinds, now: now)
    guard !due.isEmpty else { return tallies.kinds.mapValues(\.count) }
    for kind in due { tallies.kinds[kind] = Tally(count: try counting(kind), at: now) }
    made.withLock { made in
      if made.count >= Self.limit { made.removeAll() }
      made[question] = tallies
    }
    return tallies.kinds.mapValues(\.count)
  }

  /// Which kinds to count now: those that cannot wait, or else the one that waits longest.
  private static func due(_ known: [CoverageKind: Tally], now: Instant) -> [CoverageKind] {
    var oldest: (kind: CoverageKind, age: Int64)?
    var due: [CoverageKind] = []
    for kind in CoverageKind.allCases {
      // A clock that was set back makes a tally as good as none.
      guard let at = known[kind]?.at, at <= now, at.milliseconds(until: now) < 2 * lifetime else {
        due.append(kind)
        continue
      }
      let age = at.milliseconds(until: now)
      if age >= lifetime, age > oldest?.age ?? 0 { oldest = (kind, age) }
    }
    return due.isEmpty ? oldest.map { [$0.kind] } ?? [] : due
  }
}
