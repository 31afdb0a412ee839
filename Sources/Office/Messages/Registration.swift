import Rulebook

/// What a clerk fills in when a message is registered and classified.
package struct Registration: Sendable, Hashable, Codable {
  /// Id of one of the classes that the rulebooks in force know.
  package var messageClass: String
  package var isUrgent: Bool
  /// A `Complexity`, as typed; the leader decides.
  package var complexity: String
  package var proposal: String
  /// A department's number, as typed; empty for none.
  package var department: String
  /// What the citizen is told when the class ends the matter without a reply.
  package var outcome: String
  /// The law, and why it applies, where a class keeps evidence.
  package var basis: String
  package var reason: String
  /// Which bodies were told, when and how.
  package var notified: String

  package init(
    messageClass: String, isUrgent: Bool = false, complexity: String = "", proposal: String = "",
    department: String = "", outcome: String = "", basis: String = "", reason: String = "",
    notified: String = ""
  ) {
    self.messageClass = messageClass
    self.isUrgent = isUrgent
    self.complexity = complexity
    self.proposal = proposal
    self.department = department
    self.outcome = outcome
    self.basis = basis
    self.reason = reason
    self.notified = notified
  }
}

/// What becomes of a message by its registration.
package enum Registered: Sendable, Hashable {
  /// To the leader, with what the clerk proposes.
  case forInstruction(
    complexity: Complexity, proposal: String, department: OrganizationID?, notified: String)
  /// Ended here, because the class is not answered by a reply of the unit's own.
  case closed(outcome: String, basis: String, reason: String, notified: String)
}

extension Registration {
  /// Decides by the class that a person chose; nothing is read out of the message itself.
  ///
  /// - Throws: `office.invalid` with all problems at once.
  package func decided(
    by rule: MessageClassRule, departments: Set<OrganizationID>
  ) throws(Refusal) -> Registered {
    var problems: [FieldProblem] = []
    let result =
      rule.handling == .answer
      ? forwarded(departments, &problems) : closed(rule.handling, &problems)
    guard problems.isEmpty else { throw .invalid(problems) }
    return result
  }

  private func forwarded(
    _ departments: Set<OrganizationID>, _ problems: inout [FieldProblem]
  ) -> Registered {
    let proposal = MessageFields.proposal.check(proposal, field: "proposal", &problems)
    let notified = MessageFields.notified.check(notified, field: "notified", &problems)
    let chosen = Complexity(rawValue: complexity)
    if chosen == nil {
      problems.append(FieldProblem("complexity", complexity.isEmpty ? .required : .notAChoice))
    }
    let department = OrganizationID(department)
    if !self.department.isEmpty, !(department.map(departments.contains) ?? false) {
      problems.append(FieldProblem("department", .notAChoice))
    }
    return .forInstruction(
      complexity: chosen ?? .simple, proposal: proposal, department: department,
      notified: notified)
  }

  private func closed(
    _ handling: Handling, _ problems: inout [FieldProblem]
  ) -> Registered {
    // No reply means no text at all, so that nobody answers abuse by the back door.
    let outcome =
      handling == .noReply
      ? "" : MessageFields.outcome.check(outcome, field: "outcome", &problems)
    let needsEvidence = handling == .evidence
    let basis =
      needsEvidence ? MessageFields.basis.check(basis, field: "basis", &problems) : ""
    let reasonRule = needsEvidence ? MessageFields.reason : MessageFields.opinion
    let reason = reasonRule.check(reason, field: "reason", &problems)
    let notifiedRule =
      handling.tellsOthers ? MessageFields.notifiedNeeded : MessageFields.notified
    let notified = notifiedRule.check(notified, field: "notified", &problems)
    return .closed(outcome: outcome, basis: basis, reason: reason, notified: notified)
  }
}
