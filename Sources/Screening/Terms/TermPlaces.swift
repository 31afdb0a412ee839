internal import Rulebook

/// A word found for an entry, in bytes of the text.
struct TermPlace {
  var entry: Int
  var start: Int
  var end: Int
}

extension [TermPlace] {
  /// What is left when the words that stand rightly are taken out.
  ///
  /// - Parameter exceptions: places of words, by the entry that they spare.
  func outside(_ exceptions: [Int: [Range<Int>]]) -> [TermPlace] {
    guard !exceptions.isEmpty else { return self }
    let merged = exceptions.mapValues { $0.merged() }
    return filter { place in
      guard let ranges = merged[place.entry] else { return true }
      let first = ranges.firstIndexOfSorted { $0.upperBound > place.start }
      return first == ranges.count || ranges[first].lowerBound >= place.end
    }
  }

  /// What is left, in order, when a word inside a longer one of its family goes, unless the longer
  /// one weighs less.
  func outermost(entries: ContiguousArray<TermPatterns.Entry>) -> [TermPlace] {
    let sorted = self.sorted { left, right in
      if left.start != right.start { return left.start < right.start }
      if left.end != right.end { return left.end > right.end }
      return entries[left.entry].family < entries[right.entry].family
    }
    // For each family and rank, how far the words so far reach.
    let ranks = FindingLevel.allCases.count
    let families = sorted.reduce(0) { Swift.max($0, entries[$1.entry].family + 1) }
    var reached = [Int](repeating: 0, count: families * ranks)
    return sorted.filter { place in
      let entry = entries[place.entry]
      let first = entry.family * ranks
      for known in first...first + entry.rank where reached[known] >= place.end { return false }
      reached[first + entry.rank] = place.end
      return true
    }
  }
}

extension [Range<Int>] {
  /// The same places in order, those that overlap as one.
  fileprivate func merged() -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound < last.upperBound {
        result[result.count - 1] =
          last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// Index of the first range for which a test holds, when it holds for all behind it as well.
  fileprivate func firstIndexOfSorted(where test: (Range<Int>) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if test(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
