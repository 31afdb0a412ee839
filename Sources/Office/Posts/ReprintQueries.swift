import Rulebook
import Storage
import WorkCalendar

extension Reading {
  /// Who looked into the reprint of a revision; nil when nobody has.
  func reprintCheck(of revision: RevisionID) throws -> ReprintCheck? {
    try session.first(
      """
      SELECT c.confirmed, c.person_id, c.appointment_id, c.checked_at FROM reprint_checks c
      WHERE c.revision_id = \(revision)
      """
    ).map(ReprintCheck.init)
  }
}

extension Desk {
  /// - Throws: `posts.reprint-checked` when somebody was faster.
  func insertReprintCheck(
    of revision: RevisionID, confirmed: [String], by person: PersonID,
    under appointment: AppointmentID
  ) throws {
    do {
      try session.execute(
        """
        INSERT INTO reprint_checks (revision_id, confirmed, person_id, appointment_id, checked_at)
        VALUES (\(revision), \(try stored(confirmed)), \(person), \(appointment), \(now))
        """)
    } catch StorageError.constraint(.unique, _) {
      throw Refusal(PostRefusal.reprintChecked)
    }
  }
}

extension ReprintCheck {
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      confirmed: try restored(row.text("confirmed")), person: try row.id("person_id"),
      appointment: try row.id("appointment_id"), checkedAt: try row.instant("checked_at"))
  }
}
