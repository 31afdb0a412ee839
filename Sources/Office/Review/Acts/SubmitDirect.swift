import Rulebook

/// Hands an item straight to the publisher, since the same text stands on the portal already
/// (Yao'an 5.4). Nobody signs it; where the rules want a second person, an author does not publish
/// it either.
package struct SubmitDirect: Act {
  package static let name: ActName = "review.submit-direct"
  package static let permission = Permission(.editor)

  package let post: PostID
  /// The revision the person saw.
  package let revision: RevisionID
  /// Where the text stands: a page of our own portal, as `/p/posts/12`, or an address of another
  /// one.
  package let link: String
  /// Whether the person compared the two word for word; asked of another portal.
  package let isSame: Bool

  package init(_ post: PostID, revision: RevisionID, link: String, isSame: Bool) {
    self.post = post
    self.revision = revision
    self.link = link
    self.isSame = isSame
  }

  /// The fields of the form.
  package static let link = "direct-link"
  package static let same = "direct-same"

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> Done {
    let post = try desk.lockPost(post)
    let unit = try desk.here()
    let author = try desk.person()
    let found = try desk.findSubmitting(post, revision: revision)
    let (current, rules) = (found.revision, found.grounds.rules)
    let source = try source(of: current.draft, at: desk)
    let decision = DirectDecision(
      draft: current.draft, rules: rules.direct,
      questions: rules.contentQuestions(.institutional))
    do throws(DirectDecision.Obstacle) {
      try decision.allowed(source: source.draft)
    } catch {
      throw decision.refusal(error)
    }
    let round = post.round + 1
    try desk.beginRound(
      round, of: post.id, lane: .direct, revision: current.id, by: author.id,
      findings: found.findings)
    try desk.insertDirectSource(
      DirectSource(
        link: source.link, post: source.post, textDigest: current.draft.textDigest()),
      of: post.id, round: round)
    try desk.approve(
      try desk.reading.post(post.id), revision: current, within: rules.publishWithin)
    desk.record(
      AuditObject(.post, post.id.rawValue, of: unit.id), after: current.digest,
      citations: rules.direct.citations, facts: ["round": "\(round)", "link": source.link])
    return Done()
  }

  private func source(
    of draft: PostDraft, at desk: Desk
  ) throws -> (link: String, post: PostID?, draft: PostDraft?) {
    var problems: [FieldProblem] = []
    let link = PostFields.requiredLink.check(link, field: Self.link, &problems)
    if let post = ownPost(link), problems.isEmpty {
      do {
        return (link, post, try desk.reading.publishedDraft(of: post))
      } catch let refusal as Refusal where refusal.code == OfficeRefusal.notFound.rawValue {
        throw Refusal.invalid([FieldProblem(Self.link, .notAChoice)])
      }
    }
    if problems.isEmpty, !WebAddress.isOne(link) {
      problems.append(FieldProblem(Self.link, .notALink))
    }
    if !isSame { problems.append(FieldProblem(Self.same, .notConfirmed)) }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return (link, nil, nil)
  }

  /// The item that a page of our own portal shows.
  private func ownPost(_ link: String) -> PostID? {
    let path = "/p/posts/"
    return link.hasPrefix(path) ? PostID(String(link.dropFirst(path.count))) : nil
  }
}
