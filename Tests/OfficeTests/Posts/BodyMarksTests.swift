import Office
import Testing

/// Blocks from elsewhere, written down as a text.
@Suite struct BodyMarksTests {
  typealias Block = BodyText.Block
  typealias Inline = BodyText.Inline

  static let blocks: [(String, [Block])] = [
    (
      "## 二\n\n甲\n乙\n\n- 丙\n- 丁",
      [
        .heading([.text("二")]), .paragraph([[.text("甲")], [.text("乙")]]),
        .list([[.text("丙")], [.text("丁")]]),
      ]
    ),
    (
      "自**28日**起，见[通告](https://a.example/x)，停课",
      [
        .paragraph([
          [
            .text("自"), .strong("28日"), .text("起，见"), .link("通告", to: "https://a.example/x"),
            .text("，停课"),
          ]
        ])
      ]
    ),
    ("- 甲\n\n- 乙", [.list([[.text("甲")]]), .list([[.text("乙")]])]),
    ("电话 138****5678", [.paragraph([[.text("电话 138****5678")]])]),
    (
      "[甲](https://a.example/x_(1)),(乙)",
      [
        .paragraph([[.link("甲", to: "https://a.example/x_(1)"), .text(",(乙)")]])
      ]
    ),
  ]

  @Test(arguments: blocks)
  func `blocks are written as the marks that read back as they were`(text: String, blocks: [Block])
  {
    #expect(BodyText.text(of: blocks) == text)
    #expect(BodyText(text).blocks == blocks)
  }

  @Test(arguments: [
    ("## 甲", "＃＃ 甲"), ("- 甲", "－ 甲"), ("自**28日**起", "自＊＊28日＊＊起"),
    ("138****5678 和 139****0000", "138＊＊＊＊5678 和 139＊＊＊＊0000"),
    ("[甲](https://a.example)", "［甲］(https://a.example)"), ("- ", "- "), ("2 * 3", "2 * 3"),
  ])
  func `words that look like marks stay words`(words: String, written: String) {
    let text = BodyText.text(of: [.paragraph([[.text(words)]])])
    #expect(text == written)
    for case .paragraph(let lines) in BodyText(text).blocks {
      for case .strong in lines.joined() { Issue.record("strong: \(text)") }
    }
    #expect(BodyText(text).blocks.count == 1)
  }

  @Test(arguments: [
    ("https://a.example/x", "https://a.example/x"),
    ("https://a.example/路?q=甲 乙", "https://a.example/%E8%B7%AF?q=%E7%94%B2%20%E4%B9%99"),
    ("https://a.example/x_(1)", "https://a.example/x_%281%29"), ("http://a.example", nil),
    ("javascript:alert(1)", nil), ("//a.example", nil), ("/x", nil), ("#x", nil), ("", nil),
    ("https://bank.example@evil.example", nil), ("https://例.cn", nil), ("data:text/html,x", nil),
    ("java\nscript:alert(1)", nil), ("https://a.example\n/", nil),
    ("https://a.example/)x](javascript:1)", "https://a.example/%29x]%28javascript:1%29"),
  ])
  func `a link leads over TLS to a host, or nowhere`(text: String, address: String?) {
    #expect(BodyText.address(text) == address)
  }

  @Test func `strong words of any length are read back`() {
    let words = String(repeating: "强", count: 1_200)
    let text = BodyText.text(of: [.paragraph([[.strong(words)]])])
    #expect(BodyText(text).plain == words)
    #expect(text.hasPrefix("**") && text.hasSuffix("**"))
  }

  /// A fixed sequence, so that a failure comes again.
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let pieces = [
    "甲", "乙", "a", "1", " ", "*", "**", "****", "[", "]", "(", ")", "](", "## ", "- ",
    "https://a.example", "https://", "h", "#", ",", "木",
  ]

  @Test func `whatever the words are, the marks mean what they were to mean`() {
    var dice = Dice(state: 20_261_122)
    for _ in 0..<3_000 {
      let line = (0..<Int.random(in: 1...5, using: &dice)).map { _ in inline(using: &dice) }
      let text = BodyText.text(of: [.paragraph([line])])
      let read = BodyText(text).blocks.flatMap(\.lines).joined()
      #expect(strong(read) == strong(line), "\(text) from \(line)")
      #expect(addresses(line).isSubset(of: addresses(Array(read))), "\(text) from \(line)")
    }
  }

  private func inline(using dice: inout Dice) -> Inline {
    let words = (0..<Int.random(in: 1...6, using: &dice)).map { _ in
      Self.pieces.randomElement(using: &dice) ?? ""
    }.joined()
    return switch Int.random(in: 0...3, using: &dice) {
    case 0: .strong(words)
    case 1: .link(words, to: "https://b.example/x")
    default: .text(words)
    }
  }

  /// The strong words one after the other, in narrow signs and without blanks.
  private func strong(_ line: some Sequence<Inline>) -> String {
    line.compactMap { if case .strong(let words) = $0 { words } else { nil } }.joined()
      .replacing("＊", with: "*").replacing("［", with: "[").replacing("］", with: "]")
      .filter { $0 != " " }
  }

  private func addresses(_ line: [Inline]) -> Set<String> {
    Set(line.compactMap { if case .link(_, let address) = $0 { address } else { nil } })
  }
}

extension BodyText.Block {
  fileprivate var lines: [[BodyText.Inline]] {
    switch self {
    case .heading(let words): [words]
    case .paragraph(let lines), .list(let lines): lines
    }
  }
}
