import Synchronization
import WorkCalendar

/// Keeps at hand how much is missing, for as long as nobody did anything.
///
/// Counting looks at every account in sight, so that turning pages would count them again and
/// again. A tally counts until the next act, which every node sees in the books, and ten seconds at
/// most: time alone makes things overdue, and on PostgreSQL two acts may commit in another order
/// than that of their entries.
final class CoverageTallies: Sendable {
  struct Question: Hashable {
    let ranges: [PathRange]
    let level: Organization.Level?
  }

  private struct Tally {
    let counts: [CoverageKind: CappedCount]
    /// The newest entry of the audit log when it was made.
    let entry: Int64
    let at: Instant
  }

  private static let lifetime: Int64 = 10_000
  /// More questions than this make the cupboard start anew.
  private static let limit = 200

  private let made = Mutex<[Question: Tally]>([:])

  /// - Parameter entry: the newest entry of the audit log now.
  func counts(
    of question: Question, entry: Int64, now: Instant,
    counting: () throws -> [CoverageKind: CappedCount]
  ) rethrows -> [CoverageKind: CappedCount] {
    if let known = made.withLock({ $0[question] }), known.entry == entry, known.at <= now,
      known.at.milliseconds(until: now) < Self.lifetime
    {
      return known.counts
    }
    let tally = Tally(counts: try counting(), entry: entry, at: now)
    made.withLock { made in
      if made.count >= Self.limit { made.removeAll() }
      made[question] = tally
    }
    return tally.counts
  }
}
