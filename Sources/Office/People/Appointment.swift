import WorkCalendar

package typealias AppointmentID = Identifier<Appointment>

/// Who holds which role where, since when; or stands in for somebody who is away (A/B).
package struct Appointment: Sendable, Hashable, Codable {
  package let id: AppointmentID
  package let person: PersonID
  package let organization: Organization
  package let role: Role
  package let title: String
  package let fromOn: CivilDate
  package let untilOn: CivilDate?
  /// The appointment this one stands in for.
  package let deputyFor: AppointmentID?
  package let endedAt: Instant?

  /// Whether the appointment gives a right over that organisation's objects.
  package func reaches(_ other: Organization) -> Bool {
    switch role.reach {
    case .ownUnit: other.id == organization.id
    case .subtree: organization.contains(other)
    }
  }

  package func isInForce(on date: CivilDate) -> Bool {
    endedAt == nil && fromOn <= date && (untilOn.map { date <= $0 } ?? true)
  }
}
