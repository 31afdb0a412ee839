/// The comparison of two rulebooks, topic by topic.
package enum Differences {
  /// What two rulebooks say on every topic of which at least one speaks.
  ///
  /// Conflicts of numbers come first; otherwise the order is that of
  /// ``DifferenceTopic/Subject``. A text that states that it demands nothing speaks: in words.
  package static func between(left: Rulebook, right: Rulebook) -> [Difference] {
    let (first, second) = (PositionList(left), PositionList(right))
    var topics: [DifferenceTopic] = []
    for topic in first.topics + second.topics where !topics.contains(topic) {
      topics.append(topic)
    }
    let rows = DifferenceTopic.Subject.allCases.flatMap { subject in
      topics.filter { $0.subject == subject }.map { topic in
        row(topic, first.position(on: topic), second.position(on: topic))
      }
    }
    return rows.filter { $0.kind == .conflict } + rows.filter { $0.kind != .conflict }
  }

  private static func row(
    _ topic: DifferenceTopic, _ left: Position?, _ right: Position?
  ) -> Difference {
    Difference(topic: topic, left: left, right: right, kind: kind(left, right))
  }

  private static func kind(_ left: Position?, _ right: Position?) -> Difference.Kind {
    guard let left else { return .onlyRight }
    guard let right else { return .onlyLeft }
    let (first, second) = (Set(left.numbers), Set(right.numbers))
    if !first.isEmpty, !second.isEmpty, first != second { return .conflict }
    let isSame = Set(left.facts) == Set(right.facts) && Set(left.words) == Set(right.words)
    return isSame ? .same : .wordsDiffer
  }
}

/// What one rulebook says, by topic.
struct PositionList {
  /// Ends the detail of a review on the main account.
  static let mainAccount = ".main"

  private(set) var topics: [DifferenceTopic] = []
  private var positions: [DifferenceTopic: Position] = [:]
  /// What is said of a whole subject, where no detail is given.
  private var absences: [DifferenceTopic.Subject: Position] = [:]
  private let rulebook: Rulebook

  init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    addFiling(of: rulebook)
    addEligibility(of: rulebook)
    addReview(of: rulebook)
    addPublishing(of: rulebook)
    addMessages(of: rulebook)
    addConduct(of: rulebook)
    addFormats(of: rulebook)
  }

  /// What is said on a topic; a detail that is missing takes what is said of the whole subject.
  func position(on topic: DifferenceTopic) -> Position? {
    guard var position = known(topic) else { return nil }
    position.evidence = rulebook.evidence(of: position.citations)
    return position
  }

  private func known(_ topic: DifferenceTopic) -> Position? {
    if let position = positions[topic] { return position }
    // Where a text does not tell accounts apart, what it says of the one holds for the other.
    if topic.subject == .review, let detail = topic.detail, detail.hasSuffix(Self.mainAccount) {
      let own = DifferenceTopic(.review, String(detail.dropLast(Self.mainAccount.count)))
      if let position = positions[own] { return position }
    }
    return absences[topic.subject]
  }

  mutating func add(
    _ subject: DifferenceTopic.Subject, _ detail: String? = nil, _ position: Position?
  ) {
    guard let position else { return }
    let topic = DifferenceTopic(subject, detail)
    if let known = positions[topic] {
      positions[topic] = known.joined(with: position)
    } else {
      positions[topic] = position
      topics.append(topic)
    }
  }

  /// Notes that an article was read and demands nothing on some subjects.
  mutating func add(_ absence: Absence?, on subjects: DifferenceTopic.Subject...) {
    guard let absence else { return }
    for subject in subjects { absences[subject] = Position(absence) }
  }
}
