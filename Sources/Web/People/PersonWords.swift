import HTML
import Office
import WorkCalendar

/// Words about persons.
enum PersonWords {
  /// Whether the sign-in works at present, and if not, why.
  static func state(_ person: Person, now: Instant, _ say: Words) -> Node {
    if person.disabledAt != nil { return tag(say("person.disabled"), tone: .grey) }
    if let until = person.lockedUntil, now < until {
      return tag(say("person.locked", ["time": say.dateTime(until)]), tone: .amber)
    }
    if person.mustChangePassword {
      return tag(say("person.must-change"), tone: .teal)
    }
    return tag(say("person.active"), tone: .green)
  }

  static func appointmentColumns(_ say: Words, withActions: Bool) -> [Column] {
    [
      Column(say("appointment.role"), .name), Column(say("person.organization")),
      Column(say("appointment.term")), Column(say("person.state")),
    ] + (withActions ? [Column(say("appointment.actions"), .actions)] : [])
  }

  static func appointmentRow(
    _ appointment: Appointment, today: CivilDate, _ say: Words, action: Node? = nil
  ) -> Row {
    Row(
      [
        text(AppointmentWords.role(appointment, say)),
        OrganizationWords.link(appointment.organization),
        text(AppointmentWords.term(appointment, say)),
        AppointmentWords.state(appointment, today: today, say),
      ] + (action.map { [$0] } ?? []))
  }
}
