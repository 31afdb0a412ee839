/// Whether something may be done about a published item: looked at in the transaction that does it.
struct CorrectionDecision {
  let post: Post
  /// Of all rounds.
  let releases: [Release]
  let open: Correction?

  enum Obstacle: Error, Equatable, CaseIterable {
    case notPublished, alreadyOpen, underWay, notOpen, notDroppable

    var refusal: CorrectionRefusal {
      switch self {
      case .notPublished: .notPublished
      case .alreadyOpen: .alreadyOpen
      case .underWay: .underWay
      case .notOpen: .notOpen
      case .notDroppable: .notDroppable
      }
    }
  }

  /// Where the public can see it.
  var live: [Release] { releases.filter { $0.state == .published } }

  /// - Parameter kind: what is to be done.
  func opened(as kind: Correction.Kind) throws(Obstacle) {
    guard !live.isEmpty else { throw .notPublished }
    if let open, !kind.isGraver(than: open.kind) { throw .alreadyOpen }
    guard kind == .correct else { return }
    // Nothing is sent from a text that is being rewritten.
    guard !releases.contains(where: \.state.isOnItsWay), post.state.allowsRewriting else {
      throw .underWay
    }
  }

  /// - Parameter isOnPortal: whether the program itself takes it off.
  func ended(_ release: Release, isOnPortal: Bool) throws(Obstacle) -> Correction {
    guard let open, release.state == .published, release.round <= open.round else {
      throw .notOpen
    }
    // On the portal the new wording takes the place of the old one.
    if isOnPortal, open.kind == .correct { throw .notOpen }
    return open
  }

  /// - Parameter hasEnded: whether it ended a release already.
  func dropped(hasEnded: Bool) throws(Obstacle) -> Correction {
    guard let open else { throw .notOpen }
    let isAsPublished = post.round == open.round
    let isUntouched = open.kind == .correct ? post.state.isEditable : !post.state.isEditable
    guard !hasEnded, isAsPublished, isUntouched else { throw .notDroppable }
    return open
  }

  /// Whether nothing of the wrong wording can be seen any more, nor will be.
  static func isDone(_ correction: Correction, _ releases: [Release]) -> Bool {
    !releases.contains { release in
      release.round <= correction.round
        && (release.state == .published || release.state.isOnItsWay)
    }
  }
}

extension Release.State {
  /// It may stand on the platform at any moment: whoever has it in hand may have posted it already.
  var isOnItsWay: Bool { self == .sending || self == .unknown || self == .byHand }
}

extension PostState {
  /// Whether its author may get it back: it is there already, or all that could be sent was.
  var allowsRewriting: Bool {
    switch self {
    case .draft, .returned, .published, .partlyPublished, .publishing: true
    case .inReview, .approved, .failed, .discarded: false
    }
  }
}
