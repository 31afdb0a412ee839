/// When something is due, under which calendar, and why.
package struct Deadline: Sendable, Hashable, Codable {
  /// When the term began to run: the receipt, or the event that a term lies before.
  package let from: Instant

  package let term: Term

  /// The end, exclusive: what happens at this instant is late. For a term in days it is 24:00 of
  /// the last day, which is 00:00 of the next, or the close of business.
  package let due: Instant

  /// The last day in the office's zone.
  package let dueOn: CivilDate

  /// True while a day that decided the result lies in a year whose schedule is not published.
  package let provisional: Bool

  /// The ``WorkCalendar/version`` it was computed with.
  package let calendarVersion: String

  package let explanation: Explanation

  /// How the last day ends, where the term itself said so; otherwise as the calendar has it.
  package let endsAt: DayEnd?

  /// Whether a last day that is off was to move to the next working day.
  package let rollsForward: Bool

  /// True for what is done before ``due``.
  package func isKept(at instant: Instant) -> Bool { instant < due }
}
