/// Takes a role away again, with everybody who stood in for it.
package struct EndAppointment: Act {
  package static let name: ActName = "people.end-appointment"
  package static let permission = Permission(.securityAdministrator)

  package let appointment: AppointmentID

  package init(_ appointment: AppointmentID) { self.appointment = appointment }

  package var place: Place { .appointment(appointment) }

  package func perform(at desk: Desk) throws -> Done {
    let subject = try desk.reading.appointment(appointment)
    if subject.person == desk.asker.person?.id { throw Refusal(PeopleRefusal.ownAppointment) }
    try desk.holdAppointments(of: [subject.person])
    try desk.endAppointment(appointment)
    desk.record(
      AuditObject(.appointment, appointment.rawValue, of: subject.organization.id),
      facts: ["person": "\(subject.person)", "role": subject.role.rawValue])
    return Done()
  }
}
