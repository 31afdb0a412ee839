/// On whose behalf something is done.
package enum Actor: Sendable, Hashable {
  case person(PersonID)
  /// Somebody who writes on the portal. Nothing about them is recorded but what they wrote.
  case citizen
  /// Work without a person at the desk, each kind under a name of its own.
  case system(SystemAppointment)
}

/// The named appointments under which background work acts; they stand in the audit log.
package enum SystemAppointment: String, Sendable, Hashable, CaseIterable, Codable {
  /// Sends releases and records what the platform answered.
  case courier
  /// Recomputes deadlines after a new calendar.
  case timekeeper
  /// Creates the first organisation and its administrators, and the demo world.
  case founder
}

/// Whoever acts or asks, with the appointments in force today.
package struct Asker: Sendable {
  package let actor: Actor
  package let person: Person?
  package let appointments: [Appointment]

  package init(actor: Actor, person: Person? = nil, appointments: [Appointment] = []) {
    self.actor = actor
    self.person = person
    self.appointments = appointments
  }

  package func holds(_ role: Role) -> Bool { appointments.contains { $0.role == role } }

  package func holds(_ role: Role, at organization: Organization) -> Bool {
    appointments.contains { $0.role == role && $0.reaches(organization) }
  }

  /// Whether the asker holds the role at the body above all others, for what concerns the whole
  /// office.
  package func holdsAtRoot(_ role: Role) -> Bool {
    appointments.contains { $0.role == role && $0.organization.parent == nil }
  }

  /// Whether any appointment lets this person look at the organisation's records.
  package func sees(_ organization: Organization) -> Bool {
    if case .system = actor { return true }
    return appointments.contains { $0.reaches(organization) }
  }
}
