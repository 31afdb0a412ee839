import Rulebook

/// What becomes of a row.
package enum RowVerdict: String, Sendable, CaseIterable, Codable {
  case new, changed, unchanged, bad
}

/// Why a row cannot be taken, or what to look at although it can.
package struct RowFault: Sendable, Hashable, Codable {
  /// `imports.reason.<reason>` is its phrase.
  package enum Reason: String, Sendable, CaseIterable, Codable {
    case formula, required, wrong, closed, cycle, taken, fixed, filed, disabled
    case untrained
    case cellError = "cell-error"
    case shortRow = "short-row"
    case tooLong = "too-long"
    case badCharacters = "bad-characters"
    case notAChoice = "not-a-choice"
    case notADate = "not-a-date"
    case notALink = "not-a-link"
    case notAPhone = "not-a-phone"
    case notAnEmail = "not-an-email"
    case dayToCome = "day-to-come"
    case twiceInFile = "twice-in-file"
    case secondRoot = "second-root"
    case unknownParent = "unknown-parent"
    case severalParents = "several-parents"
    case badParent = "bad-parent"
    case levelBelowParent = "level-below-parent"
    case unknownUnit = "unknown-unit"
    case severalUnits = "several-units"
    case secretRelated = "secret-related"
    case nameLacksUnit = "name-lacks-unit"
    case tooManyAccounts = "too-many-accounts"
    case ownPortal = "own-portal"
    case heldByOther = "held-by-other"
    case wrongState = "wrong-state"
    case otherHolder = "other-holder"
    case sameHolder = "same-holder"
    case holderWithoutName = "holder-without-name"
  }

  package let reason: Reason
  /// The columns it stands in, from 1; none when it is about the whole row.
  package let columns: [Int]
  /// What the phrase fills in.
  package let facts: [String: String]
  package let citations: [Citation]

  package init(
    _ reason: Reason, columns: [Int] = [], facts: [String: String] = [:],
    citations: [Citation] = []
  ) {
    (self.reason, self.columns, self.facts, self.citations) = (reason, columns, facts, citations)
  }
}

/// What stands otherwise in the table than in the books.
package struct RowChange: Sendable, Hashable, Codable {
  package let field: ImportField
  /// From 1.
  package let column: Int
  package let old: String
  package let new: String
}

/// What the reader is told about a row.
package struct RowReport: Sendable, Hashable, Codable {
  /// Names the row to the reader: a name, or whatever stands there.
  package var title = ""
  package var changes: [RowChange] = []
  package var faults: [RowFault] = []
  /// What does not stand in the way.
  package var cautions: [RowFault] = []
}

/// A row with its verdict, and what it brings in.
package struct PlannedRow<Entry: Sendable>: Sendable {
  package let row: ImportSheet.Row
  package let verdict: RowVerdict
  package let report: RowReport
  /// Nil for a bad row.
  package let entry: Entry?
  /// Rows of a smaller one come first: what others stand on.
  package let depth: Int
}

/// How many rows have which verdict.
package struct RowCounts: Sendable, Hashable, Codable {
  package var new = 0
  package var changed = 0
  package var unchanged = 0
  package var bad = 0

  package init() {}

  package init(_ verdicts: some Sequence<RowVerdict>) { for verdict in verdicts { add(verdict) } }

  package var all: Int { new + changed + unchanged + bad }

  package subscript(verdict: RowVerdict) -> Int {
    switch verdict {
    case .new: new
    case .changed: changed
    case .unchanged: unchanged
    case .bad: bad
    }
  }

  mutating func add(_ verdict: RowVerdict, _ count: Int = 1) {
    switch verdict {
    case .new: new += count
    case .changed: changed += count
    case .unchanged: unchanged += count
    case .bad: bad += count
    }
  }
}
