/// Which appointments may perform an act. On whose objects follows from the role's reach.
package struct Permission: Sendable {
  package let roles: Set<Role>
  package let citizens: Bool
  package let system: Set<SystemAppointment>

  package init(_ roles: Role..., system: Set<SystemAppointment> = []) {
    self.roles = Set(roles)
    citizens = false
    self.system = system
  }

  private init(roles: Set<Role>, citizens: Bool, system: Set<SystemAppointment>) {
    self.roles = roles
    self.citizens = citizens
    self.system = system
  }

  package static func roles(_ roles: Set<Role>) -> Permission {
    Permission(roles: roles, citizens: false, system: [])
  }

  package static let citizens = Permission(roles: [], citizens: true, system: [])
  package static let everybodySignedIn = Permission(
    roles: Set(Role.allCases), citizens: false, system: [])

  package static func system(_ appointment: SystemAppointment) -> Permission {
    Permission(roles: [], citizens: false, system: [appointment])
  }
}

/// Where an act takes place: the object from which its organisation is found.
package enum Place: Sendable, Hashable {
  case organization(OrganizationID)
  case person(PersonID)
  case appointment(AppointmentID)
  case account(AccountID)
  case post(PostID)
  case remark(RemarkID)
  case stage(StageID)
  case release(ReleaseID)
  case message(MessageID)
  case matterStep(MatterStepID)
  case filing(FilingID)
  case filingStep(FilingStepID)
  case training(TrainingID)
  case device(DeviceID)
  case impostor(ImpostorID)
  case personalAccount(PersonalAccountID)
  case tableImport(TableImportID)
  case event(EventID)
  case hold(HoldID)
  /// The whole office: signing in, the calendar, one's own password.
  case office
}
