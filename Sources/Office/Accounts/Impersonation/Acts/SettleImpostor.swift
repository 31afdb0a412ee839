/// Writes down how a case ended: the platform acted, it would not, or nothing was pretended.
package struct SettleImpostor: Act {
  package static let name: ActName = "impostors.settle"
  package static let permission = Permission(.accountManager, .bureauManager, .securityOfficer)

  package let impostor: ImpostorID
  package let outcome: Impostor.State
  package let words: String

  package init(_ impostor: ImpostorID, as outcome: Impostor.State, words: String) {
    self.impostor = impostor
    self.outcome = outcome
    self.words = words
  }

  package var place: Place { .impostor(impostor) }

  package func perform(at desk: Desk) throws -> Done {
    let impostor = try desk.lockImpostor(impostor)
    guard !impostor.state.isSettled else { throw Refusal(ImpostorRefusal.settled) }
    guard outcome.isSettled else {
      throw Refusal.invalid([FieldProblem("outcome", .notAChoice)])
    }
    guard impostor.state.outcomes.contains(outcome) else {
      throw Refusal(ImpostorRefusal.noComplaint)
    }
    var problems: [FieldProblem] = []
    let words = ImpostorFields.words.check(words, field: "outcome-words", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.enter(
      ImpostorEntry(
        .outcome, outcome, words: words, by: try desk.person().id, at: desk.now),
      of: impostor.id)
    desk.record(
      AuditObject(.impostor, impostor.id.rawValue, of: impostor.organization),
      facts: ["name": impostor.name, "impostor-state": outcome.rawValue])
    return Done()
  }
}

/// Takes a case up again: it came back, or the platform is asked once more.
package struct ReopenImpostor: Act {
  package static let name: ActName = "impostors.reopen"
  package static let permission = Permission(.accountManager, .bureauManager, .securityOfficer)

  package let impostor: ImpostorID
  package let reason: String

  package init(_ impostor: ImpostorID, reason: String) {
    self.impostor = impostor
    self.reason = reason
  }

  package var place: Place { .impostor(impostor) }

  package func perform(at desk: Desk) throws -> Done {
    let impostor = try desk.lockImpostor(impostor)
    guard impostor.state.isSettled else { throw Refusal(ImpostorRefusal.notSettled) }
    var problems: [FieldProblem] = []
    let reason = ImpostorFields.words.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    // The platform answered the complaint it had; another one has to be made.
    try desk.enter(
      ImpostorEntry(
        .reopening, .reported, words: reason, by: try desk.person().id, at: desk.now),
      of: impostor.id)
    desk.record(
      AuditObject(.impostor, impostor.id.rawValue, of: impostor.organization),
      facts: ["name": impostor.name, "reason": reason])
    return Done()
  }
}

/// Adds what was seen or heard about an impostor; nothing that stands there is changed.
package struct AddImpostorNote: Act {
  package static let name: ActName = "impostors.add-note"
  package static let permission = Permission(
    .accountManager, .bureauManager, .securityOfficer, .dutyOfficer, .inboxClerk)

  package let impostor: ImpostorID
  package let words: String
  package let link: String
  package let files: [IncomingFile]

  package init(
    _ impostor: ImpostorID, words: String, link: String = "", files: [IncomingFile] = []
  ) {
    self.impostor = impostor
    self.words = words
    self.link = link
    self.files = files
  }

  package var place: Place { .impostor(impostor) }

  package func perform(at desk: Desk) throws -> Done {
    let impostor = try desk.lockImpostor(impostor)
    var problems: [FieldProblem] = []
    let words = ImpostorFields.words.check(words, field: "note", &problems)
    let link = AccountFields.link(link, field: "note-link", &problems)
    ImpostorFields.check(files, field: "note-files", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.enter(
      ImpostorEntry(
        .note, impostor.state, words: words, link: link, by: try desk.person().id, at: desk.now),
      of: impostor.id, files: files)
    desk.record(
      AuditObject(.impostor, impostor.id.rawValue, of: impostor.organization),
      facts: ["name": impostor.name, "files": files.auditWords])
    return Done()
  }
}
