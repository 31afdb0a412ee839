import Rulebook
import Screening
import Testing

struct ScreeningTests {
  @Test(arguments: [
    ("", 0, 0), ("abc", 3, 3), ("木铎", 2, 4), ("Woodbell 木铎", 11, 13), ("，。！", 3, 6),
    ("㐀", 1, 4), ("€", 1, 2), ("é", 1, 2), ("e\u{301}", 1, 5), ("🔔", 1, 4), ("👨‍👩‍👧", 1, 20),
    ("𠮷", 1, 4), ("龥", 1, 2), ("ａ", 1, 2), ("\n", 1, 1), ("\u{80}", 1, 4), ("한", 1, 4),
    ("〇", 1, 2), ("①", 1, 2), ("¥", 1, 4), ("￥", 1, 2), ("·", 1, 2), ("—", 1, 2),
  ])
  func `a text is counted in visible characters and in bytes of GBK`(
    text: String, characters: Int, bytes: Int
  ) {
    #expect(unitCount(text, in: .characters) == characters)
    #expect(unitCount(text, in: .bytesGBK) == bytes)
  }

  private func limits(_ platform: String) throws -> [LimitRule] {
    try Shipped.rules("yaoan").formatLimits(platform: platform)
  }

  @Test func `thirty-two characters fit a WeChat title and the thirty-third does not`() throws {
    let limits = try limits("wechat")
    let fits = String(repeating: "铎", count: 32)
    #expect(FormatCheck.findings(title: fits, summary: "", body: "", limits: limits).isEmpty)
    let found = FormatCheck.findings(title: fits + "铎木", summary: "", body: "", limits: limits)
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.rule == "formats.wechat-title")
    #expect(finding.level == limits.first { $0.field == .title }?.level)
    #expect(finding.field == "title")
    #expect((finding.offset, finding.length) == (32, 2))
    #expect(finding.facts["count"] == "68")
    #expect(finding.facts["excess"] == "4")
    #expect(articles(finding.citations) == ["yaoan 5.6"])
    #expect(finding.phraseKey == "finding.format.too-long.bytes-gbk")
  }

  @Test func `a character that would straddle the limit is the first too many`() throws {
    let title = String(repeating: "a", count: 63) + "铎"
    let found = FormatCheck.findings(
      title: title, summary: "", body: "", limits: try limits("wechat"))
    #expect(found.first?.offset == 63)
    #expect(found.first?.facts["excess"] == "1")
  }

  @Test func `a long body is pointed at and the heavier finding comes first`() throws {
    let body = String(repeating: "👨‍👩‍👧", count: 601)
    let title = String(repeating: "a", count: 65)
    let limits = try limits("wechat").map { limit in
      var limit = limit
      limit.level = limit.field == .title ? .mustFix : .caution
      return limit
    }
    let found = FormatCheck.findings(
      title: title, summary: "", body: body, limits: limits.reversed())
    #expect(found.map(\.level) == [.mustFix, .caution])
    #expect(found.last?.offset == 600)
    let weibo = FormatCheck.findings(
      title: title, summary: "", body: body, limits: try self.limits("weibo"))
    #expect(weibo.map(\.rule) == ["formats.weibo-text"])
  }

  @Test func `every blank element of an emergency notice is named`() throws {
    let elements = try Shipped.rules("yaoan").emergencyElements
    let values = ["event": "山火", "place": " \u{3000}\n", "type": "自然灾害", "measures": "已疏散"]
    let found = RequiredFields.findings(values: values, elements: elements)
    #expect(found.map(\.field) == ["place", "brief"])
    #expect(found.allSatisfy { $0.level == .mustFix })
    #expect(articles(found.flatMap(\.citations)) == ["yaoan 5.1", "yaoan 5.1"])
    #expect(found.first?.rule == "emergency.place")
  }
}
