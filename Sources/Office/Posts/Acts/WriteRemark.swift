/// Says something about words of an item, to the others who work on it.
package struct WriteRemark: Act {
  package static let name: ActName = "posts.remark"
  package static let permission = WaiveFinding.permission

  package let post: PostID
  /// The revision the person saw.
  package let revision: RevisionID
  package let field: String
  /// The words it is about, as they stand there; empty for all of the field.
  package let quote: String
  package let words: String

  package init(
    _ post: PostID, revision: RevisionID, field: String, quote: String, words: String
  ) {
    self.post = post
    self.revision = revision
    self.field = field
    self.quote = quote
    self.words = words
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> RemarkID {
    let post = try desk.findRemarkable(post)
    let current = try desk.findNewest(of: post, seen: revision)
    var problems: [FieldProblem] = []
    let quote = RemarkFields.quote.check(quote, field: "quote", &problems)
    let words = RemarkFields.words.check(words, field: "words", &problems)
    let text = current.draft.textFields.contains(field) ? current.draft.text(of: field) : nil
    if text == nil { problems.append(FieldProblem("field", .notAChoice)) }
    let place = RemarkFields.place(of: quote, in: text ?? "")
    if text != nil, place == nil, !quote.isEmpty {
      problems.append(
        FieldProblem("quote", .wrong, facts: [FieldProblem.cause: "remarks.not-there"]))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let id = try desk.insertRemark(
      on: current, field: field, place: place, quote: quote, words: words)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization), after: current.digest,
      facts: ["revision": "\(current.number)", "remark": "\(id)"])
    return id
  }
}
