import Rulebook
import WorkCalendar

/// Opens an event on which the office is going to speak; where a person finds that a limit applies,
/// the clock of the first notice starts.
package struct OpenEvent: Act {
  package static let name: ActName = "emergencies.open"
  package static let permission = Permission(.editor)

  package let organization: OrganizationID
  package let event: String
  /// When the body got to know of it, in whole minutes, not later than now.
  package let knownAt: Instant
  /// Id of the clock that applies, by a person's judgement; nil for none.
  package let clock: String?

  package init(
    organization: OrganizationID, event: String, knownAt: Instant, clock: String? = nil
  ) {
    self.organization = organization
    self.event = event
    self.knownAt = knownAt
    self.clock = clock
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> EventID {
    let unit = try desk.here()
    let person = try desk.person()
    let rules = try desk.reading.rules(for: unit)
    var problems: [FieldProblem] = []
    let event = EmergencyFields.eventName.check(event, field: "name", &problems)
    if knownAt > desk.now { problems.append(FieldProblem("known", .inFuture)) }
    let rule = clock.flatMap { id in rules.emergencyClocks.first { $0.id == id } }
    if clock != nil, rule == nil { problems.append(FieldProblem("clock", .notAChoice)) }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let running = try rule.map { try desk.startClock($0, from: knownAt, of: unit.id) }
    let id = try desk.insertEvent(
      named: event, knownAt: knownAt, clock: running, of: unit.id, by: person.id)
    desk.record(
      AuditObject(.event, id.rawValue, of: unit.id), citations: rule?.citations ?? [],
      facts: ["event-name": event, "known-at": knownAt.rfc3339])
    return id
  }
}

/// Closes an event without a final notice, with a note why nothing more is to be said.
package struct CloseEvent: Act {
  package static let name: ActName = "emergencies.close"
  package static let permission = Permission(.editor)

  package let event: EventID
  package let note: String

  package init(_ event: EventID, note: String) {
    self.event = event
    self.note = note
  }

  package var place: Place { .event(event) }

  package func perform(at desk: Desk) throws -> Done {
    let event = try desk.lockEvent(event)
    let person = try desk.person()
    guard event.isOpen else {
      throw Refusal(EmergencyRefusal.eventClosed, facts: ["event": event.name])
    }
    var problems: [FieldProblem] = []
    let note = EmergencyFields.closingNote.check(note, field: "note", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.close(event.id, by: person.id, note: note)
    // Nothing was published: whether the limit was kept is nothing that can be said any more.
    try desk.stopClock(event.clock, void: true)
    desk.record(
      AuditObject(.event, event.id.rawValue, of: event.organization),
      facts: ["event-name": event.name, "reason": note])
    return Done()
  }
}
