import Testing

@testable import Rulebook

/// Slips of people who type Chinese and seldom YAML: named, and at the line where they stand.
struct SlipTests {
  static let slips: [(from: String, to: String, code: RulebookErrorCode)] = [
    ("evidence: T", "evidence:T", .syntaxBlank),
    ("evidence: T", "evidence:　T", .syntaxBlank),
    ("evidence: T", "evidence：T", .syntaxColon),
    ("evidence: T", "evidence: Ｔ", .fullWidth),
    ("evidence: T", "evidence: “T”", .fullWidth),
    ("evidence: T", "这部规定已经核对", .syntaxStray),
    ("id: yaoan", "id: ｙａｏａｎ", .fullWidth),
    ("in-force-from: 2015-03-01", "in-force-from: ２０１５-03-01", .fullWidth),
    ("short: {zh-Hans: 姚, en: Yao'an}", "short: {zh-Hans: 姚，en: Yao'an}", .syntaxBracket),
    ("short: {zh-Hans: 姚, en: Yao'an}", "short: ｛zh-Hans: 姚, en: Yao'an｝", .syntaxBracket),
    ("short: {zh-Hans: 姚, en: Yao'an}", "short: {zh-Hans: 姚, en: Yao'an｝", .syntaxBracket),
    ("short: {zh-Hans: 姚, en: Yao'an}", "short：{zh-Hans: 姚, en: Yao'an}", .syntaxColon),
    ("short: {zh-Hans: 姚, en: Yao'an}", "short: {zh-Hans:姚, en: Yao'an}", .syntaxBlank),
    ("short: {zh-Hans: 姚, en: Yao'an}", "short: {zh-Hans：姚, en: Yao'an}", .syntaxColon),
    ("      role: security-officer", "　　　role: security-officer", .syntaxSpace),
    ("      role: security-officer", "\u{A0}\u{A0}  role: security-officer", .syntaxSpace),
    ("      role: security-officer", "      安全责任人一名", .syntaxStray),
    (
      "      levels: [county, township, department]", "      levels: ［county, township］",
      .syntaxBracket
    ),
    ("    - id: security-person", "    -id: security-person", .syntaxDash),
    ("    - id: institution-subject", "    -id: institution-subject", .syntaxDash),
    ("      article: \"6.1\"", "      article: “6.1”", .fullWidth),
    ("      article: \"6.1\"", "      article: ６.１", .fullWidth),
    ("      minimum: 1", "      minimum: １", .fullWidth),
    ("    term: {hours: 1}", "    term: {hours:1}", .syntaxBlank),
    ("    term: {hours: 1}", "    term: {hours：1}", .syntaxColon),
    ("    term: {hours: 1}", "    term: {hours: １}", .fullWidth),
    ("eligibility:", "---", .syntaxDocument),
  ]

  @Test(arguments: slips, ["\n", "\r\n"])
  func `a slip is named at its line`(
    slip: (from: String, to: String, code: RulebookErrorCode), ending: String
  ) throws {
    let text = try Shipped.text("yaoan")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0 == slip.from })
    var changed = lines.map(String.init)
    changed[place] = slip.to
    let found = Sample.errors([("yaoan.yaml", changed.joined(separator: ending))])
    #expect(found.contains { $0.code == slip.code && $0.line == place + 1 }, "\(found)")
    #expect(!found.contains { $0.code == .syntax || $0.code == .ruleNotFound }, "\(found)")
  }

  @Test(arguments: [
    ("      article: \"5.1\"\n", "", RulebookErrorCode.missingArticle),
    ("      article: \"5.1\"\n", "      article: none\n", .missingArticle),
    ("    - id: place\n", "    - id: Place!\n", .wrongType),
    ("    - id: place\n", "    - id: \n", .wrongType),
    ("    - id: place\n", "    - id: event\n", .duplicateID),
    ("    - id: place\n", "    - \n", .missingKey),
  ])
  func `one mistake draws no others that are none`(
    from: String, to: String, code: RulebookErrorCode
  ) throws {
    let text = try Shipped.text("yaoan")
    let section = try #require(text.range(of: "\nemergency:\n"))
    let tail = String(text[section.lowerBound...])
    try #require(tail.contains(from))
    let changed = text[..<section.lowerBound] + tail.replacing(from, with: to, maxReplacements: 1)
    let found = Sample.errors([("yaoan.yaml", String(changed))])
    #expect(found.map(\.code) == [code], "\(found)")
  }

  @Test func `what stays a syntax error is told in the parser's words`() {
    for text in ["a: [b\nc: d\n", "a: b\n  c: d\n", "a: @b\n"] {
      #expect(Sample.errors([("x.yaml", text)]).map(\.code) == [.syntax], "\(text)")
    }
  }
}
