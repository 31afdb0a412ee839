import Rulebook
import WorkCalendar

/// Whether a release may be sent: looked at again, in the transaction that sends it.
package struct ReleaseDecision {
  let release: Release
  let post: Post
  let account: Account
  /// Whether another account of the same round has a name that ends alike.
  var hasNamesake = false
  /// Whether the item is being withdrawn or deleted, or was.
  var isTakenDown = false
  /// The newest revision of the item.
  let current: Revision
  let authors: Set<PersonID>
  /// All stages of the item's present round.
  let stages: [Stage]
  /// All signatures of the item's present round.
  let signatures: [Signature]
  /// Where the same text stands already, when the round went without signatures.
  let source: DirectSource?
  /// Whether it still stands there, word for word; of another site nobody can say.
  var sourceStands = true
  /// What the rules let out directly; asked for where there is such a source.
  let direct: [DirectRule]
  /// What let the round out on its first signature, where something did.
  var urgent: UrgentRule?

  enum Obstacle: Error, Equatable, CaseIterable {
    case notApproved, notInState, notCurrentRevision, signaturesIncomplete, accountClosed
    case accountSuspended, tooEarly, authorPublishes, wrongAccountName, wrongPlatform
  }

  /// How a release goes out.
  enum Way: Equatable {
    case now
    /// The courier takes it up at that time.
    case planned(Instant)
    /// A person publishes it on the platform, to which no connector leads.
    case byHand
  }

  /// What the publisher typed to show that the account was looked at (Hunan art. 33).
  struct Typed {
    /// The last two characters of the account's name.
    let name: String
    /// Asked for where another account of the item has a name that ends alike.
    let platform: Platform?
  }

  /// - Parameters:
  ///   - states: the states from which it may be sent.
  ///   - now: what was signed for a later time waits for it.
  func confirmed(
    from states: Set<Release.State>, typed: Typed, by publisher: PersonID, at now: Instant
  ) throws(Obstacle) -> Way {
    try mayGoOut(from: states, by: publisher)
    let way = way(at: now)
    // Nobody may publish by hand what is not due yet, and nothing waits for us there.
    if way == .byHand, isEarly(at: now) { throw .tooEarly }
    guard typed.name == account.confirmation else { throw .wrongAccountName }
    if hasNamesake, typed.platform != account.platform { throw .wrongPlatform }
    return way
  }

  /// Looks at a planned release again when its time has come.
  func started(at now: Instant) throws(Obstacle) {
    guard let publisher = release.confirmedBy else { throw .notInState }
    try mayGoOut(from: [.planned], by: publisher)
    if isEarly(at: now) { throw .tooEarly }
  }

  private func mayGoOut(
    from states: Set<Release.State>, by publisher: PersonID
  ) throws(Obstacle) {
    guard Self.approvedStates.contains(post.state), post.approvedAt != nil else {
      throw .notApproved
    }
    guard states.contains(release.state), release.round == post.round, !isTakenDown else {
      throw .notInState
    }
    guard account.state != .suspended else { throw .accountSuspended }
    guard account.isOpen else { throw .accountClosed }
    guard release.revision == current.id, current.isIntact,
      current.draft.accounts.contains(account.id)
    else { throw .notCurrentRevision }
    guard isFullySigned || isDirect || isUrgentlySigned else { throw .signaturesIncomplete }
    if source != nil, direct.contains(where: \.needsSecondPerson), authors.contains(publisher) {
      throw .authorPublishes
    }
  }

  private func way(at now: Instant) -> Way {
    guard !account.platform.isByHand else { return .byHand }
    guard let planned = current.draft.plannedAt, now < planned else { return .now }
    return .planned(planned)
  }

  private func isEarly(at now: Instant) -> Bool {
    current.draft.plannedAt.map { now < $0 } ?? false
  }

  /// Every stage of the round agreed to, each by another person who wrote none of it, all on just
  /// this revision.
  var isFullySigned: Bool { !stages.isEmpty && areSigned(stages) }

  /// Where a rule lets the item out on one signature: the first stage agreed to in just that way, and
  /// the second one on its signer's desk, or agreed to as well.
  var isUrgentlySigned: Bool {
    guard let urgent, stages.count == 2,
      let first = stages.first(where: { $0.kind == urgent.first }),
      let second = stages.first(where: { $0.kind == urgent.second })
    else { return false }
    return second.state == .open ? areSigned([first]) : areSigned([first, second])
  }

  /// Whether nobody has signed but one person for each of these stages.
  private func areSigned(_ owed: [Stage]) -> Bool {
    let signers = Set(signatures.map(\.person))
    guard signatures.count == owed.count, signers.count == signatures.count,
      signers.isDisjoint(with: authors)
    else { return false }
    return owed.allSatisfy { stage in
      stage.state == .agreed
        && signatures.contains { signature in
          signature.stage == stage.id && signature.decision == .agree
            && signature.revision == release.revision
            && signature.revisionDigest == current.digest
        }
    }
  }

  /// Nobody signs what the rules let out because the same text stands on the portal already.
  var isDirect: Bool {
    guard let source else { return false }
    return stages.isEmpty && !direct.isEmpty && sourceStands
      && source.textDigest == current.draft.textDigest()
      && current.draft.forms == nil
  }

  private static let approvedStates: Set<PostState> = [
    .approved, .publishing, .partlyPublished, .failed,
  ]
}

extension PostState {
  /// Where an item stands when its releases stand so; nil while nothing is settled or under way.
  static func settled(by releases: [Release.State]) -> PostState? {
    let live = releases.filter { $0 != .void }
    if live.isEmpty || live.allSatisfy({ $0 == .awaiting }) { return nil }
    guard live.allSatisfy(\.isSettled) else { return .publishing }
    if live.allSatisfy(\.wasPublished) { return .published }
    return live.contains(where: \.wasPublished) ? .partlyPublished : .failed
  }
}
