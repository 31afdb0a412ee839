/// Somebody outside the house answers, once, whether the facts of a version are right.
///
/// The answer is about the version that was asked about, whatever was written since.
package struct AnswerFactCheck: Act {
  package static let name: ActName = "posts.answer-fact-check"
  package static let permission = Permission.citizens

  /// What the link carries.
  package let secret: String
  /// A `FactCheckAnswer.Verdict`, as typed.
  package let verdict: String
  package let words: String
  /// Who answers, and as what.
  package let answerer: String
  package let answererPost: String

  package init(
    link secret: String, verdict: String, words: String = "", name: String, post: String
  ) {
    self.secret = secret
    self.verdict = verdict
    self.words = words
    answerer = name
    answererPost = post
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let check = try desk.factCheck(link: secret)
    guard desk.now < check.expiresAt, check.withdrawnAt == nil else {
      throw Refusal(FactCheckRefusal.gone)
    }
    guard check.answer == nil else { throw Refusal(FactCheckRefusal.answered) }
    let answer = try answer(at: desk)
    try desk.answerFactCheck(check.id, answer)
    let post = try desk.reading.post(check.post)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization), after: check.digest,
      facts: [
        "revision": "\(check.number)", "fact-check": "\(check.id)",
        "fact-verdict": answer.verdict.rawValue,
      ])
    return Done()
  }

  private func answer(at desk: Desk) throws -> FactCheckAnswer {
    var problems: [FieldProblem] = []
    let chosen = FactCheckAnswer.Verdict(rawValue: verdict)
    if chosen == nil {
      problems.append(FieldProblem("verdict", verdict.isEmpty ? .required : .notAChoice))
    }
    let words = FactCheckFields.words.check(words, field: "words", &problems)
    if chosen == .differs, words.isEmpty { problems.append(FieldProblem("words", .required)) }
    let name = FactCheckFields.name.check(answerer, field: "name", &problems)
    let post = FactCheckFields.answererPost.check(answererPost, field: "post", &problems)
    guard let chosen, problems.isEmpty else { throw Refusal.invalid(problems) }
    return FactCheckAnswer(
      verdict: chosen, words: words, name: name, post: post, answeredAt: desk.now)
  }
}
