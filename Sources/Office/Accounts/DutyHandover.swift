/// Who takes up a duty, worked out from what a form says of them.
enum DutyHandover {
  /// What the form says is somebody's own: a mobile and a mailbox go with whoever held the duty
  /// before; post and office telephone stay only where somebody looked at these fields at all.
  ///
  /// - Parameter former: who stood in the form before; nil where nobody did.
  static func own(_ typed: DutyHolder, after former: DutyHolder?) -> DutyHolder {
    // Of two whom the program does not know, another name may be the same person spelt better.
    guard let former, typed.person != nil || former.person != nil,
      !typed.isSamePerson(as: former)
    else { return typed }
    let isUntouched =
      typed.post == former.post && typed.mobile == former.mobile
      && typed.telephone == former.telephone && typed.email == former.email
    var own = typed
    if typed.mobile == former.mobile { own.mobile = "" }
    if typed.email == former.email { own.email = "" }
    if isUntouched { (own.post, own.telephone) = ("", "") }
    return own
  }

  /// Whether the name of somebody else was typed over a person who stands as before.
  static func isContradiction(
    _ typed: DutyHolder, called name: String, after former: DutyHolder?
  ) -> Bool {
    guard let former, typed.person == former.person else { return false }
    return !typed.name.isEmpty && typed.name != former.name && typed.name != name
  }
}

extension Desk {
  /// Whoever works with the program goes by their own name, whatever was typed beside it.
  func taking(
    _ duty: AccountDuty, typed: DutyHolder, after former: DutyHolder?, at unit: Organization,
    _ problems: inout [FieldProblem]
  ) throws -> DutyHolder {
    var holder = typed
    if let id = typed.person {
      guard try works(id, at: unit), try reading.administrators(among: [id]).isEmpty else {
        problems.append(FieldProblem("people.\(duty.rawValue).person", .notAChoice))
        return typed
      }
      let name = try reading.person(id).name
      if DutyHandover.isContradiction(typed, called: name, after: former) {
        problems.append(
          FieldProblem(
            "people.\(duty.rawValue).name", .wrong,
            facts: [FieldProblem.cause: "person-name", "name": name]))
      }
      holder.name = name
    }
    return DutyHandover.own(holder, after: former)
  }
}
