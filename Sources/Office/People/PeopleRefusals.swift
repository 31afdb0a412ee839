/// Why something about people cannot be done.
package enum PeopleRefusal: String, RefusalCode {
  case wrongSignIn = "people.wrong-sign-in"
  case locked = "people.locked"
  case disabled = "people.disabled"
  case administratorHoldsRole = "people.administrator-holds-role"
  case ownAppointment = "people.own-appointment"
  case alreadyAppointed = "people.already-appointed"
  case notOwnAppointment = "people.not-own-appointment"
  case deputyOfDeputy = "people.deputy-of-deputy"
  case alreadyFounded = "people.already-founded"
  case levelBelowParent = "people.level-below-parent"
  case passwordChangedMeanwhile = "people.password-changed-meanwhile"

  package var kind: Refusal.Kind {
    switch self {
    case .wrongSignIn, .locked, .disabled, .administratorHoldsRole, .ownAppointment,
      .notOwnAppointment, .deputyOfDeputy:
      .forbidden
    case .alreadyAppointed, .alreadyFounded, .passwordChangedMeanwhile: .conflict
    case .levelBelowParent: .invalid
    }
  }
}
