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

  @Test func `no comparison takes out more than it has to`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      // Without the ends of sentences, which are compared first.
      let old = Self.text(&random).replacing("\n", with: "丁")
      let new = Self.text(&random).replacing("\n", with: "丁")
      let same = TextDifference.between(old, new).filter { !$0.isChange }
      #expect(Self.old(same).count == Self.longestCommon(Array(old), Array(new)))
    }
  }

  @Test func `random edits of a long text are found where they were made`() {
    var random = SystemRandomNumberGenerator()
    let sentences = (0..<600).map { "第\($0)路口自11月28日起实行夜间管制，请提前绕行。" }
    for count in [1, 20, 200] {
      var edited = sentences
      for _ in 0..<count {
        let place = Int.random(in: 0..<edited.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: edited.remove(at: place)
        case 1: edited.insert("本条为新增内容。\n", at: place)
        default: edited[place] = edited[place].replacing("管制", with: "限行")
        }
      }
      let (old, new) = (sentences.joined(), edited.joined())
      let changes = TextDifference.between(old, new)
      #expect(Self.old(changes) == old && Self.new(changes) == new && Self.isTidy(changes))
      let taken = Self.old(changes.filter(\.isChange))
      #expect(taken.count <= count * 30, "no more is taken out than what was edited")
    }
  }

  @Test func `characters that look the same and are written otherwise differ`() {
    let changes = TextDifference.between("caf\u{e9}", "cafe\u{301}")
    #expect(changes.filter(\.isChange).count == 2)
    #expect(changes.first == .same("caf"))
  }

  /// The length of the longest common subsequence.
  private static func longestCommon(_ old: [Character], _ new: [Character]) -> Int {
    var row = [Int](repeating: 0, count: new.count + 1)
    for character in old {
      var before = 0
      for (index, other) in new.enumerated() {
        let above = row[index + 1]
        row[index + 1] = character == other ? before + 1 : max(above, row[index])
        before = above
      }
    }
    return row[new.count]
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
