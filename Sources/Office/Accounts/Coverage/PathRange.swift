import Rulebook

/// A stretch of the tree in the order of paths.
///
/// Paths are `/1/4/9/` of digits, so that everything below a body lies between its path and that
/// path with a `~`, and nothing but the body itself between its path and that path with a `0`.
package struct PathRange: Sendable, Hashable {
  package let lower: String
  /// The first path behind it.
  package let upper: String

  package init?(_ lower: String, _ upper: String) {
    guard lower < upper else { return nil }
    self.lower = lower
    self.upper = upper
  }

  private init(from lower: String, to upper: String) {
    self.lower = lower
    self.upper = upper
  }

  /// A body with everything below it.
  package static func subtree(of path: String) -> PathRange {
    PathRange(from: path, to: path + "~")
  }

  package static func body(at path: String) -> PathRange {
    PathRange(from: path, to: path + "0")
  }

  package func clipped(to other: PathRange) -> PathRange? {
    PathRange(max(lower, other.lower), min(upper, other.upper))
  }

  /// What of it begins at a path; nil when nothing does.
  package func starting(at path: String) -> PathRange? { PathRange(max(lower, path), upper) }

  /// What of it comes after a body; nil when nothing does.
  package func following(_ path: String) -> PathRange? { starting(at: path + "0") }

  /// Overlapping stretches as one, in order.
  package static func merged(_ ranges: [PathRange]) -> [PathRange] {
    var result: [PathRange] = []
    for range in ranges.sorted(by: { $0.lower < $1.lower }) {
      if let last = result.last, range.lower <= last.upper {
        result[result.count - 1] = PathRange(
          from: last.lower, to: max(last.upper, range.upper))
      } else {
        result.append(range)
      }
    }
    return result
  }
}

/// A stretch of the tree in which the same rulebooks bind.
package struct RuleTerritory: Sendable, Hashable {
  package let range: PathRange
  /// The nearest body's first, each once, as for one body.
  package let chosen: [ChosenRulebook]

  /// What a body at a path put in force for itself and everything below it.
  package struct Adoption: Sendable, Hashable {
    package let path: String
    package let chosen: [ChosenRulebook]

    package init(path: String, chosen: [ChosenRulebook]) {
      self.path = path
      self.chosen = chosen
    }
  }

  /// Cuts a stretch where other rulebooks begin to bind.
  ///
  /// - Parameter adoptions: in the order of paths; those of the bodies above the stretch too.
  package static func territories(
    of range: PathRange, under adoptions: [Adoption]
  ) -> [RuleTerritory] {
    var result: [RuleTerritory] = []
    var open: [(upper: String, chosen: [ChosenRulebook])] = []
    var start = range.lower
    func close(at end: String) {
      if let piece = PathRange(start, min(end, range.upper)) {
        result.append(RuleTerritory(range: piece, chosen: open.last?.chosen ?? []))
      }
      start = max(start, end)
    }
    for adoption in adoptions {
      let whole = PathRange.subtree(of: adoption.path)
      guard whole.upper > range.lower else { continue }
      guard whole.lower < range.upper else { break }
      while let last = open.last, last.upper <= whole.lower {
        close(at: last.upper)
        open.removeLast()
      }
      close(at: whole.lower)
      let own = Set(adoption.chosen.map(\.id))
      let above = (open.last?.chosen ?? []).filter { !own.contains($0.id) }
      open.append((whole.upper, adoption.chosen + above))
    }
    while let last = open.last {
      close(at: last.upper)
      open.removeLast()
    }
    close(at: range.upper)
    return result
  }
}
