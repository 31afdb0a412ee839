import Office
import WorkCalendar

/// The forms on the page of a reported account.
enum PersonalActs {
  static func end(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    return try await done(visit, "ended", EndPersonalAccount(try visit.id()))
  }

  static func approve(_ visit: Visit) async throws -> Reply {
    try visit.expect("version", "opinion")
    return try await done(
      visit, "approved",
      ApprovePersonalAccount(
        try visit.id(), version: version(visit), opinion: visit.form.text("opinion")))
  }

  static func refuse(_ visit: Visit) async throws -> Reply {
    try visit.expect("version", "reason")
    return try await done(
      visit, "refused",
      RefusePersonalAccount(
        try visit.id(), version: version(visit), reason: visit.form.text("reason")))
  }

  static func strikeOff(_ visit: Visit) async throws -> Reply {
    try visit.expect("version", "reason")
    return try await done(
      visit, "struck-off",
      StrikeOffPersonalAccount(try visit.id(), reason: visit.form.text("reason")))
  }

  static func remind(_ visit: Visit) async throws -> Reply {
    try visit.expect("words", "day", "talked")
    let id: PersonalAccountID = try visit.id()
    return try await visit.answering({ try await PersonalPage.reply(visit, refusal: $0) }) {
      var problems: [FieldProblem] = []
      let day = visit.date("day", required: true, &problems)
      guard problems.isEmpty else { throw Refusal.invalid(problems) }
      _ = try await visit.perform(
        RemindPersonalAccount(
          id, words: visit.form.text("words"), on: day, talked: visit.form.isOn("talked")))
      return .redirect(personalPath(id) + "?done=reminded")
    }
  }

  private static func version(_ visit: Visit) -> Int64 {
    Int64(visit.form.text("version")) ?? 0
  }

  private static func done(
    _ visit: Visit, _ word: String, _ act: some Act
  ) async throws -> Reply {
    let id: PersonalAccountID = try visit.id()
    return try await visit.answering({ try await PersonalPage.reply(visit, refusal: $0) }) {
      _ = try await visit.perform(act)
      return .redirect(personalPath(id) + "?done=" + word)
    }
  }
}
