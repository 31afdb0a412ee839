import Rulebook
import Testing
import WorkCalendar

@testable import Screening

/// What platforms take today, beside what the regulations allow.
struct PlatformLimitTests {
  private static let screener = Result { try Screener.bundled() }

  private func findings(
    title: String = "", body: String = "", on platforms: [String], under ids: [String] = []
  ) throws -> [Finding] {
    let day = try #require(CivilDate("2026-11-21"))
    let item = ScreenedItem(
      fields: [ScreenedField(id: "title", text: title), ScreenedField(id: "body", text: body)],
      platforms: platforms)
    return try Self.screener.get()
      .findings(in: item, under: try RulebookShelf.bundled().governing(ids, on: day))
      .filter { ["format", "platform"].contains($0.family) }
  }

  private func long(_ count: Int) -> String { String(repeating: "铎", count: count) }

  @Test func `every kind of account has a sheet, or is said to have none`() throws {
    let limits = try PlatformLimits.bundled()
    let kinds = PlatformKind.allCases.filter { $0 != .wechat }.map(\.rawValue)
    let known = limits.sheets.flatMap(\.platforms) + limits.unknown + limits.own
    #expect(known.sorted() == kinds.sorted())
    for sheet in limits.sheets {
      let origins = sheet.limits.map(\.origin) + sheet.media.map(\.origin)
      #expect(!origins.isEmpty)
      for day in origins.map(\.dated) + [sheet.readOn] {
        #expect(CivilDate(day) != nil, "\(sheet.id): \(day)")
      }
      #expect(origins.allSatisfy { $0.dated <= sheet.readOn && !$0.source.isEmpty })
      #expect(Set(origins.map(\.level)) == [.caution], "offices exceed them every day")
    }
  }

  @Test(arguments: [
    ("", 0), ("a", 1), ("ab", 1), ("中", 1), ("中a", 2), ("，", 1), (",", 1),
    (String(repeating: "中", count: 140), 140), (String(repeating: "中", count: 140) + "a", 141),
    (String(repeating: "a", count: 280), 140), (String(repeating: "a", count: 281), 141),
  ])
  func `a weighted count takes an ASCII character for half of one`(text: String, count: Int) {
    #expect(PlatformUnit.weighted.count(of: text) == count)
  }

  @Test func `a regulation's limit and the platform's own are two findings`() throws {
    let found = try findings(title: long(33), on: ["wechat-service"], under: ["yaoan"])
    #expect(found.map(\.rule) == ["formats.wechat-title", "platform.wechat.title"])
    #expect(found.map(\.level) == [.caution, .caution])
    #expect(found.first?.citations.first?.article == "5.6")
    let own = try #require(found.last)
    #expect(own.citations.isEmpty && own.offset == 32 && own.length == 1)
    #expect(own.facts["platform"] == "wechat-service" && own.facts["maximum"] == "32")
    #expect(own.facts["dated"] == "2025-12-19" && own.facts["source"]?.isEmpty == false)
    // The platform's own limit needs no rulebook.
    #expect(
      try findings(title: long(33), on: ["wechat-service"]).map(\.rule)
        == ["platform.wechat.title"])
    #expect(try findings(title: long(32), on: ["wechat-service"], under: ["yaoan"]).isEmpty)
  }

  @Test func `each platform speaks for itself, and both kinds of WeChat with one voice`() throws {
    let all = ["toutiao", "wechat", "wechat-service", "wechat-subscription", "baijiahao", "weibo"]
    let found = try findings(title: long(50), body: long(150), on: all)
    #expect(
      Set(found.map(\.rule)) == [
        "platform.baijiahao.title", "platform.toutiao.title", "platform.wechat.title",
        "platform.weibo.body",
      ])
    #expect(found.count == 4)
    #expect(try findings(title: long(119), body: long(19_000), on: ["douyin", "portal"]).isEmpty)
  }

  @Test func `what is too long comes with an offer`() throws {
    let title = "云川市公安局关于二〇二六年国庆假期期间城区部分道路实行交通管制、绕行及停车的通告"
    let weChat = try findings(title: title, on: ["wechat"], under: ["yaoan"])
    #expect(
      weChat.map(\.suggestion) == [
        "云川市公安局关于二〇二六年国庆假期期间城区部分道路实行交通管制",
        "云川市公安局关于二〇二六年国庆假期期间城区部分道路实行交通管制",
      ])
    let weibo = try findings(body: long(141), on: ["weibo"], under: ["yaoan"])
    #expect(Set(weibo.map(\.rule)) == ["formats.weibo-text", "platform.weibo.body"])
    #expect(weibo.map { $0.facts["offer"] } == ["long-picture", "long-picture"])
    #expect(weibo.allSatisfy { $0.suggestion == nil && $0.level == .caution })
  }

  @Test(
    arguments: [
      ("甲乙丙丁，戊己庚辛", 6, "甲乙丙丁"), ("甲乙丙丁戊己庚辛", 6, "甲乙丙丁戊…"),
      ("甲乙《丙丁戊己》庚", 6, "甲乙…"), ("甲乙“丙丁”，戊己", 6, "甲乙“丙丁”"),
      ("通 知，甲乙丙丁戊己", 5, "通 知"), ("甲，乙丙丁戊己庚辛", 6, "甲，乙丙丁…"), ("《甲乙丙》", 3, nil),
    ] as [(String, Int, String?)])
  func `a text is cut where a reader can stop`(text: String, room: Int, expected: String?) {
    let measure = TextMeasure(maximum: room, count: \.count)
    #expect(measure.shortened(text) == expected)
    if let cut = measure.shortened(text) { #expect(cut.count <= room) }
  }

  @Test(arguments: [1, 2, 31, 32, 63, 64])
  func `a shortened text keeps its limit in every unit`(maximum: Int) {
    let texts = [
      long(80), String(repeating: "a", count: 90), String(repeating: "铎a，👨‍👩‍👧", count: 20), "（）《》",
    ]
    for text in texts {
      for count in [LimitUnit.bytesGBK.count, PlatformUnit.weighted.count] {
        let measure = TextMeasure(maximum: maximum, count: count)
        if let cut = measure.shortened(text) { #expect(count(cut) <= maximum && !cut.isEmpty) }
      }
    }
  }

  @Test(arguments: [
    ("unit: characters", "unit: letters", "platforms.yaml:10: unknown-value sheets.limits.unit"),
    ("maximum: 32", "maximum: 0", "platforms.yaml:9: out-of-range sheets.limits.maximum"),
    ("seconds: 60", "seconds: 0", "platforms.yaml:21: out-of-range sheets.media.seconds"),
    ("kilobytes: none", "kilobytes: ten", "platforms.yaml:20: wrong-type sheets.media.kilobytes"),
    ("    read-on: \"2026-11-21\"\n", "", "platforms.yaml:2: missing-key sheets.read-on"),
  ])
  func `a sheet with a mistake says in which line`(
    from: String, to: String, description: String
  ) throws {
    let text = """
      sheets:
        - id: wechat
          platforms: [wechat-subscription]

          read-on: "2026-11-21"
          longer-body: article
          limits:
            - field: title
              maximum: 32
              unit: characters
              through: interface
              level: caution
              offer: shorter
              evidence: page
              source: somewhere
              dated: "2025-12-19"
          media:
            - kind: voice
              use: itself
              kilobytes: none
              seconds: 60
              types: []
              through: interface
              level: caution
              evidence: page
              source: somewhere
              dated: "2025-12-19"
      unknown: []
      own: [portal]

      """
    #expect(try PlatformLimits(list: text).sheets.count == 1)
    let error = #expect(throws: SheetError.self) {
      try PlatformLimits(list: text.replacing(from, with: to, maxReplacements: 1))
    }
    #expect(error?.description == description)
  }
}
