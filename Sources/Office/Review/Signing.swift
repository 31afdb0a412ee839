import Rulebook

/// What an act on a stage finds: the item held, the stage as it stands now, and the rules.
struct Signing {
  let post: Post
  let stage: Stage
  let decision: ReviewDecision
  /// Those of the unit that owns the item, not of the body that signs.
  let rules: GoverningRules
}

extension Desk {
  func findSigning(_ id: StageID) throws -> Signing {
    let post = try lockPost(try reading.stage(id).post)
    // Read again under the lock: another signature may have moved it.
    let stage = try reading.stage(id)
    let current = try reading.newestRevision(of: post.id)
    return Signing(
      post: post, stage: stage,
      decision: try reading.reviewDecision(on: stage, of: post, current: current),
      rules: try reading.rules(of: post))
  }

  /// Gives an item back to its author from a stage: the round ends and its agreements are void.
  /// What readers see already is not taken from them; it waits to be put right.
  func giveBack(_ found: Signing) throws {
    let (post, stage) = (found.post, found.stage)
    try close(stage, as: .returned)
    if found.decision.isLaterCheck, try giveBackPublished(post) { return }
    try voidStages(of: post, round: stage.round)
    try endRound(of: post, as: .returned)
    try withdraw(post, as: .returned)
  }

  /// Voids what a round has gathered, except where it was returned.
  func voidStages(of post: Post, round: Int64) throws {
    for stage in try reading.stages(of: post.id, round: round)
    where stage.state != .returned && stage.state != .void {
      try close(stage, as: .void)
    }
  }
}
