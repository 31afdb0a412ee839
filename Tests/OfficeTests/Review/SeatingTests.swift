import Testing

@testable import Office

@Suite struct SeatingTests {
  struct Case: Sendable {
    let stages: [[Int64]]
    let gap: Int?
  }

  static let cases = [
    Case(stages: [], gap: nil), Case(stages: [[1]], gap: nil), Case(stages: [[]], gap: 0),
    Case(stages: [[1], [1]], gap: 1), Case(stages: [[1, 2], [1]], gap: nil),
    // The first gives way twice: 1 → 2, 2 → 3.
    Case(stages: [[1, 2], [1, 3], [1]], gap: nil),
    Case(stages: [[1, 2], [1, 2], [1, 2]], gap: 2), Case(stages: [[1], [2], []], gap: 2),
  ]

  @Test(arguments: cases)
  func `each stage finds a person of its own or the first empty one is named`(example: Case) {
    let candidates = example.stages.map { $0.map { PersonID($0) } }
    #expect(Seating.firstGap(candidates) == example.gap)
  }
}
