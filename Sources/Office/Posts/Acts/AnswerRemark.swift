/// Answers a remark that is still open.
package struct AnswerRemark: Act {
  package static let name: ActName = "posts.answer-remark"
  package static let permission = WaiveFinding.permission

  package let remark: RemarkID
  package let words: String

  package init(_ remark: RemarkID, words: String) {
    self.remark = remark
    self.words = words
  }

  package var place: Place { .remark(remark) }

  package func perform(at desk: Desk) throws -> RemarkID {
    let open = try desk.findOpen(remark)
    var problems: [FieldProblem] = []
    let words = RemarkFields.words.check(words, field: "words", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let current = try desk.reading.newestRevision(of: open.post)
    let id = try desk.insertRemark(
      on: current, field: open.field, place: nil, quote: "", words: words, answers: open.id)
    desk.record(
      AuditObject(.post, open.post.rawValue, of: try desk.here().id), after: current.digest,
      facts: ["revision": "\(current.number)", "remark": "\(open.id)"])
    return id
  }
}
