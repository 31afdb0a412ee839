/// Lifts a hold: those below may speak again.
package struct LiftHold: Act {
  package static let name: ActName = "emergencies.lift"
  package static let permission = PlaceHold.permission

  package let hold: HoldID
  package let reason: String

  package init(_ hold: HoldID, reason: String) {
    self.hold = hold
    self.reason = reason
  }

  package var place: Place { .hold(hold) }

  package func perform(at desk: Desk) throws -> Done {
    let hold = try desk.lockStandingHold(hold)
    let person = try desk.person()
    var problems: [FieldProblem] = []
    let reason = EmergencyFields.reason.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.lift(hold.id, by: person.id, reason: reason)
    desk.record(
      AuditObject(.hold, hold.id.rawValue, of: hold.organization), citations: hold.citations,
      facts: ["subject": hold.subject, "reason": reason])
    return Done()
  }
}

/// Says which item is the unified statement on what is on hold; those below may reprint it word for
/// word once it is published.
package struct LinkStatement: Act {
  package static let name: ActName = "emergencies.link-statement"
  package static let permission = PlaceHold.permission

  package let hold: HoldID
  /// The item's number as people read it, such as `YC-2026-0412`.
  package let number: String

  package init(_ hold: HoldID, number: String) {
    self.hold = hold
    self.number = number
  }

  package var place: Place { .hold(hold) }

  package func perform(at desk: Desk) throws -> Done {
    let hold = try desk.lockStandingHold(hold)
    let number = number.filter { !$0.isWhitespace }
    guard let post = try desk.reading.post(number: number), post.organization == hold.organization
    else {
      throw Refusal(
        EmergencyRefusal.notOwnStatement,
        facts: ["organization": try desk.reading.organization(hold.organization).name],
        problems: [FieldProblem("number", .notAChoice)])
    }
    try desk.link(post.id, to: hold.id)
    desk.record(
      AuditObject(.hold, hold.id.rawValue, of: hold.organization), citations: hold.citations,
      facts: ["subject": hold.subject, "statement": post.number])
    return Done()
  }
}
