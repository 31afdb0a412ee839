/// Hands a draft or a returned item on to another editor of its unit. Who wrote its revisions stays
/// their author and signs none of them; who has it in hand is a different matter.
package struct AssignPost: Act {
  package static let name: ActName = "posts.assign"
  package static let permission = Permission(.editor, .firstReviewer)
  package static let reasonRule = TextRule(maximum: 200)

  package let post: PostID
  package let holder: PersonID
  package let reason: String

  package init(_ post: PostID, to holder: PersonID, reason: String) {
    (self.post, self.holder, self.reason) = (post, holder, reason)
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Done {
    let post = try desk.lockPost(post)
    guard post.state.isEditable else {
      throw Refusal(PostRefusal.notEditable, facts: ["state": post.state.rawValue])
    }
    var problems: [FieldProblem] = []
    let reason = Self.reasonRule.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let editors = try desk.reading.holders(of: .editor, at: post.organization)
    guard let next = editors.first(where: { $0.id == holder }) else {
      throw Refusal(PostRefusal.notEditor, helpers: [.editor])
    }
    guard next.id != post.holder else {
      throw Refusal(PostRefusal.alreadyHolder, facts: ["name": next.name])
    }
    try desk.setHolder(next.id, of: post.id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization),
      facts: [
        "handed-to": next.name, "handed-from": try desk.reading.person(post.holder).name,
        "handed-why": reason,
      ])
    return Done()
  }
}
