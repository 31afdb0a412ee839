/// The shortest way from one sequence to another (Myers, "An O(ND) Difference Algorithm", 1986).
enum EditScript {
  enum Step: Equatable {
    case same(String)
    case removed(String)
    case added(String)
  }

  /// - Parameter limit: the most insertions and deletions to follow.
  /// - Returns: nil when more are needed.
  static func between(_ old: [String], _ new: [String], limit: Int) -> [Step]? {
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var end = 0
    while end < old.count - start, end < new.count - start,
      old[old.count - 1 - end] == new[new.count - 1 - end]
    { end += 1 }
    let middleOld = old[start..<(old.count - end)]
    let middleNew = new[start..<(new.count - end)]
    guard let middle = Search(middleOld, middleNew).steps(limit: limit) else { return nil }
    return old[..<start].map(Step.same) + middle + old[(old.count - end)...].map(Step.same)
  }
}

/// Numbers stand for the elements: comparing numbers is cheap.
private struct Search {
  private let oldParts: ArraySlice<String>
  private let newParts: ArraySlice<String>
  private let old: [Int]
  private let new: [Int]

  init(_ oldParts: ArraySlice<String>, _ newParts: ArraySlice<String>) {
    self.oldParts = oldParts
    self.newParts = newParts
    var numbers: [String: Int] = [:]
    func number(_ part: String) -> Int {
      if let known = numbers[part] { return known }
      let fresh = numbers.count
      numbers[part] = fresh
      return fresh
    }
    old = oldParts.map(number)
    new = newParts.map(number)
  }

  func steps(limit: Int) -> [EditScript.Step]? {
    if old.isEmpty { return newParts.map(EditScript.Step.added) }
    if new.isEmpty { return oldParts.map(EditScript.Step.removed) }
    guard let frontiers = frontiers(limit: min(limit, old.count + new.count)) else { return nil }
    return walkBack(frontiers)
  }

  /// For each number of edits, the farthest position in `old` on each diagonal.
  private func frontiers(limit: Int) -> [[Int]]? {
    var history: [[Int]] = []
    var farthest = [Int](repeating: 0, count: 2 * limit + 3)
    let middle = limit + 1
    for edits in 0...limit {
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let goesDown =
          diagonal == -edits
          || (diagonal != edits
            && farthest[middle + diagonal - 1] < farthest[middle + diagonal + 1])
        var x =
          goesDown ? farthest[middle + diagonal + 1] : farthest[middle + diagonal - 1] + 1
        if edits == 0 { x = 0 }
        var y = x - diagonal
        while x < old.count, y >= 0, y < new.count, old[x] == new[y] {
          x += 1
          y += 1
        }
        farthest[middle + diagonal] = x
        if x >= old.count, y >= new.count {
          history.append(Array(farthest[(middle - edits)...(middle + edits)]))
          return history
        }
      }
      history.append(Array(farthest[(middle - edits)...(middle + edits)]))
    }
    return nil
  }

  private func walkBack(_ history: [[Int]]) -> [EditScript.Step] {
    var steps: [EditScript.Step] = []
    var (x, y) = (old.count, new.count)
    func add(_ kind: (String) -> EditScript.Step, _ parts: ArraySlice<String>, _ index: Int) {
      let position = parts.startIndex + index
      if parts.indices.contains(position) { steps.append(kind(parts[position])) }
    }
    for edits in stride(from: history.count - 1, through: 0, by: -1) {
      let diagonal = x - y
      var (fromX, fromY) = (0, 0)
      if edits > 0 {
        let before = history[edits - 1]
        func reach(_ diagonal: Int) -> Int {
          let index = diagonal + edits - 1
          return before.indices.contains(index) ? before[index] : -1
        }
        let goesDown =
          diagonal == -edits || (diagonal != edits && reach(diagonal - 1) < reach(diagonal + 1))
        fromX = goesDown ? reach(diagonal + 1) : reach(diagonal - 1)
        fromY = fromX - (goesDown ? diagonal + 1 : diagonal - 1)
      }
      while x > fromX, y > fromY, x > 0, y > 0, old[x - 1] == new[y - 1] {
        x -= 1
        y -= 1
        add(EditScript.Step.same, oldParts, x)
      }
      guard edits > 0 else { break }
      if x > fromX {
        x -= 1
        add(EditScript.Step.removed, oldParts, x)
      } else if y > fromY {
        y -= 1
        add(EditScript.Step.added, newParts, y)
      }
    }
    return steps.reversed()
  }
}
