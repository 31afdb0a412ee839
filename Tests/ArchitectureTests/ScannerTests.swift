import Testing

/// The other tests are worth as much as the eyes they see with.
@Suite struct ScannerTests {
  @Test func `literals are told from comments and code`() {
    let text = SwiftText(
      #"""
      // "comment"
      /* "block" /* "nested" */ */ let a = "one \"two\"" // "three"
      let b = #"raw \(not) "quoted""# + "x"
      """#)
    #expect(text.literals.map(\.text) == ["one \"two\"", #"raw \(not) "quoted""#, "x"])
    #expect(text.literals.map(\.line) == [2, 3, 3])
    #expect(!text.code.contains("comment") && !text.code.contains("nested"))
  }

  @Test func `an interpolation ends where its parenthesis does`() {
    let text = SwiftText(#"say("due.\(name(of: "a)"))", ["n": "2"])"#)
    #expect(text.literals.map(\.text) == ["a)", "due.\u{FFFC}", "n", "2"])
    #expect(text.literals[1].head == "due.")
    #expect(text.literals[1].before == "say(")
  }

  @Test func `literals over several lines are one`() {
    let text = SwiftText("let a = \"\"\"\n  one \"quote\"\n  two\n  \"\"\"\nlet b = \"\" + \"c\"")
    #expect(text.literals.map(\.text) == ["\n  one \"quote\"\n  two\n  ", "", "c"])
    #expect(text.literals.map(\.line) == [1, 5, 5])
  }

  @Test func `a quote in a regular expression opens no literal`() {
    let text = SwiftText("let r = /a\"b/\nlet s = #/\"/#\nlet half = a / b\nlet t = \"t\"")
    #expect(text.literals.map(\.text) == ["t"])
    #expect(text.code.contains("a / b"))
  }

  @Test func `imports are found in all their spellings and nowhere else`() {
    let text = SwiftText(
      """
      import A
      package import B
      @preconcurrency import C
      @testable internal import struct D.Thing
        import E
      // import F
      let important = "import G"
      """)
    #expect(text.imports == ["A", "B", "C", "D", "E"])
  }

  @Test func `an arrow that is not in the table is found`() {
    let table = ArrowTable(
      """
      | Target | May import | From outside |
      |---|---|---|
      | `Web` | `Office`, `HTML` | `Hummingbird` |
      | `HTML` | – | – |

      | Target | May import | From outside |
      | `HTML` | `Office` | – |
      """)
    #expect(table.allowed.keys.sorted() == ["HTML", "Web"])
    let source = SwiftText("import Foundation\nimport Office\nimport Storage\n")
    #expect(table.forbidden(in: source, of: "Web") == ["Storage"])
    #expect(table.forbidden(in: source, of: "HTML") == ["Office", "Storage"])
  }

  @Test(arguments: [
    ("Sources/Office/Review/ReviewQueries.swift", true, false),
    ("Sources/Office/Mechanism/Keys.swift", true, false),
    ("Sources/Office/Office.swift", true, false),
    ("Sources/Office/Review/Route.swift", false, false),
    ("Sources/Office/Review/Acts/SignStage.swift", false, false),
    ("Sources/Office/Publishing/Acts/PublishRelease.swift", false, true),
  ])
  func `the fence inside Office`(path: String, storage: Bool, channels: Bool) {
    let file = ProjectFile(path: path, text: "")
    #expect(OfficeFence.mayImportStorage(file) == storage)
    #expect(OfficeFence.mayImportChannels(file) == channels)
  }

  @Test func `Chinese is told from punctuation that other scripts use too`() {
    #expect(ChineseText.isIn("a稿b"))
    #expect(!ChineseText.isIn("a · b – “c” ⟦d⟧ é"))
  }

  @Test func `phrases are found by the call that asks for them`() {
    let source = #"""
      page(say("a.b"), essay("no"), label(phrase: "c.d"), say("e.\(x)"), self("f"),
        say("h." + x))
      """#
    let use = PhraseUse([
      ProjectFile(path: "Sources/Web/Home/HomePage.swift", text: source),
      ProjectFile(path: "Sources/Web/Words/Times.swift", text: #"self("g.h")"#),
    ])
    #expect(use.keys.map(\.key) == ["a.b", "c.d", "g.h"])
    #expect(use.families.map(\.head) == ["e.", "h."])
    #expect(use.literals.isSuperset(of: ["no", "f"]))
  }

  @Test func `a declared family covers its keys only`() {
    let families = PhraseFamilies("# heads\ntime.weekday.  # 1 to 7\n\n")
    #expect(families.heads == ["time.weekday."])
    #expect(families.covers("time.weekday.1"))
    #expect(!families.covers("time.weekday-short.1"))
  }
}
