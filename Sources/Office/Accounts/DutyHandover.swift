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
  /// Whoever works with the program goes by their own name, whatever was typed beside it; and it is
  /// they who are meant where only their name was typed.
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
    } else if let known = try colleague(typed, duty, after: former, at: unit, &problems) {
      (holder.person, holder.name) = (known.id, known.name)
    }
    return DutyHandover.own(holder, after: former)
  }

  /// The one colleague who goes by the name that was typed; of several somebody has to be chosen.
  private func colleague(
    _ typed: DutyHolder, _ duty: AccountDuty, after former: DutyHolder?, at unit: Organization,
    _ problems: inout [FieldProblem]
  ) throws -> (id: PersonID, name: String)? {
    let found = try reading.colleagues(of: unit, called: typed.name)
    guard let first = found.first, found.count > 1 else { return found.first }
    // Whoever stood there before by a name alone may stay as they are.
    guard former?.name != typed.name else { return nil }
    problems.append(
      FieldProblem(
        "people.\(duty.rawValue).person", .required,
        facts: [FieldProblem.cause: "several-colleagues", "name": first.name]))
    return nil
  }
}
