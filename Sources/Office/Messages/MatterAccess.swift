/// What somebody may see of a matter.
package enum MatterAccess: Sendable, Hashable {
  /// All of it, with the citizen's contact: those of the unit who work on it.
  case whole
  /// All but the contact.
  case withoutContact

  /// Roles of the unit that may read its messages.
  package static let readers: Set<Role> = [
    .inboxClerk, .leader, .publisher, .dutyOfficer, .accountManager, .centreClerk, .newsCentre,
    .bureauManager, .provinceManager, .auditor,
  ]
  private static let workers: Set<Role> = [.inboxClerk, .leader]
  private static let departments: Set<Role> = [.departmentHandler, .departmentHead]

  /// - Parameters:
  ///   - unit: whom the citizen wrote to.
  ///   - holders: organisations that have or had a step of the matter.
  /// - Throws: `office.other-unit`, or `office.no-appointment` for people of the unit whose work
  ///   it is not: a citizen's message is not everybody's reading.
  package static func granted(
    to asker: Asker, unit: Organization, holders: Set<OrganizationID>
  ) throws(Refusal) -> MatterAccess {
    if case .system = asker.actor { return .whole }
    let here = asker.appointments.filter { $0.reaches(unit) }
    if here.contains(where: { workers.contains($0.role) }) { return .whole }
    if here.contains(where: { readers.contains($0.role) }) { return .withoutContact }
    let takesPart = asker.appointments.contains { appointment in
      holders.contains(appointment.organization.id)
        && (departments.contains(appointment.role)
          || MatterWay.deciders.contains(appointment.role))
    }
    if takesPart { return .withoutContact }
    guard here.isEmpty else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: [.inboxClerk])
    }
    throw Refusal(
      OfficeRefusal.otherUnit, facts: ["organization": unit.name], helpers: [.inboxClerk])
  }
}
