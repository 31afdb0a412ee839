import Rulebook

/// Puts a name to it that somebody else's words were looked into before they are repeated (Hunan
/// art. 21, Yao'an 5.4).
package struct CheckReprint: Act {
  package static let name: ActName = "posts.check-reprint"
  package static let permission = WaiveFinding.permission

  package let post: PostID
  /// The revision the person saw.
  package let revision: RevisionID
  /// The ids of the points that the person confirms.
  package let confirmed: [String]

  package init(_ post: PostID, revision: RevisionID, confirmed: [String]) {
    self.post = post
    self.revision = revision
    self.confirmed = confirmed
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Done {
    let post = try desk.lockPost(post)
    let person = try desk.person()
    guard let appointment = desk.appointment else { throw Refusal(OfficeRefusal.noAppointment) }
    let current = try desk.findNewest(of: post, seen: revision)
    guard post.state.isEditable, current.draft.reprint != nil else {
      throw Refusal(PostRefusal.noReprint)
    }
    let rules = try desk.reading.rules(of: post)
    let confirmed = Set(confirmed)
    guard Set(rules.reprintChecks.map(\.name)).isSuperset(of: confirmed) else {
      throw Refusal.invalid([FieldProblem(Self.field, .notAChoice)])
    }
    let missing = rules.demandedReprintChecks.filter { !confirmed.contains($0.name) }
    guard missing.isEmpty else {
      throw Refusal.invalid([FieldProblem(Self.field, .notConfirmed)], citations: missing.citations)
    }
    try desk.insertReprintCheck(
      of: current.id, confirmed: confirmed.sorted(), by: person.id, under: appointment.id)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization), after: current.digest,
      citations: rules.reprintChecks.filter { confirmed.contains($0.name) }.citations,
      facts: [
        "revision": "\(current.number)", "confirmed": confirmed.sorted().joined(separator: " "),
      ])
    return Done()
  }

  /// The field of the points to confirm.
  package static let field = "confirmed"
}
