import Rulebook
import Screening
import Testing
import WorkCalendar

struct CardNumberTests {
  @Test(arguments: [
    ("身份证号41010519900307123X", "41010519900307123X"),
    ("身份证号41010519900307123x，请核对", "41010519900307123x"),
    ("４１０１０５１９９００３０７１２３Ｘ", "４１０１０５１９９００３０７１２３Ｘ"),
    ("410105 19900307 123X", "410105 19900307 123X"),
    ("410105-1990-0307-1248", "410105-1990-0307-1248"),
    ("张三（身份证：412825197002290015）", ""),
    ("李四41282519720229001X。", "41282519720229001X"),
    ("430111198511123012", "430111198511123012"),
    ("港澳居民居住证810000199001010019", "810000199001010019"),
    ("旧证号410105900307123", "410105900307123"),
    ("🙂🙂430111198511123012🙂", "430111198511123012"),
    ("姓名：张三\r\n430111198511123012\r\n", "430111198511123012"),
    ("证号4301\u{200B}11198511123012", "4301\u{200B}11198511123012"),
  ])
  func `a resident number is known by region, day and check digit`(
    text: String, words: String
  ) throws {
    #expect(try Checked.words(text) == (words.isEmpty ? [] : ["resident-id " + words]))
  }

  @Test(arguments: [
    "订单号430111198511123013", "430111198513123012", "990111198511123012",
    "1430111198511123012", "4301111985111230123", "430111********3012", "410***********123X",
    "430111198511120000元", "统一社会信用代码91410105MA3X4K7Q2F",
    "统一社会信用代码：114101000052520750", "统一社会信用代码514116199808166670",
    "注册号410105900307123", "SN430111198511123012A",
  ])
  func `what only looks like a resident number is left alone`(text: String) throws {
    #expect(try Checked.words(text).isEmpty)
  }

  @Test(arguments: [
    ("卡号6217001234567890122", "6217001234567890122"),
    ("6222 0217 0200 1234 566", "6222 0217 0200 1234 566"),
    ("6228-4800-1234-5671", "6228-4800-1234-5671"),
    ("银行卡：９５５８８２１２３４５６７８９０１２４", "９５５８８２１２３４５６７８９０１２４"),
    ("4321001234567891转账", "4321001234567891"),
    ("622848 0012345671", "622848 0012345671"),
  ])
  func `a bank card is known by issuer, length and Luhn sum`(text: String, words: String) throws {
    #expect(try Checked.words(text) == ["bank-card " + words])
  }

  @Test(arguments: [
    "卡号6217001234567890123", "尾号1234的银行卡", "6217 **** **** 0122", "621700*********0122",
    "订单号4321001234567891", "7321001234567891", "捐款账号：6228480012345671",
    "0000000000000000", "62284800 12345671", "1.4321001234567891",
  ])
  func `what only looks like a bank card is left alone`(text: String) throws {
    #expect(try Checked.words(text).isEmpty)
  }

  @Test func `a finding says where it is and how the number is masked`() throws {
    let found = try Checked.matches("👨‍👩‍👧证号430111198511123012，电话13812345678")
    #expect(found.map(\.offset) == [3, 24])
    #expect(found.map(\.length) == [18, 11])
    #expect(found.map(\.suggestion) == ["430***********3012", "138****5678"])
    #expect(
      found.map(\.phraseKey) == [
        "finding.personal-data.resident-id", "finding.personal-data.phone",
      ])
    #expect(found.allSatisfy { $0.field == "body" && $0.family == "personal-data" })
  }

  @Test(arguments: [
    ("身份证号码430111198511123013", "430111198511123013"),
    ("公民身份号码：990111198511123013", "990111198511123013"),
    ("身份证号（430111 19851112 301X）", "430111 19851112 301X"),
  ])
  func `a number behind the words for one is pointed at although it was mistyped`(
    text: String, words: String
  ) throws {
    #expect(try Checked.words(text) == ["resident-id " + words])
    let shelf = try RulebookShelf.bundled()
    let rules = shelf.governing(["zhengzhou-2020"], on: try #require(CivilDate("2026-11-21")))
    let found = try Checked.matches(text, under: rules)
    #expect(found.map(\.level) == [.caution])
    #expect(found.map(\.phraseKey) == ["finding.personal-data.resident-id-mistyped"])
  }

  @Test func `it must be fixed where a rulebook governs and is a caution elsewhere`() throws {
    let text = "手机13812345678"
    #expect(try Checked.matches(text).map(\.level) == [.caution])
    let shelf = try RulebookShelf.bundled()
    let day = try #require(shelf.rulebook("hunan-2017")?.inForceFrom)
    let rules = shelf.governing(["hunan-2017"], on: day)
    let finding = try #require(try Checked.matches(text, under: rules).first)
    #expect(finding.level == .mustFix)
    #expect(
      finding.citations == [
        Citation(rulebook: "hunan-2017", article: "17", rule: "personal-data.phone")
      ])
  }
}
