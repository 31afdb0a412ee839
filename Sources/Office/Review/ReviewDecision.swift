import Rulebook

/// Whether somebody may sign a stage of an item, on the revision they saw.
struct ReviewDecision {
  let stage: Stage
  let state: PostState
  let current: Revision
  /// Everybody who wrote a version of the item: nobody reviews their own words.
  let authors: Set<PersonID>
  /// Who has signed a stage of this round.
  let signers: Set<PersonID>
  /// Whether it is the second look at what went out on one signature.
  var isLaterCheck = false

  enum Obstacle: Error, Equatable, CaseIterable {
    case stageNotOpen, notCurrentRevision, authorSigns, samePersonTwoStages
  }

  /// - Parameters:
  ///   - revision: the revision the person saw.
  ///   - digest: its digest in lower-case hexadecimal, as it stood on the page.
  func signed(
    by person: PersonID, revision: RevisionID, digest: String
  ) throws(Obstacle) {
    try mayBeSigned(by: person)
    guard revision == current.id, digest == current.digest.hex, current.isIntact else {
      throw .notCurrentRevision
    }
  }

  /// The part that does not depend on what was seen.
  func mayBeSigned(by person: PersonID) throws(Obstacle) {
    let isDue = isLaterCheck ? state.allowsLaterCheck : state == .inReview
    guard stage.state == .open, isDue else { throw .stageNotOpen }
    if authors.contains(person) { throw .authorSigns }
    if signers.contains(person) { throw .samePersonTwoStages }
  }
}

/// Finds a different person for each stage, so that an item never waits for nobody.
enum Seating {
  /// The first stage that stays empty when each person signs one stage only; nil when all are
  /// filled.
  ///
  /// - Parameter candidates: for each stage, who could sign it.
  static func firstGap(_ candidates: [[PersonID]]) -> Int? {
    var seatOf: [PersonID: Int] = [:]
    for stage in candidates.indices {
      var tried: Set<PersonID> = []
      if !seat(stage, candidates, &seatOf, &tried) { return stage }
    }
    return nil
  }

  /// Gives the stage a person, moving others along where that frees one (Kuhn's method).
  private static func seat(
    _ stage: Int, _ candidates: [[PersonID]], _ seatOf: inout [PersonID: Int],
    _ tried: inout Set<PersonID>
  ) -> Bool {
    guard candidates.indices.contains(stage) else { return false }
    for person in candidates[stage] where tried.insert(person).inserted {
      if let other = seatOf[person], !seat(other, candidates, &seatOf, &tried) { continue }
      seatOf[person] = stage
      return true
    }
    return false
  }
}
