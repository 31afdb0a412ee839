import Rulebook
import Screening
import Testing

/// A small generator whose runs can be repeated (SplitMix64).
struct RepeatableGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }
}

struct RobustnessTests {
  private let scraps = [
    "1", "13812345678", "0371", "-", " ", "（", "）", "86", "+", "@", ".", "a", "X", "qq.com", "豫",
    "豫A", "12345", "号楼", "单元", "室", "村", "组", "号", "岁", "12", "李", "小明", "班", "被害人", "护照",
    "E12345678", "\r\n", "🙂", "👨‍👩‍👧", "\u{200B}", "\u{0}", "\u{301}", "十", "第", "某", "*", "“", "《",
    "》", ":)", "的的", "，", ",", "月", "日", "年", "430111198511123012", "6228480012345671", "http://",
    "www.", "小区", "3-2-502", "热线", "家里", "；", "。", "\"", "'", "’", "(", ")", "\u{FEFF}", "１",
  ]

  @Test func `random words and bytes never end the process and places stay in the text`() throws {
    let (personal, structure) = (try PersonalData.bundled(), try Structure.bundled())
    let rules = GoverningRules(rulebooks: [])
    var random = RepeatableGenerator(state: 20_261_121)
    var count = 0
    for round in 0..<3000 {
      let text: String
      if round % 2 == 0 {
        text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
          scraps.randomElement(using: &random) ?? ""
        }.joined()
      } else {
        let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        text = String(decoding: bytes, as: UTF8.self)
      }
      let field = ScreenedField(id: "body", text: text)
      let found = personal.findings(in: field, under: rules) + structure.findings(in: field)
      count += found.count
      for finding in found {
        let offset = try #require(finding.offset), length = try #require(finding.length)
        #expect(length > 0 && offset + length <= text.count)
        #expect(finding.text == String(text.dropFirst(offset).prefix(length)))
      }
    }
    #expect(count > 1000)
  }

  @Test func `a megabyte of digits is read in one go`() throws {
    let field = ScreenedField(id: "body", text: String(repeating: "1", count: 1_048_576))
    let rules = GoverningRules(rulebooks: [])
    #expect(try Checked.check.get().findings(in: field, under: rules).isEmpty)
    #expect(try Structure.bundled().findings(in: field).isEmpty)
  }

  @Test(arguments: ["13812345678 ", "豫A", "一", "a@", "（", "岁", "3号", "“", "的", "李小明12岁被害人，"])
  func `much of the same is read in one go`(scrap: String) throws {
    let text = String(repeating: scrap, count: 65_536 / scrap.utf8.count)
    let field = ScreenedField(id: "body", text: text)
    let found = try Checked.check.get().findings(
      in: field, under: GoverningRules(rulebooks: []))
    #expect(found.isEmpty || found.count > 1000)
    _ = try Structure.bundled().findings(in: field)
  }

  @Test(arguments: ["", "\r\n", "@", "1", "岁", "豫", "\u{200B}", "班", "http://"])
  func `a text of next to nothing has nothing in it`(text: String) throws {
    #expect(try Checked.words(text).isEmpty)
  }
}
