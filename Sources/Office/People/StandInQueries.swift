import Storage

extension Reading {
  /// For whom somebody stood in (A/B), by the appointment under which they acted; appointments of
  /// their own are left out.
  func principals(
    of appointments: some Sequence<AppointmentID>
  ) throws -> [AppointmentID: String] {
    let ids = Array(Set(appointments))
    guard !ids.isEmpty else { return [:] }
    var names: [AppointmentID: String] = [:]
    for row in try session.rows(
      """
      SELECT a.id, p.name FROM appointments a
      JOIN appointments own ON own.id = a.deputy_for
      JOIN persons p ON p.id = own.person_id
      WHERE a.id IN (\(list: ids))
      """)
    {
      names[try row.id("id")] = try row.text("name")
    }
    return names
  }
}
