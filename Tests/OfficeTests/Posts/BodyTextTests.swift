import Office
import Testing

@Suite struct BodyTextTests {
  typealias Block = BodyText.Block

  @Test func `a blank line separates paragraphs and a line break is kept`() {
    #expect(
      BodyText("一\n二\n\n三").blocks == [
        .paragraph([[.text("一")], [.text("二")]]), .paragraph([[.text("三")]]),
      ])
  }

  @Test func `headings and lists begin with their marks`() {
    #expect(
      BodyText("## 绕行路线\n- 经三路\n- 未来路\n请提前规划").blocks == [
        .heading([.text("绕行路线")]),
        .list([[.text("经三路")], [.text("未来路")]]),
        .paragraph([[.text("请提前规划")]]),
      ])
  }

  static let inlines: [(String, [BodyText.Inline])] = [
    ("自**28日**起", [.text("自"), .strong("28日"), .text("起")]),
    ("**未完", [.text("**未完")]),
    ("****", [.text("****")]),
    ("2 * 3 ** 4", [.text("2 * 3 ** 4")]),
    (
      "见[通告](https://a.example/x)。",
      [.text("见"), .link("通告", to: "https://a.example/x"), .text("。")]
    ),
    (
      "见 https://a.example/x?y=1。",
      [
        .text("见 "), .link("https://a.example/x?y=1", to: "https://a.example/x?y=1"), .text("。"),
      ]
    ),
    (
      "(https://a.example).",
      [.text("("), .link("https://a.example", to: "https://a.example"), .text(").")]
    ),
  ]

  @Test(arguments: inlines)
  func `marks inside a line`(line: String, expected: [BodyText.Inline]) {
    #expect(BodyText(line).blocks == [.paragraph([expected])])
  }

  @Test(arguments: [
    "[x](javascript:alert(1))", "[x](http://a.example)", "[x](https://)", "http://a.example",
    "https://user@a.example", "[x](https://a.example@b.example)", "https://.example", "https://a",
    "[x](data:text/html,1)", "[](https://a.example)", "<a href=\"https://\">x</a>",
    "xhttps://a.example", "[x](https://a.example", "[x](//a.example)",
  ])
  func `what is no safe address stands for itself`(line: String) {
    for block in BodyText(line).blocks {
      guard case .paragraph(let lines) = block else {
        Issue.record("not a paragraph: \(block)")
        continue
      }
      for case .link(let words, let address) in lines.flatMap({ $0 }) {
        #expect(words == address && address == "https://a.example", "\(line) gave \(address)")
      }
    }
    #expect(BodyText(line).plain == line || BodyText(line).plain.contains("https://a.example"))
  }

  @Test func `no words are lost, whatever is typed`() {
    var random = SystemRandomNumberGenerator()
    let parts = ["## ", "- ", "**", "[", "](", ")", "https://a.example", "\n", "\n\n", "木", " "]
    for _ in 0..<500 {
      let text = (0..<20).compactMap { _ in parts.randomElement(using: &random) }.joined()
      let kept = BodyText(text).plain.filter { $0 == "木" }.count
      #expect(kept == text.filter { $0 == "木" }.count, "\(text)")
    }
  }

  @Test(arguments: ["[", "**", "[x](", "https://", "**a", "h", "]["])
  func `twenty thousand marks in a row are read`(mark: String) {
    let text = String(repeating: mark, count: 20_000 / mark.count)
    #expect(!BodyText(text).blocks.isEmpty)
  }
}
