/// A run of digits, and how it hangs on the run before it.
struct NumberGroup: Sendable {
  /// What stands between two runs of digits.
  enum Link: Sendable {
    /// Nothing that could belong to one number.
    case none
    case space
    case hyphen
    case dot
    /// The brackets around an area code.
    case bracket
  }

  var range: Range<Int>
  var link: Link
  var count: Int { range.count }
}

extension ScannedText {
  /// Longest stretch between two groups of one number.
  private static let longestGap = 4

  /// Every run of digits outside the ranges, which are in order and do not overlap.
  func numberGroups(outside covered: [Range<Int>]) -> [NumberGroup] {
    var groups: [NumberGroup] = []
    var waiting = covered[...]
    for run in runs {
      while let next = waiting.first, next.upperBound <= run.lowerBound {
        waiting = waiting.dropFirst()
      }
      if waiting.first?.overlaps(run) == true { continue }
      var index = run.lowerBound
      while index < run.upperBound {
        let start = index
        while index < run.upperBound, Self.isDigit(scalars[index]) { index += 1 }
        if index > start {
          let link = groups.last.map { self.link(from: $0.range.upperBound, to: start) } ?? .none
          groups.append(NumberGroup(range: start..<index, link: link))
        } else {
          index += 1
        }
      }
    }
    return groups
  }

  private func link(from end: Int, to start: Int) -> NumberGroup.Link {
    guard end < start, start - end <= Self.longestGap else { return .none }
    var (hyphens, dots, brackets) = (0, 0, 0)
    for scalar in scalars[end..<start] {
      switch scalar {
      case Self.space: continue
      case Self.hyphen: hyphens += 1
      case Self.dot: dots += 1
      case 0x28, 0x29: brackets += 1
      default:
        guard Self.isMiddleDot(scalar) else { return .none }
        dots += 1
      }
    }
    switch (hyphens, dots, brackets) {
    case (0, 0, 0): return start - end <= 2 ? .space : .none
    case (1...2, 0, 0): return .hyphen
    case (0, 1, 0): return start - end == 1 ? .dot : .none
    case (0...1, 0, 1): return .bracket
    default: return .none
    }
  }

  /// The value of a few digits; nil for anything else.
  func value(of range: Range<Int>) -> Int? {
    guard range.count <= 9, range.lowerBound >= 0, range.upperBound <= count else { return nil }
    var value = 0
    for scalar in scalars[range] {
      guard Self.isDigit(scalar) else { return nil }
      value = value * 10 + Int(scalar - 0x30)
    }
    return value
  }
}

/// The digits of several groups that make one number, and where they stand.
struct JoinedNumber: Sendable {
  /// Values 0...9; 10 for the X that ends a resident number.
  var digits: [Int]
  var sizes: [Int]
  var links: [NumberGroup.Link]
  var range: Range<Int>
  /// Number of the first group and of the one after the last.
  var groups: Range<Int>

  var count: Int { digits.count }

  /// The number that some digits stand for.
  func value(_ range: Range<Int>) -> Int {
    digits[range.clamped(to: 0..<digits.count)].reduce(0) { $0 * 10 + $1 }
  }

  var text: String { digits.map { $0 == 10 ? "X" : "\($0)" }.joined() }
}
