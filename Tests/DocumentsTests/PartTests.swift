import Archives
import Documents
import Testing

/// What of a document becomes a draft: headings, lists, strong words and links, and nothing else.
@Suite struct PartTests {
  private static func parts(_ text: String, _ kind: DocumentKind) throws -> [DocumentPart] {
    try TextDocument.read(Array(text.utf8), as: kind).parts
  }

  private static func plain(_ words: String...) -> DocumentPart {
    .paragraph(words.map { [DocumentRun(words: $0)] })
  }

  private static func list(_ words: String...) -> DocumentPart {
    .list(words.map { [DocumentRun(words: $0)] })
  }

  static let pages: [(String, [DocumentPart])] = [
    ("<p>甲</p><p>乙<br>丙</p>", [plain("甲"), plain("乙", "丙")]),
    (
      "<h1>题</h1><p>甲</p><h2>一、路段</h2><p>乙</p>",
      [
        plain("甲"), .heading([DocumentRun(words: "一、路段")]), plain("乙"),
      ]
    ),
    ("<ul><li>甲<li><p>乙</p></ul><p>丙</p>", [list("甲", "乙"), plain("丙")]),
    ("<ol><li>甲</li><li>乙</li></ol>", [plain("1. 甲", "2. 乙")]),
    (
      "<ol start=3 type=A><li>甲</li><li value=9>乙</li><li>丙</li></ol>",
      [plain("C. 甲", "I. 乙", "J. 丙")]
    ),
    ("<ul><li>甲<ol><li>乙</ol></ul>", [list("甲"), plain("1. 乙")]),
    (
      "<p>自<strong>28日</strong>起</p>",
      [
        .paragraph([
          [
            DocumentRun(words: "自"), DocumentRun(words: "28日", isStrong: true),
            DocumentRun(words: "起"),
          ]
        ])
      ]
    ),
    (
      "<p><span style='font-weight: 700'>甲<i style='font-weight:normal'>乙</i></span></p>",
      [
        .paragraph([[DocumentRun(words: "甲", isStrong: true), DocumentRun(words: "乙")]])
      ]
    ),
    (
      "<p>见<a href='https://a.example/?a=1&amp;b=2'>通告</a></p>",
      [
        .paragraph([
          [
            DocumentRun(words: "见"),
            DocumentRun(words: "通告", address: "https://a.example/?a=1&b=2"),
          ]
        ])
      ]
    ),
    (
      "<table><tr><th>路段<th>时间</tr><tr><td><p>甲</p></td><td><p>乙</p></td></tr></table>",
      [
        plain("路段\u{3000}时间", "甲\u{3000}乙")
      ]
    ),
    ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", [plain("甲"), plain("乙")]),
    ("<p>&nbsp;&nbsp;\u{3000}\u{3000}甲\u{200B}\u{FEFF} \u{202E}乙&nbsp;</p>", [plain("甲 乙")]),
    (
      "<p>甲 <b>乙</b> 丙</p>",
      [
        .paragraph([
          [
            DocumentRun(words: "甲 "), DocumentRun(words: "乙", isStrong: true),
            DocumentRun(words: " 丙"),
          ]
        ])
      ]
    ),
    ("<p>👨‍👩‍👧</p>", [plain("👨‍👩‍👧")]),
  ]

  @Test(arguments: pages)
  func `a page keeps headings, lists, strong words and links`(
    page: String, parts: [DocumentPart]
  ) throws {
    #expect(try Self.parts(page, .html) == parts)
  }

  static let markdown: [(String, [DocumentPart])] = [
    (
      "# 题\n\n甲**乙**丙\n\n## 二\n\n- 丁\n- [戊](https://a.example)\n",
      [
        .paragraph([
          [
            DocumentRun(words: "甲"), DocumentRun(words: "乙", isStrong: true),
            DocumentRun(words: "丙"),
          ]
        ]),
        .heading([DocumentRun(words: "二")]),
        .list([[DocumentRun(words: "丁")], [DocumentRun(words: "戊", address: "https://a.example")]]),
      ]
    ),
    (
      "***甲***与_乙_",
      [
        .paragraph([[DocumentRun(words: "甲", isStrong: true), DocumentRun(words: "与乙")]])
      ]
    ),
    ("电话 138****5678、139****1234", [plain("电话 138****5678、139****1234")]),
    ("1. 甲\n2. 乙", [plain("1. 甲", "2. 乙")]),
    ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", [plain("甲\u{3000}乙", "丙\u{3000}丁")]),
  ]

  @Test(arguments: markdown)
  func `Markdown keeps headings, lists, strong words and links`(
    text: String, parts: [DocumentPart]
  ) throws {
    #expect(try Self.parts(text, .markdown) == parts)
  }

  // MARK: - Mark-up of programs

  @Test func `a page from a web editor becomes plain paragraphs`() throws {
    let page = """
      <section data-tools="135编辑器" style="font-size:16px"><section style="display:none">水印</section>
      <section><section style="text-align:center"><span style="color:red"><strong>一、总体安排</strong></span>
      </section></section><section powered-by="xiumi.us"><p style="text-indent:2em"><span>&nbsp; &nbsp;全市</span><span>停课</span>
      <span>&nbsp;</span></p><p><br></p></section><svg viewBox="0 0 1 1"><text>画</text></svg>
      <p><img data-src="https://mmbiz.example/1.png" alt=""><mpvoice name="音"></mpvoice></p></section>
      """
    let document = try TextDocument.read(Array(page.utf8), as: .html)
    #expect(
      document.parts == [
        .paragraph([[DocumentRun(words: "一、总体安排", isStrong: true)]]), Self.plain("全市停课"),
      ])
    #expect(document.leftOut == [.hidden: 1, .drawing: 1, .media: 1])
    #expect(document.pictures.count == 1)
  }

  @Test func `what Word pastes into a page is read as Word means it`() throws {
    let page = """
      <html xmlns:o="urn:o"><head><style>p {mso-style-name:x}</style><!--[if gte mso 9]><xml>旧</xml><![endif]-->
      </head><body><p class=MsoNormal><o:p>甲</o:p></p>
      <p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>乙</p>
      <p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>（一）<span>&nbsp;</span></span>丙</p>
      <p><span style='mso-hide:all;display:none'>暗</span>丁</p></body></html>
      """
    let document = try TextDocument.read(Array(page.utf8), as: .html)
    #expect(
      document.parts == [
        Self.plain("甲"), Self.list("乙"), Self.plain("（一）丙"), Self.plain("丁"),
      ])
    #expect(document.leftOut == [.hidden: 1])
  }

  static let hostile: [(String, [LeftOut: Int])] = [
    ("<script>alert(1)</script>甲", [.script: 1]), ("<p onclick='alert(1)'>甲</p>", [.script: 1]),
    ("<iframe src='https://evil.example'>乙</iframe>甲", [.frame: 1]),
    ("<object data=x><param name=y>乙</object><embed src=z>甲", [.frame: 2]),
    ("甲<form><input value=乙><button>乙</button><select><option>乙</select></form>", [.form: 3]),
    (
      "甲<video controls>乙</video><svg onload=alert(1)><script>乙</script></svg>",
      [
        .media: 1, .drawing: 1, .script: 2,
      ]
    ),
    ("甲<style>@import url(https://evil.example)</style><p hidden>乙</p>", [.hidden: 1]),
    ("甲<img src=x onerror=alert(1)>", [.script: 1]),
    ("<template><script>乙</script></template>甲", [:]),
    ("<svg><style><img src=x onerror=alert(1)></style></svg>甲", [.drawing: 1]),
  ]

  @Test(arguments: hostile)
  func `what would act or is not seen is left out and counted`(
    page: String, leftOut: [LeftOut: Int]
  ) throws {
    let document = try TextDocument.read(Array(page.utf8), as: .html)
    #expect(document.parts == [Self.plain("甲")])
    #expect(document.leftOut == leftOut)
  }

  @Test func `the check still sees what a page hides`() throws {
    let document = try TextDocument.read(Array("<p hidden>乙</p>甲".utf8), as: .html)
    #expect(document.body.text == "乙\n甲")
  }

  @Test(arguments: [
    ("<p>甲</p>", DocumentKind.html), ("甲<br/>乙", .html), ("甲</SPAN>", .html),
    ("1 < 2 且 a<b", .text), ("", .text), ("甲 <", .text), ("<me@a.example>", .text),
  ])
  func `what is pasted is mark-up or a text`(text: String, kind: DocumentKind) {
    #expect(DocumentKind(ofPasted: text) == kind)
  }

  @Test func `a heading far down is no title`() throws {
    let text = (1...20).map { "第\($0)段\n\n" }.joined() + "## 附件\n"
    let document = try TextDocument.read(Array(text.utf8), as: .markdown)
    #expect(document.title.text.isEmpty)
    #expect(document.parts.last == .heading([DocumentRun(words: "附件")]))
  }
}
