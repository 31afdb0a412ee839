import HTML
import Office
import Rulebook
import WorkCalendar

/// What is done about published items that are wrong: the form, its acts and the list.
package func correctionRoutes() -> Routes {
  var routes = Routes()
  routes.get("/corrections") { visit in try await CorrectionListPage.reply(visit) }
  routes.export("/corrections/export") { CorrectionExport.list($0) }
  routes.get("/posts/:id/corrections/new") { visit in try await CorrectionForm.blank(visit) }
  routes.post("/posts/:id/corrections", bodyLimit: 32_768) { visit in
    try await CorrectionForm.open(visit)
  }
  routes.post("/posts/:id/corrections/end", bodyLimit: 8_192) { visit in
    try await CorrectionActs.drop(visit)
  }
  routes.post("/releases/:id/takedown", bodyLimit: 8_192) { visit in
    try await CorrectionActs.takeDown(visit)
  }
  routes.post("/releases/:id/removal", bodyLimit: 8_192) { visit in
    try await CorrectionActs.settle(visit)
  }
  return routes
}

func newCorrectionPath(_ post: PostID) -> String { postPath(post) + "/corrections/new" }

/// The forms on an item's page.
enum CorrectionActs {
  static func drop(_ visit: Visit) async throws -> Reply {
    try visit.expect("drop-reason")
    let post: PostID = try visit.id()
    return try await done("correction-dropped", at: post, visit) {
      _ = try await visit.perform(
        DropCorrection(post, reason: visit.form.text("drop-reason")))
    }
  }

  static func takeDown(_ visit: Visit) async throws -> Reply {
    try visit.expect("takedown")
    let release: ReleaseID = try visit.id()
    let post = try await visit.ask { try $0.post(of: release) }
    return try await done("taken-down", at: post, visit) {
      _ = try await visit.perform(
        TakeDownPost(release, confirmation: visit.form.text("takedown")))
    }
  }

  static func settle(_ visit: Visit) async throws -> Reply {
    try visit.expect("removed-at", "evidence")
    let release: ReleaseID = try visit.id()
    let post = try await visit.ask { try $0.post(of: release) }
    return try await done("removal-settled", at: post, visit) {
      var problems: [FieldProblem] = []
      let moment = visit.moment("removed-at", &problems)
      guard let moment else { throw Refusal.invalid(problems) }
      _ = try await visit.perform(
        SettleRemoval(release, at: moment, evidence: visit.form.text("evidence")))
    }
  }

  private static func done(
    _ word: String, at post: PostID, _ visit: Visit, _ act: () async throws -> Void
  ) async throws -> Reply {
    try await visit.answering(
      { try await PostPage.reply(visit, post: post, refusal: $0) },
      {
        try await act()
        return .redirect(postPath(post) + "?done=" + word)
      })
  }
}

extension Visit {
  /// Reads a day and a time that have to be there.
  func moment(_ name: String, _ problems: inout [FieldProblem]) -> Instant? {
    let typed = form.text(name)
    if let moment = Instant(typed: typed) { return moment }
    problems.append(FieldProblem(name, typed.isEmpty ? .required : .notADate))
    return nil
  }
}
