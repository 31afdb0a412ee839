import WorkCalendar

/// Writes down that the platform was asked to act against an impostor.
package struct RecordComplaint: Act {
  package static let name: ActName = "impostors.record-complaint"
  package static let permission = Permission(.accountManager, .bureauManager, .securityOfficer)

  package let impostor: ImpostorID
  package let day: CivilDate
  /// The platform's number; empty where it gives none.
  package let number: String
  package let words: String

  package init(_ impostor: ImpostorID, on day: CivilDate, number: String, words: String = "") {
    self.impostor = impostor
    self.day = day
    self.number = number
    self.words = words
  }

  package var place: Place { .impostor(impostor) }

  package func perform(at desk: Desk) throws -> Done {
    let impostor = try desk.lockImpostor(impostor)
    guard !impostor.state.isSettled else { throw Refusal(ImpostorRefusal.settled) }
    var problems: [FieldProblem] = []
    let number = ImpostorFields.number.check(number, field: "number", &problems)
    let words = ImpostorFields.remark.check(words, field: "complaint-words", &problems)
    if day > desk.today {
      problems.append(FieldProblem("complained-on", .inFuture))
    } else if day < impostor.foundOn {
      problems.append(
        FieldProblem(
          "complained-on", .order,
          facts: [FieldProblem.cause: "before-start", "day": impostor.foundOn.text]))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.enter(
      ImpostorEntry(
        .complaint, .complained, words: words, complainedOn: day, complaintNumber: number,
        by: try desk.person().id, at: desk.now), of: impostor.id)
    desk.record(
      AuditObject(.impostor, impostor.id.rawValue, of: impostor.organization),
      facts: ["name": impostor.name, "number": number, "day": day.text])
    return Done()
  }
}
