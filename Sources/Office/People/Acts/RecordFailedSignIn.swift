import WorkCalendar

/// Counts a wrong password and locks the sign-in after too many.
package struct RecordFailedSignIn: Act {
  package static let name: ActName = "people.record-failed-sign-in"
  package static let permission = Permission.citizens

  package struct Outcome: Sendable, Codable {
    package let attemptsLeft: Int
    package let lockedUntil: Instant?
  }

  package let person: PersonID
  package let policy: PasswordPolicy

  package init(person: PersonID, policy: PasswordPolicy) {
    self.person = person
    self.policy = policy
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Outcome {
    let credentials = try desk.lockCredentials(person)
    let isLocked = credentials.lockedUntil.map { desk.now < $0 } ?? false
    // A lock that has run out starts the count anew.
    let before = credentials.lockedUntil != nil && !isLocked ? 0 : credentials.failures
    let failures = min(before + 1, policy.attemptsBeforeLock)
    let isOver = failures >= policy.attemptsBeforeLock
    let until =
      isLocked
      ? credentials.lockedUntil
      : isOver ? desk.now.advanced(byMilliseconds: Int64(policy.lockMinutes) * 60_000) : nil
    try desk.setFailures(failures, lockedUntil: until, of: person)
    desk.record(
      AuditObject(.person, person.rawValue, of: nil), facts: ["failures": "\(failures)"])
    return Outcome(attemptsLeft: policy.attemptsBeforeLock - failures, lockedUntil: until)
  }
}
