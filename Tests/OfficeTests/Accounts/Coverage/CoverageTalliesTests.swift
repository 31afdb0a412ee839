import Testing
import WorkCalendar

@testable import Office

@Suite struct CoverageTalliesTests {
  private let question = CoverageTallies.Question(ranges: [.subtree(of: "/1/")], level: nil)
  private let start = Instant(milliseconds: 1_764_000_000_000)

  /// What is counted in a look so many seconds after the first one.
  private func counted(
    _ tallies: CoverageTallies, after seconds: Int64, entry: Int64 = 7
  ) -> [CoverageKind] {
    var kinds: [CoverageKind] = []
    let counts = tallies.counts(
      of: question, entry: entry, now: start.advanced(byMilliseconds: seconds * 1_000)
    ) { kind in
      kinds.append(kind)
      return CappedCount(kinds.count)
    }
    #expect(Set(counts.keys) == Set(CoverageKind.allCases), "no reader misses a number")
    return kinds
  }

  @Test func `everything is counted at first, and nothing again while nothing happens`() {
    let tallies = CoverageTallies()
    #expect(counted(tallies, after: 0) == CoverageKind.allCases)
    #expect(counted(tallies, after: 9).isEmpty)
  }

  @Test func `after ten seconds each look counts one kind, until all are new`() {
    let tallies = CoverageTallies()
    _ = counted(tallies, after: 0)
    let again = CoverageKind.allCases.flatMap { _ in counted(tallies, after: 11) }
    #expect(again.count == CoverageKind.allCases.count)
    #expect(Set(again) == Set(CoverageKind.allCases))
    #expect(counted(tallies, after: 12).isEmpty)
  }

  @Test func `nothing is older than twenty seconds, and nothing older than an act`() {
    let tallies = CoverageTallies()
    _ = counted(tallies, after: 0)
    #expect(counted(tallies, after: 20) == CoverageKind.allCases)
    #expect(counted(tallies, after: 21, entry: 8) == CoverageKind.allCases)
    #expect(counted(tallies, after: 3, entry: 8) == CoverageKind.allCases, "a clock set back")
  }
}
