import Rulebook
import WorkCalendar

/// One of the eight steps an item goes through, a–h in Yao'an 5.5, with who took it and when.
package struct LifecycleStep: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case collect, make, legality, secrecy, decision, entry, publication, archive

    /// The letter of the step in the text.
    package var letter: String {
      let letters = ["a", "b", "c", "d", "e", "f", "g", "h"]
      let index = Self.allCases.firstIndex(of: self) ?? 0
      return letters.indices.contains(index) ? letters[index] : ""
    }
  }

  package enum State: String, Sendable, CaseIterable {
    case done, current, waiting, returned
    /// The rulebooks in force ask for no such step.
    case notRequired = "not-required"
  }

  /// Who did something in a step, or who will.
  package struct Entry: Sendable, Hashable {
    package let stage: StageKind?
    package let account: AccountID?
    package let person: PersonID?
    /// Under which a signature was given.
    package let appointment: AppointmentID?
    package let at: Instant?
    package let state: State
    package let opinion: String?
    package let checklist: Checklist?
    package let clock: ClockID?

    init(
      stage: StageKind? = nil, account: AccountID? = nil, person: PersonID? = nil,
      appointment: AppointmentID? = nil, at: Instant? = nil, state: State,
      opinion: String? = nil, checklist: Checklist? = nil, clock: ClockID? = nil
    ) {
      self.stage = stage
      self.account = account
      self.person = person
      self.appointment = appointment
      self.at = at
      self.state = state
      self.opinion = opinion
      self.checklist = checklist
      self.clock = clock
    }
  }

  package let kind: Kind
  package let entries: [Entry]

  package var state: State {
    if entries.isEmpty { return kind.isReview ? .notRequired : .waiting }
    for state in [State.current, .returned] where entries.contains(where: { $0.state == state }) {
      return state
    }
    return entries.allSatisfy { $0.state == .done } ? .done : .waiting
  }
}

extension LifecycleStep.Kind {
  fileprivate var isReview: Bool { self == .legality || self == .secrecy || self == .decision }

  /// The step that a kind of signature belongs to.
  init(_ stage: StageKind) {
    switch stage {
    case .legalityReview: self = .legality
    case .secrecyReview: self = .secrecy
    default: self = .decision
    }
  }
}

/// The stages of an item's present round, or those that are to come where none of it holds.
package enum StageOutlook: Sendable {
  /// Empty where the round goes without signatures.
  case running([Stage])
  case planned([StageRule])

  /// - Parameters:
  ///   - stages: those of the present round; empty before the first submission.
  ///   - route: what the rules ask for as the item stands.
  ///   - isDirect: whether the round goes without signatures.
  init(stages: [Stage], route: ReviewRoute, isDirect: Bool) {
    if isDirect {
      self = .running([])
    } else if stages.allSatisfy({ $0.state == .void }) {
      // What was voided holds no longer: what comes next is the route.
      self = .planned(route.stages)
    } else {
      self = .running(stages)
    }
  }
}

/// Reads the eight steps from what stands in the books.
struct Lifecycle {
  let post: Post
  let current: Revision
  let outlook: StageOutlook
  let signatures: [Signature]
  let releases: [Release]

  var steps: [LifecycleStep] {
    LifecycleStep.Kind.allCases.map { LifecycleStep(kind: $0, entries: entries(of: $0)) }
  }

  private func entries(of kind: LifecycleStep.Kind) -> [LifecycleStep.Entry] {
    switch kind {
    case .collect:
      [LifecycleStep.Entry(person: post.author, at: post.createdAt, state: .done)]
    case .make:
      [
        LifecycleStep.Entry(
          person: current.author, at: current.createdAt,
          state: post.state.isEditable ? .current : .done)
      ]
    case .legality, .secrecy, .decision: reviews(in: kind)
    case .entry: releases.filter { $0.state != .void }.map(entry)
    case .publication: releases.filter { $0.state != .void }.map(publication)
    case .archive:
      post.archivedAt.map { [LifecycleStep.Entry(at: $0, state: .done)] } ?? []
    }
  }

  private func reviews(in kind: LifecycleStep.Kind) -> [LifecycleStep.Entry] {
    switch outlook {
    case .planned(let rules):
      return rules.filter { LifecycleStep.Kind($0.kind) == kind }
        .map { LifecycleStep.Entry(stage: $0.kind, state: .waiting) }
    case .running(let stages):
      return stages.filter { LifecycleStep.Kind($0.kind) == kind }.map { stage in
        let signature = signatures.first { $0.stage == stage.id }
        return LifecycleStep.Entry(
          stage: stage.kind, person: signature?.person,
          appointment: signature?.appointment, at: signature?.signedAt,
          state: LifecycleStep.State(stage.state), opinion: signature?.opinion,
          checklist: signature?.checklist, clock: stage.clock)
      }
    }
  }

  private func entry(_ release: Release) -> LifecycleStep.Entry {
    LifecycleStep.Entry(
      account: release.account, person: release.confirmedBy, at: release.confirmedAt,
      state: release.confirmedAt == nil ? .current : .done, clock: release.clock)
  }

  private func publication(_ release: Release) -> LifecycleStep.Entry {
    let state: LifecycleStep.State =
      switch release.state {
      case .published, .corrected, .withdrawn, .deleted: .done
      case .planned, .byHand, .sending, .unknown: .current
      case .failed: .returned
      case .awaiting, .void: .waiting
      }
    return LifecycleStep.Entry(account: release.account, at: release.publishedAt, state: state)
  }
}

extension LifecycleStep.State {
  init(_ state: Stage.State) {
    switch state {
    case .agreed: self = .done
    case .open: self = .current
    case .returned: self = .returned
    case .waiting, .void: self = .waiting
    }
  }
}
