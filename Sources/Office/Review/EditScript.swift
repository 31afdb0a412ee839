/// Where two sequences of numbers differ, with as few changes as the effort finds (Myers, "An O(ND)
/// Difference Algorithm", 1986, in its linear-space form: a point in the middle of the shortest way
/// is found from both ends, then each half by itself). Where the effort runs short, the ways found so
/// far from both ends stand, and what lies between counts as replaced.
struct EditScript {
  /// A stretch of the old sequence that became one of the new; one of them may be empty.
  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  private let old: [Int32]
  private let new: [Int32]
  /// How many positions may still be looked at; what is left over then counts as replaced.
  private var effort: Int
  private var changes: [Change] = []

  /// - Parameters:
  ///   - within: the stretch of both sequences to compare; all of them when nil.
  ///   - effort: how many positions to look at, at most: the bound of the time it takes. The memory
  ///     grows with its square root.
  static func changes(
    from old: [Int32], to new: [Int32], within: Change? = nil, effort: Int
  ) -> [Change] {
    var script = EditScript(old: old, new: new, effort: effort)
    script.compare(within ?? Change(old: old.indices, new: new.indices))
    return script.changes
  }

  private init(old: [Int32], new: [Int32], effort: Int) {
    self.old = old
    self.new = new
    self.effort = effort
  }

  private mutating func compare(_ whole: Change) {
    let part = withoutCommonEnds(whole)
    if part.old.isEmpty && part.new.isEmpty { return }
    let inner = part.old.isEmpty || part.new.isEmpty ? [] : cuts(through: part)
    guard !inner.isEmpty else { return append(part) }
    var (start, newStart) = (part.old.lowerBound, part.new.lowerBound)
    for cut in inner + [(part.old.upperBound, part.new.upperBound)] {
      compare(Change(old: start..<cut.old, new: newStart..<cut.new))
      (start, newStart) = cut
    }
  }

  private mutating func append(_ change: Change) {
    guard let last = changes.last, last.old.upperBound == change.old.lowerBound,
      last.new.upperBound == change.new.lowerBound
    else { return changes.append(change) }
    changes[changes.count - 1] = Change(
      old: last.old.lowerBound..<change.old.upperBound,
      new: last.new.lowerBound..<change.new.upperBound)
  }

  private func withoutCommonEnds(_ part: Change) -> Change {
    var (start, newStart) = (part.old.lowerBound, part.new.lowerBound)
    var (end, newEnd) = (part.old.upperBound, part.new.upperBound)
    while start < end, newStart < newEnd, old[start] == new[newStart] {
      start += 1
      newStart += 1
    }
    while end > start, newEnd > newStart, old[end - 1] == new[newEnd - 1] {
      end -= 1
      newEnd -= 1
    }
    return Change(old: start..<end, new: newStart..<newEnd)
  }

  /// Where to divide a part that has no common ends: on a shortest way through it, or, when half of
  /// the effort is spent, as far as each search has come.
  ///
  /// - Returns: nothing where the part cannot be divided.
  private mutating func cuts(through part: Change) -> [(old: Int, new: Int)] {
    let (width, height) = (part.old.count, part.new.count)
    let rest = effort / 2
    let steps = min((width + height + 1) / 2, Int(Double(max(effort, 0)).squareRoot()) + 1)
    var ahead = Frontier(Array(old[part.old]), Array(new[part.new]), steps: steps)
    var back = Frontier(old[part.old].reversed(), new[part.new].reversed(), steps: steps)
    // The searches can meet in the step ahead when the lengths differ by an odd number.
    let isOdd = (width - height) % 2 != 0
    for step in 0..<steps where effort > rest {
      if let met = ahead.advance(step, meeting: isOdd ? back : nil, &effort) {
        return inner([met], of: part)
      }
      if let met = back.advance(step, meeting: isOdd ? nil : ahead, &effort) {
        return inner([(width - met.x, height - met.y)], of: part)
      }
    }
    let (near, far) = (ahead.farthestPoint, back.farthestPoint)
    let end = (x: width - far.x, y: height - far.y)
    return inner(near.x <= end.x && near.y <= end.y ? [near, end] : [near], of: part)
  }

  /// Without the ends of a part: they would not make it smaller.
  private func inner(_ points: [(x: Int, y: Int)], of part: Change) -> [(old: Int, new: Int)] {
    points.filter { $0.x + $0.y > 0 && $0.x + $0.y < part.old.count + part.new.count }
      .map { (part.old.lowerBound + $0.x, part.new.lowerBound + $0.y) }
  }
}

/// How far a search from one end has come on each diagonal.
private struct Frontier {
  private let old: [Int32]
  private let new: [Int32]
  /// -1 where it has not been.
  private var farthest: [Int32]
  private let middle: Int
  /// The point with the most behind it.
  private(set) var farthestPoint = (x: 0, y: 0)
  /// Diagonals that have left the part.
  private var skipsLow = 0
  private var skipsHigh = 0

  init(_ old: [Int32], _ new: [Int32], steps: Int) {
    self.old = old
    self.new = new
    middle = steps + 1
    farthest = [Int32](repeating: -1, count: 2 * steps + 4)
    farthest[middle + 1] = 0
  }

  private func reach(_ diagonal: Int) -> Int? {
    let index = middle + diagonal
    guard farthest.indices.contains(index), farthest[index] >= 0 else { return nil }
    return Int(farthest[index])
  }

  /// Takes one more insertion or deletion on every diagonal.
  ///
  /// - Returns: where it meets the search from the other end, if that can be now.
  mutating func advance(
    _ step: Int, meeting other: Frontier?, _ effort: inout Int
  ) -> (x: Int, y: Int)? {
    let (width, height) = (old.count, new.count)
    var diagonal = -step + skipsLow
    while diagonal <= step - skipsHigh {
      let at = middle + diagonal
      let goesDown =
        diagonal == -step || (diagonal != step && farthest[at - 1] < farthest[at + 1])
      let start = Int(goesDown ? farthest[at + 1] : farthest[at - 1] + 1)
      var (x, y) = (start, start - diagonal)
      while x < width, y < height, old[x] == new[y] {
        x += 1
        y += 1
      }
      effort -= x - start + 1
      farthest[at] = Int32(truncatingIfNeeded: x)
      if x > width {
        skipsHigh += 2
      } else if y > height {
        skipsLow += 2
      } else if let theirs = other?.reach(width - height - diagonal), x + theirs >= width {
        return (x, y)
      }
      if x <= width, y <= height, x + y > farthestPoint.x + farthestPoint.y {
        farthestPoint = (x, y)
      }
      diagonal += 2
    }
    return nil
  }
}
