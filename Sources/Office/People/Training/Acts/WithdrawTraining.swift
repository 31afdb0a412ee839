/// Takes back a record of a training that was a mistake. It counts no more, and stays to be seen.
package struct WithdrawTraining: Act {
  package static let name: ActName = "training.withdraw"
  package static let permission = Permission(.accountManager, .bureauManager)

  package let training: TrainingID
  package let reason: String

  package init(_ training: TrainingID, reason: String) {
    self.training = training
    self.reason = reason
  }

  package var place: Place { .training(training) }

  package func perform(at desk: Desk) throws -> Done {
    let training = try desk.lockTraining(training)
    guard training.withdrawal == nil else { throw Refusal(TrainingRefusal.withdrawnBefore) }
    let person = try desk.person()
    if training.person == person.id {
      throw Refusal(TrainingRefusal.ownTraining, helpers: [.accountManager, .bureauManager])
    }
    var problems: [FieldProblem] = []
    let reason = TrainingFields.reason.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.withdraw(training.id, reason: reason, by: person.id)
    desk.record(
      AuditObject(.training, training.id.rawValue, of: desk.organization?.id),
      facts: ["person": "\(training.person)", "reason": reason])
    return Done()
  }
}
