/// Ends a delegation of one's own before its last day.
package struct EndDelegation: Act {
  package static let name: ActName = "people.end-delegation"
  package static let permission = Permission.everybodySignedIn

  package let appointment: AppointmentID

  package init(_ appointment: AppointmentID) { self.appointment = appointment }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let person = try desk.person()
    let deputy = try desk.reading.appointment(appointment)
    guard let original = try deputy.deputyFor.map(desk.reading.appointment),
      original.person == person.id
    else { throw Refusal(PeopleRefusal.notOwnAppointment) }
    try desk.endAppointment(appointment)
    desk.record(
      AuditObject(.appointment, appointment.rawValue, of: deputy.organization.id),
      facts: ["deputy": "\(deputy.person)"])
    return Done()
  }
}
