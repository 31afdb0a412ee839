import Office
import Rulebook

func reviewRoutes() -> Routes {
  var routes = Routes()
  routes.post("/stages/:id/agreement", bodyLimit: 65_536) { visit in
    try await ReviewForms.agree(visit)
  }
  routes.post("/stages/:id/return", bodyLimit: 65_536) { visit in
    try await ReviewForms.giveBack(visit)
  }
  return routes
}

/// The forms of a stage. Both carry the revision and the digest that the page showed.
enum ReviewForms {
  static func agree(_ visit: Visit) async throws -> Reply {
    try expectFields(visit)
    return try await answering(visit) { stage, revision in
      let outcome = try await visit.perform(
        SignStage(
          stage, revision: revision, digest: visit.form.text("_digest"),
          opinion: visit.form.text("opinion"), checklist: checklist(visit.form)))
      return outcome == .returned ? "returned" : "signed"
    }
  }

  static func giveBack(_ visit: Visit) async throws -> Reply {
    try expectFields(visit)
    return try await answering(visit) { stage, revision in
      _ = try await visit.perform(
        ReturnPost(
          stage, revision: revision, digest: visit.form.text("_digest"),
          opinion: visit.form.text("opinion")))
      return "returned"
    }
  }

  private static func answering(
    _ visit: Visit, _ act: (StageID, RevisionID) async throws -> String
  ) async throws -> Reply {
    let stage: StageID = try visit.id()
    guard let revision = RevisionID(visit.form.text("revision")) else {
      throw Refusal(ReviewRefusal.notCurrentRevision)
    }
    let post = try await visit.ask { try $0.post(of: stage) }
    return try await visit.answering(
      { try await PostPage.reply(visit, post: post, refusal: $0) },
      {
        let done = try await act(stage, revision)
        // What readers see already is put right by whoever found it wrong, or by others.
        if done == "returned", try await visit.ask({ try $0.awaitsCorrection(post) }) {
          return .redirect(newCorrectionPath(post))
        }
        return .redirect(postPath(post) + "?done=" + done)
      })
  }

  private static func expectFields(_ visit: Visit) throws {
    let plain: Set = ["revision", "_digest", "opinion", "conclusion", FormToken.field]
    let prefixes = [
      ChecklistFields.field(ofAnswer: ""), ChecklistFields.field(ofExplanation: ""),
    ]
    let unknown = visit.form.unknown(besides: plain).filter { name in
      !prefixes.contains { name.hasPrefix($0) }
    }
    guard unknown.isEmpty else {
      throw Refusal.invalid(unknown.map { FieldProblem($0, .unknownField) })
    }
  }

  private static func checklist(_ form: FormFields) -> Checklist {
    let prefix = ChecklistFields.field(ofAnswer: "")
    let answers = form.values.keys.filter { $0.hasPrefix(prefix) }.sorted().compactMap { name in
      let question = String(name.dropFirst(prefix.count))
      let answer = form.text(name)
      guard answer == "yes" || answer == "no" else { return nil as Checklist.Answer? }
      return Checklist.Answer(
        question: question, isYes: answer == "yes",
        explanation: form.text(ChecklistFields.field(ofExplanation: question)))
    }
    return Checklist(
      answers: answers, conclusion: Checklist.Conclusion(rawValue: form.text("conclusion")))
  }
}
