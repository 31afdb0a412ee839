import HTML
import Office
import Rulebook
import WorkCalendar

/// The paper of the secrecy review: what was asked, what was answered, what follows from it, by
/// whom and when. Empty places wait for a pen.
enum SecrecySheet {
  static func path(_ post: PostID) -> String { postPath(post) + "/secrecy-sheet" }

  /// Whether a review of this kind belongs to the item's way.
  static func isAsked(_ view: PostView) -> Bool { !stages(view).isEmpty }

  static func reply(_ visit: Visit) async throws -> Reply {
    let view = try await PostView.load(visit, post: try visit.id())
    return try await paperPage(
      try sheet(view), view, word: path(view.dossier.post.id) + ".docx")
  }

  static func word(_ visit: Visit) async throws -> Reply {
    try sheet(await PostView.load(visit, post: try visit.id())).download(visit.say)
  }

  /// - Throws: `office.not-found` where no text in force asks for the review.
  static func sheet(_ view: PostView) throws -> PaperSheet {
    let asked = stages(view)
    guard !asked.isEmpty else { throw Refusal(OfficeRefusal.notFound) }
    return PaperSheet(
      title: view.say("archive.secrecy.title"), number: view.dossier.post.number,
      rows: head(view) + asked.flatMap { rows($0, view) })
  }

  /// The rule of a review with its signature, if there is one.
  private struct Asked {
    let rule: StageRule
    let body: String?
    let signature: Signature?
  }

  private static func stages(_ view: PostView) -> [Asked] {
    let dossier = view.dossier
    switch dossier.outlook {
    case .planned(let rules):
      return rules.filter { $0.kind == .secrecyReview }
        .map { Asked(rule: $0, body: nil, signature: nil) }
    case .running(let stages):
      return stages.filter { $0.kind == .secrecyReview }.map { stage in
        Asked(
          rule: stage.rule, body: dossier.organizations[stage.organization]?.name,
          signature: dossier.signature(on: stage))
      }
    }
  }

  private static func head(_ view: PostView) -> [PaperSheet.Row] {
    let say = view.say
    let dossier = view.dossier
    let draft = dossier.current.draft
    return [
      PaperSheet.wide(say("posts.field.title"), [draft.title]),
      PaperSheet.pair(
        say("posts.fact.unit"), dossier.unit.name, say("posts.fact.author"),
        dossier.name(dossier.post.author)),
      PaperSheet.wide(
        say("posts.field.accounts"), [say.list(draft.accounts.map { view.accountName($0) })]),
      PaperSheet.wide(
        say("archive.secrecy.version"),
        [
          say(
            "archive.secrecy.version-words",
            ["n": "\(dossier.current.number)", "digest": dossier.current.digest.hex])
        ]),
      PaperSheet.wide(say("posts.field.summary"), [draft.summary]),
    ]
  }

  private static func rows(_ asked: Asked, _ view: PostView) -> [PaperSheet.Row] {
    let say = view.say
    var rows: [PaperSheet.Row] = []
    if let body = asked.body { rows.append(PaperSheet.wide(say("archive.secrecy.body"), [body])) }
    if !asked.rule.checklist.isEmpty {
      rows.append(
        PaperSheet.Row(cells: [
          .name(say("archive.secrecy.number")),
          .name(say("archive.secrecy.question"), columns: 5),
          .name(say("archive.secrecy.answer"), columns: 2),
        ]))
    }
    rows += asked.rule.checklist.enumerated().map { place, question in
      let answer = asked.signature?.checklist.answers.first { $0.question == question.id }
      return PaperSheet.Row(cells: [
        .name("\(place + 1)"), .words([say.title(question.title)], columns: 5),
        .words(self.answer(answer, say), columns: 2),
      ])
    }
    let conclusion = asked.signature?.checklist.conclusion
    rows.append(
      PaperSheet.wide(
        say("review.conclusion-label"),
        [conclusion.map { say("review.conclusion." + $0.rawValue) } ?? choices(say)]))
    let words = asked.signature.map { signature in
      signature.opinion.isEmpty ? say("posts.sheet.agreed") : signature.opinion
    }
    rows.append(
      PaperSheet.signed(
        view.stageName(asked.rule.kind),
        SignatureCell(
          opinion: words,
          name: asked.signature.map { view.signer($0.person, under: $0.appointment) },
          date: asked.signature.map { say.dateTime($0.signedAt) })))
    rows.append(
      PaperSheet.wide(
        say("archive.secrecy.basis"),
        [citationWords(asked.rule.citations, names: view.rulebookNames, say: say)]))
    return rows
  }

  private static func answer(_ answer: Checklist.Answer?, _ say: Words) -> [String] {
    guard let answer else { return [say("archive.secrecy.yes-no")] }
    let word = say(answer.isYes ? "review.answer.yes" : "review.answer.no")
    return answer.explanation.isEmpty ? [word] : [word, answer.explanation]
  }

  /// What can be concluded, for the pen.
  private static func choices(_ say: Words) -> String {
    Checklist.Conclusion.allCases.map {
      say("archive.secrecy.box", ["words": say("review.conclusion." + $0.rawValue)])
    }.joined(separator: say("archive.secrecy.gap"))
  }
}
