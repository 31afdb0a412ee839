import Rulebook
import WorkCalendar

/// Writes down that a person reminded an officer of the rules (Hunan art. 42). Nothing is sent, and
/// nothing was watched by a program.
package struct RemindPersonalAccount: Act {
  package static let name: ActName = "personal.remind"
  package static let permission = ApprovePersonalAccount.permission

  package let account: PersonalAccountID
  package let words: String
  package let day: CivilDate?
  /// Whether it was talked over with the officer.
  package let talked: Bool

  package init(_ account: PersonalAccountID, words: String, on day: CivilDate?, talked: Bool) {
    self.account = account
    self.words = words
    self.day = day
    self.talked = talked
  }

  package var place: Place { .personalAccount(account) }

  package func perform(at desk: Desk) throws -> Done {
    let account = try desk.lockForeign(account)
    guard account.state.isStanding else { throw account.wrongState }
    var problems: [FieldProblem] = []
    let words = PersonalAccountFields.reason.check(words, field: "words", &problems)
    if let day {
      if day > desk.today { problems.append(FieldProblem("day", .inFuture)) }
    } else {
      problems.append(FieldProblem("day", .required))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.note(
      .reminded, words: words, on: account.id, by: try desk.person().id, day: day,
      talked: talked)
    let rules = try desk.reading.rules(for: try desk.here())
    desk.record(
      AuditObject(.personalAccount, account.id.rawValue, of: account.organization),
      citations: rules.personalAccountRules.filter { $0.kind == .reminder }
        .citations,
      facts: ["person": "\(account.person)"])
    return Done()
  }
}
