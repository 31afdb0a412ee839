import Rulebook
import Screening
import Testing

struct StructureTests {
  private static let check = Result { try Structure.bundled() }

  private func words(_ text: String) throws -> [String] {
    try Self.check.get().findings(in: ScreenedField(id: "body", text: text)).map {
      "\($0.rule.dropFirst("structure.".count)) \($0.offset ?? -1) \($0.text ?? "")"
    }
  }

  @Test(arguments: [
    ("《关于通知", ["unclosed 0 《"]), ("他说“好。", ["unclosed 2 “"]), ("（见附件", ["unclosed 0 （"]),
    ("关于通知》", ["unopened 4 》"]), ("《关于（试行》）", ["crossed 3 （"]), ("（试行)", ["crossed 0 （"]),
    ("“甲“乙”", ["unclosed 0 “"]), ("「甲」『乙", ["unclosed 3 『"]),
    ("🙂【甲〕", ["unclosed 1 【", "unopened 3 〕"]),
    ("say \"yes\r\nno", ["unclosed 4 \""]), ("[甲", ["unclosed 0 ["]),
    ("〔2026〕12号〕", ["unopened 9 〕"]),
  ])
  func `marks that do not pair are pointed at`(text: String, expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  @Test(arguments: [
    "《甲（乙）》“丙‘丁’”", "1）甲；2）乙", "（一）甲\n二）乙", "don’t", "‘it’s’", "哈哈 :) :-)", "哈哈：）",
    "“第一段。\n“第二段。”", "《关于《条例》的通知》", "6\"屏", "\"a\" and \"b\"", "〔2026〕12号", "it's", "a) b) c)",
    "(^_^)", "", "\r\n", "（甲\n乙）",
  ])
  func `marks that pair, markers, faces and apostrophes are left alone`(text: String) throws {
    #expect(try words(text).isEmpty)
  }

  @Test func `marks inside each other are followed to any depth`() throws {
    let deep = String(repeating: "（", count: 200) + String(repeating: "）", count: 200)
    #expect(try words(deep).isEmpty)
  }

  @Test(arguments: [
    ("我们的的工作", ["doubled-character 2 的的"]), ("这是是", ["doubled-character 1 是是"]),
    ("各各部门", ["doubled-character 0 各各"]), ("他他说", ["doubled-character 0 他他"]),
    ("到了了了", ["doubled-character 1 了了了"]), ("住在在云川", ["doubled-character 1 在在"]),
    ("请请携带证件", ["doubled-character 0 请请"]), ("我局将将开展", ["doubled-character 2 将将"]),
    ("现对对有关情况", ["doubled-character 1 对对"]), ("活动已已结束", ["doubled-character 2 已已"]),
    ("现为为群众办理", ["doubled-character 1 为为"]), ("各单位要要落实", ["doubled-character 3 要要"]),
    ("进行进行检查", ["doubled-word 0 进行进行"]), ("我们我们我们", ["doubled-word 0 我们我们我们"]),
  ])
  func `what was written twice is pointed at`(text: String, expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  @Test(arguments: [
    "常常渐渐", "家家户户", "爸爸天天谢谢个个年年", "明明白白", "研究研究", "以营利为目的的行为", "的的确确", "为了了解情况",
    "是是非非", "现在在云川", "实实在在", "1122 2026", "存在在建工程", "本规定规定的", "县政府政府信息公开", "以及及时处置", "参与与否",
    "邀请其他他国代表", "网上申请请登录平台", "请请示后办理", "全体将将士", "一对对新人", "针对对方提出的问题", "以行为为准", "以作为为荣",
    "需要要求群众提供", "主要要件齐全", "会议纪要要存档", "推行为为民办实事", "公安工作要要求明确",
  ])
  func `what is rightly doubled is left alone`(text: String) throws {
    #expect(try words(text).isEmpty)
  }

  @Test(arguments: [
    ("甲，，乙。。", ["doubled-punctuation 1 ，，", "doubled-punctuation 4 。。"]),
    ("甲，。", ["doubled-punctuation 1 ，。"]), ("甲,乙", ["half-width 1 ,"]),
    ("甲?乙!丙", ["half-width 1 ?", "half-width 3 !"]),
  ])
  func `doubled and half-width punctuation is pointed at`(text: String, expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  @Test(arguments: ["甲……乙", "甲——乙", "真的？！", "1,234元", "A, B", "10:30", "甲！！"])
  func `other punctuation is left alone`(text: String) throws {
    #expect(try words(text).isEmpty)
  }

  @Test(arguments: [
    ("3月5日开会，4月1日结束", ["missing-year 0 3月5日"]), ("定于三月五日召开", ["missing-year 2 三月五日"]),
    ("８月 １２ 日", ["missing-year 0 ８月 １２ 日"]), ("12月31号", ["missing-year 0 12月31号"]),
    ("2月起，3月5日止", ["missing-year 4 3月5日"]),
  ])
  func `a date before which no year stands is pointed at once`(
    text: String, expected: [String]
  ) throws {
    #expect(try words(text) == expected)
  }

  @Test(arguments: [
    "2026年3月5日开会，4月1日结束", "2020 年 12 月 8 日", "2026-03-05起，4月1日止", "今年3月5日", "每年6月1日", "二〇二六年三月五日",
    "3月份5日游", "一个月", "3月5日停水。\n云川市水务局\n2026年3月1日",
  ])
  func `a date with a year is left alone`(text: String) throws {
    #expect(try words(text).isEmpty)
  }

  @Test func `the year in one field serves the dates of all`() throws {
    let fields = [
      ScreenedField(id: "title", text: "2026年高考安排"), ScreenedField(id: "body", text: "6月7日开考。"),
    ]
    let rules = GoverningRules(rulebooks: [])
    let structure = try Structure.bundled()
    #expect(
      structure.findings(in: ScreenedItem(fields: fields, platforms: []), under: rules).isEmpty)
    let bare = ScreenedItem(fields: [fields[1]], platforms: [])
    #expect(structure.findings(in: bare, under: rules).map(\.rule) == ["structure.missing-year"])
  }

  @Test func `what could stand there is suggested`() throws {
    let found = try Structure.bundled().findings(
      in: ScreenedField(id: "title", text: "我们的的甲,乙，，"))
    #expect(found.map(\.suggestion) == ["的", "，", "，"])
    #expect(found.map(\.level) == [.caution, .hint, .caution])
    #expect(
      found.map(\.phraseKey) == [
        "finding.structure.doubled-character", "finding.structure.half-width",
        "finding.structure.doubled-punctuation",
      ])
    #expect(found.allSatisfy { $0.field == "title" })
  }
}
