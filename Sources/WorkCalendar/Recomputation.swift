/// What a new calendar makes of a deadline that stood under a former one.
package enum Recomputation: Sendable, Hashable {
  /// The end is the same; the deadline names the new calendar and may no longer be provisional.
  case unchanged(Deadline)

  case moved(Deadline)

  /// What was done in time under the former calendar and would be late under the new one.
  case keptUnderFormer(former: Deadline, wouldBe: Deadline)

  /// The deadline to go by from now on.
  package var inForce: Deadline {
    switch self {
    case .unchanged(let deadline), .moved(let deadline): deadline
    case .keptUnderFormer(let former, _): former
    }
  }
}

extension WorkCalendar {
  /// Computes a deadline anew under this calendar.
  ///
  /// What was kept stays kept: when the duty was done before the former end, no correction of the
  /// calendar turns it into a miss. A miss that the new calendar lifts is simply moved.
  ///
  /// - Parameter keptAt: when the duty was done, if it was.
  package func recomputed(
    _ former: Deadline, keptAt: Instant?
  ) throws(DeadlineError) -> Recomputation {
    let revised = try deadline(
      from: former.from, term: former.term, endsAt: former.endsAt,
      rollsForward: former.rollsForward)
    if let keptAt, former.isKept(at: keptAt), !revised.isKept(at: keptAt) {
      return .keptUnderFormer(former: former, wouldBe: revised)
    }
    return revised.due == former.due ? .unchanged(revised) : .moved(revised)
  }
}
