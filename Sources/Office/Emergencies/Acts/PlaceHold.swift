import Rulebook

/// Holds a body and all below it to silence on an event or a subject, until the body that decides
/// has spoken (Zhengzhou art. 28).
package struct PlaceHold: Act {
  package static let name: ActName = "emergencies.hold"
  package static let permission = Permission(.newsCentre, .bureauManager, .provinceManager)

  /// What a hold says.
  package struct Words: Sendable {
    package var subject: String
    package var reason: String
    package var contact: String

    package init(subject: String, reason: String, contact: String) {
      self.subject = subject
      self.reason = reason
      self.contact = contact
    }
  }

  /// Who keeps silent: this body and all below.
  package let scope: OrganizationID
  /// Nil for a subject that is only named.
  package let event: EventID?
  /// The rule it rests on, see `HoldRule.key`.
  package let rule: String
  package let words: Words

  package init(scope: OrganizationID, event: EventID? = nil, rule: String, words: Words) {
    self.scope = scope
    self.event = event
    self.rule = rule
    self.words = words
  }

  package var place: Place { .organization(scope) }

  package func perform(at desk: Desk) throws -> HoldID {
    let scope = try desk.here()
    let person = try desk.person()
    let event = try event.map { id in
      _ = try desk.reading.visibleEvent(id)
      return try desk.lockEvent(id)
    }
    let known = try desk.reading.holdRules(for: desk.asker, over: scope)
    guard !known.isEmpty else {
      throw Refusal(
        EmergencyRefusal.noHoldRule, facts: ["organization": scope.name],
        helpers: try desk.reading.rules(for: scope).holds.compactMap(\.role))
    }
    var problems: [FieldProblem] = []
    let words = checked(besides: event, &problems)
    let rule = known.first { $0.key == self.rule }
    if rule == nil { problems.append(FieldProblem("rule", .notAChoice)) }
    guard problems.isEmpty, let rule, let role = rule.role else {
      throw Refusal.invalid(problems)
    }
    let appointment = try desk.assume(role)
    let holder = appointment.organization
    let id = try desk.insertHold(
      words, event: event?.id, over: scope.id, of: holder.id, citations: rule.citations,
      by: person.id, under: appointment.id)
    desk.record(
      AuditObject(.hold, id.rawValue, of: holder.id), citations: rule.citations,
      facts: ["subject": words.subject, "scope": scope.name, "reason": words.reason])
    return id
  }

  /// A hold on an event is called as the event is, where nothing else is said.
  private func checked(
    besides event: EmergencyEvent?, _ problems: inout [FieldProblem]
  ) -> Words {
    let subject = words.subject.allSatisfy(\.isWhitespace) ? event?.name : words.subject
    return Words(
      subject: EmergencyFields.subject.check(subject ?? "", field: "subject", &problems),
      reason: EmergencyFields.reason.check(words.reason, field: "reason", &problems),
      contact: EmergencyFields.contact.check(words.contact, field: "contact", &problems))
  }
}
