import WorkCalendar

/// Writes down what a person saw on the platform: where and when it was published by hand, or what
/// became of a sending whose answer was lost. Nothing is ever sent again on a guess (R85).
package struct RecordOutcome: Act {
  package static let name: ActName = "publishing.record-outcome"
  package static let permission = Permission(.publisher)
  /// The fields of what is written down.
  package static let link = "link"
  package static let time = "time"
  package static let reason = "reason"
  package static let evidence = "evidence"

  package let release: ReleaseID
  package let outcome: SeenOutcome
  /// A picture of what the platform showed.
  package let picture: IncomingFile?

  package init(_ release: ReleaseID, _ outcome: SeenOutcome, picture: IncomingFile? = nil) {
    self.release = release
    self.outcome = outcome
    self.picture = picture
  }

  package var place: Place { .release(release) }

  package func perform(at desk: Desk) throws -> PostID {
    let post = try desk.lockPost(try desk.reading.release(release).post)
    // Read again under the lock: somebody else may have written it down.
    let found = try desk.reading.release(release)
    guard found.state == .byHand || found.state == .unknown else {
      throw Refusal(PublishingRefusal.alreadySettled, facts: ["state": found.state.rawValue])
    }
    guard try !desk.reading.isBeingDelivered(found.id) else {
      throw Refusal(PublishingRefusal.beingAsked)
    }
    let seen = try check(against: found, at: desk.now)
    let account = try desk.reading.account(found.account)
    let evidence = try picture.map { try desk.keep($0, of: account.organization) }
    try desk.settle(
      found, as: seen, by: try desk.person().id, evidence: evidence,
      digest: digest(try desk.reading.parcel(found).words).hex)
    try desk.dropDeliveries(of: found.id)
    let (state, archive) = try desk.setState(after: found, of: post)
    desk.record(
      AuditObject(.release, release.rawValue, of: post.organization), after: archive,
      facts: [
        "post": "\(post.id)", "account": account.name, "outcome": seen.word,
        "state-before": found.state.rawValue, "state": state.rawValue,
        "files": [picture].compactMap { $0 }.auditWords,
      ])
    return post.id
  }

  /// What was seen, as it will be stored.
  ///
  /// - Throws: `office.invalid`.
  private func check(against release: Release, at now: Instant) throws -> SeenOutcome {
    var problems: [FieldProblem] = []
    if let picture {
      ReleaseFields.picture.check([picture], field: Self.evidence, &problems)
    }
    let seen: SeenOutcome
    switch outcome {
    case .published(let link, let at):
      let link = ReleaseFields.link.check(link, field: Self.link, &problems)
      if !link.isEmpty, !WebAddress.isOne(link) {
        problems.append(FieldProblem(Self.link, .notALink))
      }
      if link.isEmpty, picture == nil { problems.append(FieldProblem(Self.link, .required)) }
      let confirmed = release.confirmedAt ?? release.openedAt
      if at > now { problems.append(FieldProblem(Self.time, .notYet)) }
      if at < confirmed.wholeMinute { problems.append(FieldProblem(Self.time, .beforeConfirmed)) }
      seen = .published(link: link, at: max(at, confirmed))
    case .notPublished(let reason):
      seen = .notPublished(
        reason: ReleaseFields.reason.check(reason, field: Self.reason, &problems))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return seen
  }
}

/// What a person saw of a release on its platform.
package enum SeenOutcome: Sendable, Hashable {
  /// - Parameters:
  ///   - link: where it stands; empty where the platform gives none, then a picture shows it.
  ///   - at: when it was published there.
  case published(link: String, at: Instant)
  case notPublished(reason: String)
}

extension SeenOutcome {
  var word: String {
    switch self {
    case .published: "published"
    case .notPublished: "failed"
    }
  }
}

/// What is written down about a release by hand.
package enum ReleaseFields {
  package static let link = TextRule(maximum: 500, required: false)
  package static let reason = TextRule(maximum: 200)
  package static let picture = FileRule(maximumBytes: 10 << 20, types: [.png, .jpeg])
}
