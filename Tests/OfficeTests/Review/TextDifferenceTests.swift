import Office
import Testing

@Suite struct TextDifferenceTests {
  @Test func `one changed digit is one removal and one addition`() {
    #expect(
      TextDifference.between("自11月27日起", "自11月28日起") == [
        .same("自11月2"), .removed("7"), .added("8"), .same("日起"),
      ])
  }

  static let pairs: [(String, String)] = [
    ("", ""), ("", "新"), ("旧", ""), ("abcabba", "cbabac"), ("同", "同"),
    ("一二三四五", "五四三二一"), ("👨‍👩‍👧来", "👨‍👩‍👦来"), ("甲\n乙\n丙", "甲\n丙\n丁"),
    ("aaaaaaaaab", "b"), ("b", "baaaaaaaaa"),
  ]

  @Test(arguments: pairs)
  func `both texts can be read from the comparison`(old: String, new: String) {
    let changes = TextDifference.between(old, new)
    #expect(Self.old(changes) == old)
    #expect(Self.new(changes) == new)
  }

  @Test func `both texts can be read from the comparison of random texts`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let old = Self.text(&random)
      let new = Self.text(&random)
      let changes = TextDifference.between(old, new)
      #expect(Self.old(changes) == old && Self.new(changes) == new)
      #expect(Self.isTidy(changes))
    }
  }

  @Test func `a small change in a long text stays small`() {
    let long = String(repeating: "云川市公安局通告。", count: 2_200)
    let changed = long.replacing("通告", with: "公告", maxReplacements: 3)
    let changes = TextDifference.between(long, changed)
    #expect(changes.filter(\.isChange).count == 6)
    #expect(Self.new(changes) == changed)
  }

  @Test func `texts of the greatest length with nothing in common are compared`() {
    let old = String(repeating: "甲乙丙丁\n", count: 4_000)
    let new = String(repeating: "戊己庚辛\n", count: 4_000)
    let changes = TextDifference.between(old, new)
    #expect(Self.old(changes) == old && Self.new(changes) == new)
  }

  private static func text(_ random: inout SystemRandomNumberGenerator) -> String {
    let length = Int.random(in: 0...40, using: &random)
    return String((0..<length).compactMap { _ in "甲乙丙\n".randomElement(using: &random) })
  }

  private static func old(_ changes: [TextChange]) -> String {
    changes.map { change in
      switch change {
      case .same(let part), .removed(let part): part
      case .added: ""
      }
    }.joined()
  }

  private static func new(_ changes: [TextChange]) -> String {
    changes.map { change in
      switch change {
      case .same(let part), .added(let part): part
      case .removed: ""
      }
    }.joined()
  }

  private static func isTidy(_ changes: [TextChange]) -> Bool {
    for (left, right) in zip(changes, changes.dropFirst()) {
      if case .same = left, case .same = right { return false }
      if case .added = left, case .removed = right { return false }
    }
    return true
  }
}
