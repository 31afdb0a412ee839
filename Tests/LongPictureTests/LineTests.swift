import Testing

@testable import LongPicture

@Suite struct `A line of a long picture` {
  @Test(arguments: [
    ("甲乙丙丁戊己", 4, ["甲乙丙丁", "戊己"]),
    // A stop hangs by its empty half where that is enough, else takes a character along.
    ("甲乙丙，丁戊", 3, ["甲乙", "丙，丁", "戊"]), ("甲1乙，丙", 3, ["甲1乙，", "丙"]),
    ("甲乙丙丁！戊", 4, ["甲乙丙", "丁！戊"]),
    ("甲乙（丙丁）", 3, ["甲乙", "（丙", "丁）"]), ("甲乙丙《丁》", 4, ["甲乙丙", "《丁》"]),
    ("甲乙“丙丁”", 3, ["甲乙", "“丙丁”"]), ("甲乙丙50%丁", 4, ["甲乙丙", "50%丁"]),
    ("甲乙丙￥5", 4, ["甲乙丙", "￥5"]), ("甲乙丙6℃", 4, ["甲乙丙", "6℃"]),
    // Dashes and points of omission are two characters long.
    ("甲乙丙——丁", 4, ["甲乙丙", "——丁"]), ("甲乙丙……丁", 4, ["甲乙丙", "……丁"]),
    ("甲乙丙·丁", 3, ["甲乙", "丙·丁"]), ("甲乙和/或", 3, ["甲乙", "和/或"]),
    // Words, numbers and addresses stay together.
    ("甲乙丙Woodbell", 4, ["甲乙丙", "Woodbell"]), ("甲乙2026年", 3, ["甲乙", "2026年"]),
    ("the office says it", 5, ["the office ", "says it"]),
    ("it’s", 1, ["it", "’s"]), ("甲说\"好\"吗", 3, ["甲", "说\"好\"", "吗"]),
    ("甲乙 丙丁", 2, ["甲乙 ", "丙丁"]), ("甲乙丙（ 丁", 4, ["甲乙丙", "（ 丁"]),
    // Unless one alone is longer than a line.
    ("甲12:30-13:00乙", 5, ["甲", "12:30-", "13:00乙"]),
    ("甲a.gov.cn/notice/2026", 5, ["甲", "a.gov.cn/", "notice/", "2026"]),
    ("aaaaaaa", 2, ["aaaa", "aaa"]), ("。。。。。", 2, ["。。", "。。", "。"]),
    ("甲\u{200B}乙", 9, ["甲\u{200B}乙"]), ("", 3, []),
  ])
  func `ends where Chinese and Latin let it end`(text: String, width: Int, expected: [String]) {
    #expect(lines(text, width) == expected)
  }

  @Test func `is shorter by the indent when it is the first`() {
    #expect(lines("甲乙丙丁戊己庚", 4, indent: 2) == ["甲乙", "丙丁戊己", "庚"])
    #expect(lines("甲乙丙丁", 2, indent: 9) == ["甲", "乙丙", "丁"])
  }

  @Test(arguments: 3...30)
  func `never begins with a closing mark nor ends with an opening one`(width: Int) {
    let pieces = [
      "木", "铎", "通知", "，", "。", "《规定》", "（试行）", "“好”", "2026", "office ", "——", "、",
    ]
    var state = UInt64(width)
    var text = ""
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let piece = pieces[Int(state >> 33) % pieces.count]
      // Two stops in a row are no Chinese.
      if let last = text.last, "，。、".contains(last), "，。、".contains(piece) { continue }
      text += piece
    }
    let lines = lines(text, max(width, 8))
    #expect(lines.joined() == text)
    for line in lines {
      let letters = letters(line)
      let room = letters.reduce(0) { $0 + ($1.manner == .space ? 0 : $1.advance) }
      #expect(room - (letters.last?.slack ?? 0) <= max(width, 8) * 2)
      #expect(line == lines.first || letters.first?.manner.neverBegins == false, "\(line)")
      #expect(letters.last { $0.manner != .space }?.manner.neverEnds == false, "\(line)")
    }
  }
}

/// The lines of a text in a column of so many Chinese characters; words take half their room.
private func lines(_ text: String, _ width: Int, indent: Int = 0) -> [String] {
  let letters = letters(text)
  return LineBreaker(width: width * 2, indent: indent * 2).lines(letters)
    .map { range in String(letters[range].map(\.character)) }
}

private func letters(_ text: String) -> [Letter] {
  text.map { character in
    let manner = Manner(character)
    let advance = manner.isOfWord || manner == .space ? 1 : 2
    return Letter(
      character: character, glyph: Glyph(face: 0, number: 1, size: 2, advance: advance))
  }
}
