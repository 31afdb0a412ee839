import HTML
import Testing

@Suite struct `An element` {
  @Test func `is written with its attributes in order`() {
    let node = a("去审核").href("/review").class("button").class("primary").data("count", "7")
      .aria("label", "待审 7")
    #expect(
      node.string
        == "<a href=\"/review\" class=\"button primary\" data-count=\"7\" aria-label=\"待审 7\">去审核</a>"
    )
  }

  @Test func `has each name once`() {
    #expect(p("x").id("a").id("b").string == "<p id=\"b\">x</p>")
    #expect(input().required().required(false).string == "<input>")
    #expect(input().value("").required().string == "<input value=\"\" required>")
  }

  @Test func `without an end takes no children`() {
    #expect(br().adding([text("x")]).string == "<br>")
    #expect(div().adding([text("x"), hr()]).string == "<div>x<hr></div>")
  }

  @Test func `is a copy when changed`() {
    let plain = p("x")
    let changed = plain.id("a")
    #expect(plain.string == "<p>x</p>")
    #expect(changed.string == "<p id=\"a\">x</p>")
  }

  @Test func `may be a group or nothing`() {
    #expect(group([text("a"), nothing, b("c")]).string == "a<b>c</b>")
    #expect(when(false, p("x")).string == "")
    #expect(ifPresent("y" as String?) { p($0) }.string == "<p>y</p>")
    #expect(nothing.class("x").id("y").string == "")
  }

  @Test func `renders at the end of what is there`() {
    var output = Array("a".utf8)
    b("c").render(into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "a<b>c</b>")
  }

  @Test func `may be longer than the first buffer`() {
    let long = String(repeating: "木铎&", count: 100_000)
    let page = div([p(long), p(long)]).string
    #expect(PageReader.text(of: page) == long + long)
  }
}

@Suite struct `An attribute` {
  @Test func `that runs script or carries style is left out`() {
    let node = p("x").attribute("onclick", "go()").attribute("style", "color:red")
      .attribute("srcdoc", "<b>").flag("onload").attribute("ONCLICK", "go()")
      .attribute("a b", "c").attribute("x>", "c").attribute("", "c").data("a=\"", "c")
    #expect(node.string == "<p>x</p>")
  }

  @Test(arguments: [
    "https://www.gov.cn/zhengce", "http://127.0.0.1:8080/", "mailto:desk@example.cn",
    "tel:110", "/posts/12?tab=diff#top", "#main", "?page=2", "HTTPS://example.cn/通告",
  ])
  func `holds links that lead somewhere`(link: String) {
    #expect(PageReader.firstValue(of: a("x").href(link).string) == link)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    " javascript:alert(1)", "\u{1}javascript:alert(1)", "javascript&#58;alert(1)",
    "javascript&colon;alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd",
    "blob:https://a/b", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
    "https:evil", "https:///evil", "https://", "mailto:", "posts/1", "", "\u{2028}javascript:x",
    "ｊavascript:x",
  ])
  func `holds no link that could run or mislead`(link: String) {
    #expect(PageReader.firstValue(of: a("x").href(link).string) == "#")
    #expect(PageReader.firstValue(of: img().src(link).string) == "#")
    #expect(PageReader.firstValue(of: form().action(link).string) == "#")
    #expect(PageReader.firstValue(of: button("x").attribute("formaction", link).string) == "#")
    #expect(PageReader.firstValue(of: use(link).string) == "#")
  }
}

@Suite struct `A document` {
  @Test func `declares its language and alphabet first`() {
    let page = document(
      language: "zh-Hans",
      head: [title("木铎"), stylesheet("/assets/woodbell.css"), script("/assets/woodbell.js")],
      body: [main([h1("首页")])], root: { $0.data("care", "on") })
    #expect(
      String(decoding: page, as: UTF8.self) == """
        <!doctype html>
        <html lang="zh-Hans" data-care="on"><head><meta charset="utf-8"><title>木铎</title>\
        <link rel="stylesheet" href="/assets/woodbell.css">\
        <script src="/assets/woodbell.js" defer></script></head>\
        <body><main><h1>首页</h1></main></body></html>

        """)
  }
}
