import Testing

@testable import QRCode

@Suite struct `The penalty` {
  func penalty(_ rows: [String]) -> Penalty {
    Penalty(modules: rows.joined().utf8.map { $0 == UInt8(ascii: "#") ? 1 : 0 }, side: rows.count)
  }

  @Test(arguments: [
    ("####.#.#.#.#", 0), ("#####.#.#.#.", 3), ("#######.#.#.", 5), ("#.#.#......#", 4),
    ("#.#####.####", 3), ("#.###.#.#.#.", 40), (".#.###.#....", 40), ("##.#.###.#..", 40),
    ("#.#.###.#.#.", 0), ("..#.###.#.#.", 40), ("....#.###.#.", 40),
  ])
  func `counts runs and likenesses of a finder in a line`(line: String, points: Int) {
    let rest = Array(repeating: String(repeating: ".", count: 12), count: 11)
    #expect(penalty([line] + rest).line(from: 0, by: 1) == points)
  }

  @Test func `counts squares of one colour`() {
    #expect(penalty(["###", "###", "..."]).blocks == 6)
    #expect(penalty(["#.#", ".#.", "#.#"]).blocks == 0)
    #expect(penalty(["...", "...", "..."]).blocks == 12)
  }

  @Test func `counts what differs from half dark`() {
    #expect(penalty(["#.", ".#"]).balance == 0)
    #expect(penalty(["##", ".#"]).balance == 50)
    #expect(penalty(["..", ".."]).balance == 100)
  }

  @Test func `decides on the mask`() throws {
    let version = Version(number: 2)
    var grid = Grid(version)
    grid.place(Array(repeating: 0x5A, count: version.codewordCount))
    let penalties = (0..<8).map {
      Penalty(modules: grid.masked($0, .low), side: version.side).total
    }
    let least = try #require(penalties.min())
    #expect(penalties.firstIndex(of: least) == grid.leastPenalized(.low).mask)
    #expect(grid.leastPenalized(.low).modules == grid.masked(grid.leastPenalized(.low).mask, .low))
  }
}
