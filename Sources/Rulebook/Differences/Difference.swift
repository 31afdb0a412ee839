package import WorkCalendar

/// What two rulebooks say about one thing.
package struct Difference: Sendable, Hashable {
  package enum Kind: String, CaseIterable, Codable, Sendable {
    /// Both give numbers, and not the same.
    case conflict
    /// Both speak, and not alike; at most one of them in numbers.
    case wordsDiffer = "words-differ"
    case onlyLeft = "only-left"
    case onlyRight = "only-right"
    case same
  }

  package var topic: DifferenceTopic
  /// Nil where the text does not speak of it.
  package var left: Position?
  package var right: Position?
  package var kind: Kind
}

/// What one rulebook says about one thing.
package struct Position: Sendable, Hashable {
  /// In values that can be compared.
  package var facts: [PositionFact]
  /// In the rulebook's own words: titles of rules, or why it demands nothing.
  package var words: [LocalizedTitle]
  package var citations: [Citation]
  /// How well the least known of its rules is known.
  package var evidence: Evidence

  init(
    facts: [PositionFact] = [], words: [LocalizedTitle] = [], citations: [Citation],
    evidence: Evidence = .text
  ) {
    self.facts = facts
    self.words = words
    self.citations = citations
    self.evidence = evidence
  }

  init(_ absence: Absence) {
    self.init(words: [absence.reason], citations: absence.citations)
  }

  /// The facts that are numbers.
  package var numbers: [PositionFact] { facts.filter(\.isNumber) }

  /// Two positions on one topic as one.
  func joined(with other: Position) -> Position {
    Position(
      facts: facts + other.facts.filter { !facts.contains($0) },
      words: words + other.words.filter { !words.contains($0) },
      citations: citations.joined(with: other.citations))
  }
}

/// A value that a rulebook gives.
package enum PositionFact: Sendable, Hashable {
  /// After the event.
  case term(Term)
  /// Before the event.
  case lead(Term)
  case route(FilingMode, [FilingParty])
  /// How many signatures an item needs.
  case signatures(Int)
  case stage(StageKind, ReviewSeat)
  case atLeast(Int, RhythmPeriod)
  case atMost(Int, RhythmPeriod)
  case limit(Int, ParameterUnit)
  /// The most of one measure of a file.
  case measure(ParameterKey, Int, ParameterUnit)
  case minimum(Int, ParameterUnit)
  case interval(AssessmentInterval)
  case patrol(PatrolInterval)
  case notices(Int, isConsecutive: Bool)
  case keep(RetentionPeriod)
  case condition(DirectCondition)
  /// Ids or words of the rulebook.
  case names([String])

  package var isNumber: Bool {
    switch self {
    case .term, .lead, .signatures, .atLeast, .atMost, .limit, .measure, .minimum, .notices, .keep:
      true
    case .interval(let interval): interval != .regular
    case .patrol(.days): true
    case .patrol, .route, .stage, .condition, .names: false
    }
  }
}
