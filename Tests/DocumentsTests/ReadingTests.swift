import Documents
import Testing

/// Every shown character stands for the same character of the source, or for what wrote it.
@Suite struct ReadingTests {
  private func read(_ text: String, _ kind: DocumentKind) throws -> TextDocument {
    try TextDocument.read(Array(text.utf8), as: kind)
  }

  /// What of the source the words of a text stand for.
  private func source(of words: String, in text: PlacedText, _ document: TextDocument) -> String? {
    guard let range = text.text.firstRange(of: words) else { return nil }
    let offset = text.text.distance(from: text.text.startIndex, to: range.lowerBound)
    return document.source.words(
      text.characters.range(offset: offset, length: words.count))
  }

  @Test func `the first line of a text is its title`() throws {
    let document = try read("\r\n  关于放假的通知 \r\n\r\n全市各单位：\r\n第二行\r\n", .text)
    #expect(document.title.text == "关于放假的通知")
    #expect(document.body.text == "全市各单位：\n第二行")
    #expect(document.source.place(of: document.title.range.lowerBound) == (2, 3))
    let place = document.body.characters.range(offset: 7, length: 3)
    #expect(document.source.words(place) == "第二行")
    #expect(document.source.place(of: place.lowerBound) == (5, 1))
  }

  @Test(arguments: [
    ("# 标题\n正文", "标题", "正文"),
    ("## 标题 ##\n\n正文", "标题", "正文"),
    ("标题\n====\n正文", "标题", "正文"),
    ("前言\n\n# 标题\n\n正文", "标题", "前言\n正文"),
    ("没有标题的正文", "", "没有标题的正文"),
    ("#话题#\n正文", "", "#话题#\n正文"),
    ("---\ntitle: 甲\n---\n# 标题\n正文", "标题", "正文"),
  ])
  func `the first heading of Markdown is its title`(
    text: String, title: String, body: String
  ) throws {
    let document = try read(text, .markdown)
    #expect(document.title.text == title && document.body.text == body)
  }

  @Test(arguments: [
    ("**重要**通知", "重要通知"), ("*甲*与_乙_与~~丙~~", "甲与乙与丙"), ("2 * 3 * 4", "2 * 3 * 4"),
    ("电话 138****5678、139****1234", "电话 138****5678、139****1234"),
    ("snake_case_name", "snake_case_name"), ("[链接](https://a.cn/x_(1) \"题\")后", "链接后"),
    ("[链接][a]后", "链接后"), ("[不是链接] (x)", "[不是链接] (x)"), ("`a*b*` 与 ``c`d``", "a*b* 与 c`d"),
    ("<https://a.cn/>", "https://a.cn/"), ("甲<b>乙</b>", "甲乙"), ("甲<br>乙", "甲\n乙"),
    ("1 < 2 且 3 > 2", "1 < 2 且 3 > 2"), (#"\*不是\* a\b"#, #"*不是* a\b"#),
    ("A&amp;B &#x4E2D; &unknown;", "A&B 中 &unknown;"), ("> 引用\n> 二", "引用\n二"),
    ("- 甲\n- 乙\n1. 丙", "甲\n乙\n1. 丙"), ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "甲 \t 乙 \t\n\t 丙 \t 丁"),
    ("```sh\nrm *x*\n```", "rm *x*"), ("<!-- 注\n释 -->\n正文", "正文"), ("甲\n\n---\n\n乙", "甲\n乙"),
    ("[a]: https://a.cn\n正文", "正文"),
  ])
  func `the marks of Markdown are not words`(text: String, words: String) throws {
    #expect(try read(text, .markdown).body.text.trimmed == words.trimmed)
  }

  @Test func `words of Markdown know their place`() throws {
    let document = try read("# 题\n\n> 甲**乙丙**[丁](https://a.cn)&amp;戊\n", .markdown)
    #expect(document.body.text == "甲乙丙丁&戊")
    #expect(source(of: "乙丙", in: document.body, document) == "乙丙")
    #expect(source(of: "甲乙", in: document.body, document) == "甲**乙")
    #expect(source(of: "&", in: document.body, document) == "&amp;")
    #expect(source(of: "戊", in: document.body, document) == "戊")
    let place = document.body.characters.range(offset: 0, length: 1)
    #expect(document.source.place(of: place.lowerBound) == (3, 3))
  }

  @Test func `pictures of Markdown bring their words`() throws {
    let document = try read(
      "![图\\]一](img/a.png \"题\")\n![](b.png)\n<img src=c.png alt='丙'>", .markdown)
    #expect(document.pictures.map(\.name) == ["a.png", "b.png", "c.png"])
    #expect(document.pictures.map(\.alternativeText.text) == ["图]一", "", "丙"])
    #expect(document.source.place(of: document.pictures[1].place.lowerBound) == (2, 1))
    let words = document.pictures[2].alternativeText
    #expect(document.source.words(words.range) == "丙")
  }

  @Test func `pictures of one name are told apart`() throws {
    let document = try read("![甲](a.png)![乙](b/a.png)![丙](c/a.png)", .markdown)
    #expect(document.pictures.map(\.name) == ["a.png", "a.png (2)", "a.png (3)"])
  }

  @Test func `a page is read as a browser shows it`() throws {
    let document = try read(
      """
      <!DOCTYPE html><html><head><title>站名</title><style>p { color: red }</style>
      <script>if (a < b) document.write("<p>不显示</p>")</script></head>
      <body><h1>标 &ldquo;题&rdquo;</h1><p>第一
         段&nbsp;<b>加粗</b><br/>换行</p><!-- 注释 <p> --><ul><li>甲<li>乙</ul>
      <table><tr><td>丙</td><td>丁</td></tr></table><pre>a
        b</pre><img src="/i/x.jpg?1" alt="图&amp;文"></body></html>
      """, .html)
    #expect(document.title.text == "标 “题”")
    #expect(document.body.text == "第一 段\u{A0}加粗\n换行\n甲\n乙\n丙\t丁\na\n  b")
    #expect(document.pictures.map(\.alternativeText.text) == ["图&文"])
    #expect(document.pictures.map(\.name) == ["x.jpg"])
    #expect(source(of: "加粗", in: document.body, document) == "加粗")
    #expect(source(of: "“题”", in: document.title, document) == "&ldquo;题&rdquo;")
    let place = document.body.characters.range(offset: 0, length: 2)
    #expect(document.source.words(place) == "第一")
    #expect(document.source.place(of: place.lowerBound).line == 3)
  }

  @Test func `a page without a heading takes the title of its head`() throws {
    let document = try read("<title>公告&amp;通知</title><p>正文", .html)
    #expect(document.title.text == "公告&通知" && document.body.text == "正文")
    #expect(document.source.words(document.title.range) == "公告&amp;通知")
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0xE6, 0x9C, 0xA8], "木"), ([0xC4, 0xBE, 0xEE, 0xEC], "木铎"),
      ([0xFF, 0xFE, 0x28, 0x67], "木"), ([0xFE, 0xFF, 0x67, 0x28], "木"),
    ] as [([UInt8], String)])
  func `the encodings of Chinese offices are read`(bytes: [UInt8], words: String) throws {
    let document = try TextDocument.read(bytes, as: .text)
    #expect(document.title.text == words)
    #expect(document.source.place(of: document.title.range.lowerBound) == (1, 1))
  }

  @Test(
    arguments: [
      [0xFF, 0x00, 0x41], [0xC4], [0x00, 0xFF, 0xFF], [0xFF, 0xFE, 0x00],
      [0xFF, 0xFE, 0x00, 0xD8], [0xFE, 0xFF, 0xDC, 0x00, 0x67, 0x28],
    ] as [[UInt8]])
  func `what is no text is refused`(bytes: [UInt8]) {
    #expect(throws: DocumentError.notText) { try TextDocument.read(bytes, as: .text) }
  }

  @Test func `an oversized file is refused`() {
    let bytes = [UInt8](repeating: 0x41, count: TextDocument.maximumBytes + 1)
    #expect(throws: DocumentError.tooLarge(maximum: TextDocument.maximumBytes)) {
      try TextDocument.read(bytes, as: .text)
    }
  }

  @Test(arguments: [
    ("a/b.MD", DocumentKind.markdown), ("通知.docx", .docx), ("x.htm", .html), ("x.txt", .text),
    ("x.doc", nil), ("md", nil), ("a.md/b", nil),
  ])
  func `the kind of a file follows its name`(path: String, kind: DocumentKind?) {
    #expect(DocumentKind(path: path) == kind)
  }

  @Test func `a letter of several code points is one character and keeps its place`() throws {
    let document = try read("题\n甲👨‍👩‍👧e\u{301}乙\n", .text)
    let place = document.body.characters.range(offset: 3, length: 1)
    #expect(document.source.words(place) == "乙")
    #expect(document.source.place(of: place.lowerBound) == (2, 9))
  }
}

extension String {
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
