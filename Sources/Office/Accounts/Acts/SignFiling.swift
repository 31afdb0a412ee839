import Rulebook

/// Agrees to a filing at one step; the last agreement accepts it.
package struct SignFiling: Act {
  package static let name: ActName = "filings.sign"
  package static let permission = Permission.roles(Role.filers)

  package let step: FilingStepID
  package let opinion: String
  /// Number of the paper, where an answer from outside the program is entered.
  package let document: String

  package init(_ step: FilingStepID, opinion: String = "", document: String = "") {
    self.step = step
    self.opinion = opinion
    self.document = document
  }

  package enum Outcome: String, Sendable, Codable {
    case passedOn = "passed-on"
    case accepted
  }

  package var place: Place { .filingStep(step) }

  package func perform(at desk: Desk) throws -> Outcome {
    let found = try desk.findFilingStep(step)
    var problems: [FieldProblem] = []
    let opinion = FilingFields.remark.check(opinion, field: "opinion", &problems)
    let document =
      found.step.isOutside
      ? FilingFields.document.check(document, field: "document", &problems) : ""
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.closeStep(
      found.step.id, as: .agreed, opinion: opinion, document: document, by: found.person.id)
    let isAccepted = try desk.moveOn(found.filing)
    desk.recordStep(found, outcome: isAccepted ? "accepted" : "passed-on", document: document)
    return isAccepted ? .accepted : .passedOn
  }
}

/// Gives a filing back to the unit for correction.
package struct ReturnFiling: Act {
  package static let name: ActName = "filings.return"
  package static let permission = Permission.roles(Role.filers)

  package let step: FilingStepID
  package let reason: String

  package init(_ step: FilingStepID, reason: String) {
    self.step = step
    self.reason = reason
  }

  package var place: Place { .filingStep(step) }

  package func perform(at desk: Desk) throws -> Done {
    let found = try desk.findFilingStep(step)
    try desk.close(found, as: .returned, filing: .returned, reason: reason)
    return Done()
  }
}

/// Refuses what a filing applies for. What is only reported cannot be refused, only given back.
package struct RefuseFiling: Act {
  package static let name: ActName = "filings.refuse"
  package static let permission = Permission.roles(Role.filers)

  package let step: FilingStepID
  package let reason: String

  package init(_ step: FilingStepID, reason: String) {
    self.step = step
    self.reason = reason
  }

  package var place: Place { .filingStep(step) }

  package func perform(at desk: Desk) throws -> Done {
    let found = try desk.findFilingStep(step)
    guard found.filing.mode == .approval else {
      throw Refusal(
        AccountRefusal.stepNotOpen, facts: ["state": found.filing.state.rawValue],
        citations: found.step.rule.citations)
    }
    try desk.close(found, as: .refused, filing: .refused, reason: reason)
    try desk.dropApplication(of: found.filing)
    return Done()
  }
}

extension Role {
  /// Roles that may be asked to sign a step of a filing: everybody's but the administrators'.
  package static let filers = Set(Role.allCases).subtracting(Role.administrators)
}

/// What an act on a step finds: the filing held, and the step as it stands now.
struct FilingSigning {
  let filing: Filing
  let step: FilingStep
  let person: Person
}

extension Desk {
  /// - Throws: `accounts.step-not-open`, `office.no-appointment`.
  func findFilingStep(_ id: FilingStepID) throws -> FilingSigning {
    let filing = try lockFiling(try reading.filingStep(id).filing)
    let step = try reading.filingStep(id)
    try assume(step.role)
    guard step.state == .open, filing.state == .underWay else {
      throw Refusal(
        AccountRefusal.stepNotOpen, facts: ["state": filing.state.rawValue],
        citations: step.rule.citations)
    }
    return FilingSigning(filing: filing, step: step, person: try person())
  }

  func close(
    _ found: FilingSigning, as state: FilingStep.State, filing: Filing.State, reason: String
  ) throws {
    var problems: [FieldProblem] = []
    let reason = FilingFields.opinion.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try closeStep(found.step.id, as: state, opinion: reason, by: found.person.id)
    try voidSteps(of: found.filing.id)
    try setState(filing, of: found.filing.id)
    recordStep(found, outcome: filing.rawValue, document: "")
  }

  func recordStep(_ found: FilingSigning, outcome: String, document: String) {
    var facts = [
      "event": found.filing.event.rawValue, "step": "\(found.step.position + 1)",
      "outcome": outcome,
    ]
    if !document.isEmpty { facts["document"] = document }
    record(
      AuditObject(.filing, found.filing.id.rawValue, of: found.filing.organization),
      citations: found.step.rule.citations, facts: facts)
  }
}
