/// Asks somebody outside the house whether the facts of the newest version are right, by a link that
/// works once. Only a keyed digest of the link is kept.
package struct AskFactCheck: Act {
  package static let name: ActName = "posts.ask-fact-check"
  package static let permission = WaiveFinding.permission

  package let post: PostID
  /// The revision the person saw.
  package let revision: RevisionID
  /// Who is asked, for which body, and how the link reaches them.
  package let recipient: (name: String, body: String, contact: String)
  package let question: String
  /// How long the link works, as typed.
  package let hours: String

  package init(
    _ post: PostID, revision: RevisionID,
    recipient: (name: String, body: String, contact: String), question: String,
    hours: String = "24"
  ) {
    self.post = post
    self.revision = revision
    self.recipient = recipient
    self.question = question
    self.hours = hours
  }

  package struct Outcome: Sendable, Codable {
    package let check: FactCheckID
    /// What the link carries, sealed: the outcome is kept for a form that is sent twice, and the
    /// link must not stand in the books in clear.
    package let sealedSecret: [UInt8]

    /// What the link carries, to be shown this once.
    package func secret(with keys: Keys) throws -> String { try keys.unseal(sealedSecret) }
  }

  /// What was typed, checked.
  struct Fields {
    let name: String
    let body: String
    let contact: String
    let question: String
    let hours: Int
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Outcome {
    let post = try desk.findCheckable(post)
    let current = try desk.findNewest(of: post, seen: revision)
    let fields = try fields()
    guard try desk.waitingFactChecks(on: post.id) < FactCheckFields.mostWaiting else {
      throw Refusal(
        FactCheckRefusal.tooManyWaiting, facts: ["n": "\(FactCheckFields.mostWaiting)"])
    }
    let keys = desk.reading.keys
    let secret = FactCheckLink.secret(from: desk.random.bytes(FactCheckLink.length))
    let id = try desk.insertFactCheck(on: current, fields, linkDigest: keys.linkDigest(secret))
    desk.record(
      AuditObject(.post, post.id.rawValue, of: post.organization), after: current.digest,
      facts: [
        "revision": "\(current.number)", "fact-check": "\(id)", "asked-body": fields.body,
      ])
    return Outcome(check: id, sealedSecret: try keys.seal(secret))
  }

  private func fields() throws -> Fields {
    var problems: [FieldProblem] = []
    let chosen = Int(hours).flatMap { FactCheckFields.hours.contains($0) ? $0 : nil }
    if chosen == nil {
      problems.append(FieldProblem("check-hours", hours.isEmpty ? .required : .notAChoice))
    }
    let fields = Fields(
      name: FactCheckFields.name.check(recipient.name, field: "check-name", &problems),
      body: FactCheckFields.body.check(recipient.body, field: "check-body", &problems),
      contact: FactCheckFields.contact.check(
        recipient.contact, field: "check-contact", &problems),
      question: FactCheckFields.question.check(question, field: "check-question", &problems),
      hours: chosen ?? FactCheckFields.hours[0])
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return fields
  }
}

extension Desk {
  /// An item whose facts may be asked about now: by the author's side while it is in the house, and
  /// by whoever may sign the open stage.
  ///
  /// - Throws: `posts.not-checkable`, `office.no-appointment`.
  func findCheckable(_ id: PostID) throws -> Post {
    let post = try lockPost(id)
    guard post.state.isEditable || post.state == .inReview else {
      throw Refusal(FactCheckRefusal.notCheckable, facts: ["state": post.state.rawValue])
    }
    try assumeAtWork(on: post)
    return post
  }
}
