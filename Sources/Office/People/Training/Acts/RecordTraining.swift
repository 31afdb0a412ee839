import Rulebook
import WorkCalendar

/// Writes down that a person was trained. Nobody does it for themselves.
package struct RecordTraining: Act {
  package static let name: ActName = "training.record"
  package static let permission = Permission(.accountManager, .bureauManager)

  package let person: PersonID
  package let subject: Training.Subject
  package let title: String
  package let heldOn: CivilDate
  package let hasPassed: Bool
  package let note: String

  package init(
    person: PersonID, subject: Training.Subject, title: String, heldOn: CivilDate,
    hasPassed: Bool, note: String = ""
  ) {
    self.person = person
    self.subject = subject
    self.title = title
    self.heldOn = heldOn
    self.hasPassed = hasPassed
    self.note = note
  }

  package var place: Place { .person(person) }

  package func perform(at desk: Desk) throws -> TrainingID {
    let trained = try desk.reading.person(person)
    let recorder = try desk.person()
    if trained.id == recorder.id {
      throw Refusal(TrainingRefusal.ownTraining, helpers: [.accountManager, .bureauManager])
    }
    var problems: [FieldProblem] = []
    let title = TrainingFields.title.check(title, field: "title", &problems)
    let note = TrainingFields.note.check(note, field: "note", &problems)
    if heldOn > desk.today { problems.append(FieldProblem("held-on", .inFuture)) }
    if trained.disabledAt != nil { problems.append(FieldProblem("person", .notAChoice)) }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let rules = try desk.reading.rules(for: try desk.here())
    let id = try desk.insertTraining(
      of: trained.id, subject: subject, title: title, heldOn: heldOn, hasPassed: hasPassed,
      note: note, by: recorder.id)
    desk.record(
      AuditObject(.training, id.rawValue, of: trained.organization),
      citations: rules.duties(named: TrainingRules.all).reduce([]) {
        $0.joined(with: $1.citations)
      },
      facts: [
        "person": "\(trained.id)", "training-subject": subject.rawValue,
        "training-passed": "\(hasPassed)", "day": heldOn.text,
      ])
    return id
  }
}
