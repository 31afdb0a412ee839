import HTML
import Testing

@Suite struct `Text in a page` {
  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a & b", "a &amp; b"),
    ("&lt;", "&amp;lt;"),
    ("\"'`", "&quot;&#39;&#96;"),
    ("金水路 → 11月28日", "金水路 → 11月28日"),
    ("one\ttwo\nthree\r\n", "one\ttwo\nthree&#13;\n"),
  ])
  func `is escaped`(plain: String, escaped: String) {
    #expect(p(plain).string == "<p>\(escaped)</p>")
  }

  @Test(arguments: ["\u{0}", "\u{8}", "\u{1B}", "\u{7F}", "\u{80}", "\u{85}", "\u{9F}"])
  func `holds no control characters`(control: String) {
    #expect(p("a\(control)b").string == "<p>a\u{FFFD}b</p>")
    #expect(p("x").title("a\(control)b").string == "<p title=\"a\u{FFFD}b\">x</p>")
  }

  @Test func `keeps characters that only begin like controls`() {
    #expect(p("\u{A0}¢é").string == "<p>\u{A0}¢é</p>")
  }

  @Test func `cannot leave an attribute`() {
    let node = a("x").title("\"><script>alert(1)</script>")
    #expect(
      node.string
        == "<a title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x</a>")
  }

  @Test func `cannot leave a field or a title`() {
    #expect(
      textarea("</textarea><script>").string
        == "<textarea>\n&lt;/textarea&gt;&lt;script&gt;</textarea>")
    #expect(title("</title><b>").string == "<title>&lt;/title&gt;&lt;b&gt;</title>")
  }

  @Test func `keeps the first line feed of a field`() {
    #expect(PageReader.text(of: textarea("\n\nfirst").string) == "\n\nfirst")
    #expect(PageReader.text(of: pre("\nfirst").string) == "\nfirst")
  }
}

@Suite struct `Writing direction` {
  @Test func `turned by the text stays inside it`() {
    #expect(p("a\u{202E}b").string == "<p><bdi>a\u{202E}b</bdi></p>")
    #expect(p("plain ا text").string == "<p>plain ا text</p>")
  }

  @Test func `left open is closed`() {
    #expect(
      p("a\u{2067}\u{2066}b").string
        == "<p><bdi>a\u{2067}\u{2066}b\u{2069}\u{2069}</bdi></p>")
  }

  @Test func `is not closed by a stray mark`() {
    #expect(p("a\u{2069}b").string == "<p><bdi>a\u{FFFD}b</bdi></p>")
    #expect(p("\u{2068}a\u{2069}b").string == "<p><bdi>\u{2068}a\u{2069}b</bdi></p>")
  }

  @Test func `inside a field is left as typed`() {
    #expect(textarea("a\u{202E}b").string == "<textarea>\na\u{202E}b</textarea>")
  }
}

@Suite struct `Any text` {
  /// Pieces that have broken escaping elsewhere, mixed with what people write.
  static let pieces = [
    "<", ">", "&", "\"", "'", "`", "=", "/", "</", "<!--", "-->", "]]>", "&#", "&amp", ";", "\n",
    "\r", "\t", " ", "x", "<script>", "</textarea>", "</title>", "javascript:", "通告", "〔2020〕",
    "é", "😀", "👨‍👩‍👧", "\u{A0}", "\u{FEFF}", "\u{2028}", "\u{10FFFF}", "％", "\u{C2}",
  ]

  @Test(arguments: 0..<20)
  func `is read back as it was written`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    for _ in 0..<200 {
      let length = Int(random.next() % 12)
      let plain = (0..<length).map { _ in
        Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
      }.joined()
      #expect(PageReader.text(of: p(plain).string) == plain)
      #expect(PageReader.text(of: textarea(plain).string) == plain)
      #expect(PageReader.text(of: div([text(plain), b(plain)]).string) == plain + plain)
      #expect(PageReader.firstValue(of: input().value(plain).string) == plain)
      #expect(
        PageReader.tags(in: div([p(plain), a(plain).title(plain)]).string)
          == ["div", "p", "/p", "a", "/a", "/div"])
    }
  }
}
