import Rulebook
import Testing

@testable import Screening

struct TermResolutionTests {
  @Test(arguments: [
    ("帐户有钱", ["0+2 帐户"]), ("营帐户外", []), ("营 帐户外", []), ("营帐户外和帐户", ["5+2 帐户"]),
    ("帐户外面", []), ("营帐户", ["1+2 帐户"]), ("帐户营帐户外", ["0+2 帐户"]),
  ])
  func `a word that overlaps one in which it stands rightly is spared`(
    text: String, lines: [String]
  ) throws {
    let matcher = try TermSamples.matcher(["帐户"], unless: ["营帐户外", "户外面"])
    #expect(matcher.hits(in: text).map(\.line) == lines)
  }

  @Test func `an exception spares only its own entry`() throws {
    let matcher = try TermSamples.matcher([
      TermList(
        family: TermSamples.family("wording"),
        terms: [
          TermEntry(text: "日本", level: .hint, unless: ["今日"]),
          TermEntry(text: "今日本市", level: .hint), TermEntry(text: "本市", level: .hint),
        ]),
      TermList(
        family: TermSamples.family("titles"), terms: [TermEntry(text: "日本", level: .hint)]),
    ])
    #expect(
      matcher.hits(in: "今日本市").map { $0.family.id + $0.line } == [
        "wording0+4 今日本市", "titles1+2 日本",
      ])
    #expect(matcher.hits(in: "今日的日本").map { $0.family.id } == ["wording", "titles"])
  }

  @Test func `the right form is spared where it holds the wrong one`() throws {
    let matcher = TermMatcher(lists: try TermSamples.confusions("国徽 中国国徽 hint"))
    #expect(matcher.hits(in: "中国国徽").isEmpty)
    #expect(matcher.hits(in: "中国国徽和国徽").map(\.offset) == [5])
  }

  @Test func `of two terms one inside the other the longer is found, unless it weighs less`() throws
  {
    let family = TermSamples.family("wording")
    func matcher(_ outer: FindingLevel, _ inner: FindingLevel) throws -> TermMatcher {
      try TermSamples.matcher([
        TermList(
          family: family,
          terms: [
            TermEntry(text: "人民公安", level: outer), TermEntry(text: "公安", level: inner),
          ])
      ])
    }
    let text = "人民公安与公安"
    #expect(try matcher(.hint, .hint).hits(in: text).map(\.offset) == [0, 5])
    #expect(try matcher(.mustFix, .hint).hits(in: text).map(\.offset) == [0, 5])
    #expect(try matcher(.hint, .mustFix).hits(in: text).map(\.offset) == [0, 2, 5])
  }

  @Test func `terms that overlap are all found, and so are terms of several families`() throws {
    let matcher = try TermSamples.matcher([
      TermList(
        family: TermSamples.family("wording"),
        terms: ["甲乙", "乙丙", "丙丁戊", "丁"].map { TermEntry(text: $0, level: .hint) }),
      TermList(
        family: TermSamples.family("titles"),
        terms: ["乙", "丁戊"].map { TermEntry(text: $0, level: .hint) }),
    ])
    #expect(
      matcher.hits(in: "甲乙丙丁戊").map { "\($0.family.id) \($0.line)" } == [
        "wording 0+2 甲乙", "wording 1+2 乙丙", "titles 1+1 乙", "wording 2+3 丙丁戊", "titles 3+2 丁戊",
      ])
  }

  @Test func `single characters are found, also behind a term that goes on`() throws {
    let matcher = try TermSamples.matcher(["机", "国家机密", "x"])
    #expect(matcher.hits(in: "国家机 X机国家机器").map(\.offset) == [2, 4, 5, 8])
  }

  @Test func `an office's entry goes before the shipped one of the same family and word`() throws {
    let lists = [FindingLevel.hint, .mustFix].map { level in
      TermList(
        family: TermSamples.family("titles"), terms: [TermEntry(text: "局长", level: level)])
    }
    let hits = try TermSamples.matcher(lists).hits(in: "局 长")
    #expect(hits.map(\.entry.level) == [.mustFix])
  }
}
