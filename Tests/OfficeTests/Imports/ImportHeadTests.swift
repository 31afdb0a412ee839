import Foundation
import Testing

@testable import Office

@Suite struct ImportHeadTests {
  @Test(arguments: [
    ("单位名称（全称）", ImportField.name), ("上级单位", .parent), ("  编号 字头", .code), ("LEVEL", .level),
    ("Ｃｏｄｅ", .code), ("是否涉密", .secret),
  ])
  func `columns are known by many names`(header: String, field: ImportField) throws {
    #expect(try ImportWords.bundled().field(header, of: .organizations) == field)
  }

  @Test(arguments: [
    ("平台账号 ID", ImportField.platformID), ("媒体链接", .link), ("网址", .link),
    ("管理员（A 角）的办公电话", .administratorATelephone), ("管理员A角邮箱", .administratorAEmail),
    ("第一责任人的职务", .firstResponsiblePost), ("Reviewer: office telephone", .reviewerTelephone),
  ])
  func `columns of accounts are known by what forms and lists call them`(
    header: String, field: ImportField
  ) throws {
    #expect(try ImportWords.bundled().field(header, of: .accounts) == field)
  }

  @Test(arguments: ["备注", "", "（）", "——", "√"])
  func `what nobody knows is nothing`(header: String) throws {
    #expect(try ImportWords.bundled().field(header, of: .organizations) == nil)
  }

  @Test func `a title above the head is passed over`() throws {
    let sheet = try sheet(.persons, "云川市人员名册\n\n用户名,姓名,单位\nwang,王五,YC")
    #expect(sheet.head.number == 3)
    #expect(sheet.rows.map(\.number) == [4])
  }

  @Test func `a row that ends before the last named column was cut off, below a title as well`()
    throws
  {
    let table = "云川市人员名册\n用户名,姓名,单位,,\nwang,王五,YC\nzhao,赵\nqian,钱六,YC,,"
    let sheet = try sheet(.persons, table)
    #expect(sheet.rows.map(\.isShort) == [false, true, false])
    let planned = try planner(.persons, table).rows
    #expect(planned.map(\.isShort) == [false, true, false])
  }

  @Test func `of two columns of one name the first counts, the other is shown as unread`() throws {
    let sheet = try sheet(.persons, "用户名,姓名,姓名,单位,备注\nwang,王五,王六,YC,无")
    let mapping = ColumnMapping(
      reading: sheet.head, kind: .persons, words: try .bundled())
    #expect(mapping[.personName] == 2 && mapping[.unit] == 4)
    #expect(mapping.unread(sheet.head).map(\.column) == [3, 5])
    #expect(mapping.problems(kind: .persons, head: sheet.head).isEmpty)
  }

  @Test func `a column that is missing, named twice or not there is a problem of its field`() throws
  {
    let sheet = try sheet(.persons, "用户名,姓名,科室名\nwang,王五,YC")
    var mapping = ColumnMapping(reading: sheet.head, kind: .persons, words: try .bundled())
    #expect(
      mapping.problems(kind: .persons, head: sheet.head) == [FieldProblem("unit", .required)])
    mapping[.unit] = 2
    #expect(mapping.problems(kind: .persons, head: sheet.head) == [FieldProblem("unit", .taken)])
    mapping[.unit] = 9
    #expect(
      mapping.problems(kind: .persons, head: sheet.head) == [FieldProblem("unit", .notAChoice)])
    mapping[.unit] = 3
    #expect(mapping.problems(kind: .persons, head: sheet.head).isEmpty)
  }

  @Test func `no name of a column or a choice has two meanings`() throws {
    struct Lists: Decodable {
      let headers: [String: [String: [String]]]
      let values: [String: [String: [String]]]
    }
    let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Office/Policies/import-words.json")
    let lists = try JSONDecoder().decode(Lists.self, from: try Data(contentsOf: file))
    for (list, words) in lists.headers.merging(lists.values, uniquingKeysWith: { $1 }) {
      var seen: [String: String] = [:]
      for (word, names) in words {
        for name in Set(names.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }) {
          #expect(!name.isEmpty, "\(list).\(word)")
          #expect(seen.updateValue(word, forKey: name) == nil, "\(list): \(name)")
        }
      }
    }
    #expect(Set(lists.headers.keys) == Set(ImportKind.allCases.map(\.rawValue)))
    for kind in ImportKind.allCases {
      let known = lists.headers[kind.rawValue].map { Set($0.keys) }
      #expect(known == Set(kind.fields.map(\.rawValue)))
    }
  }

  @Test(
    arguments: [
      ("2026-03-01", "2026-03-01"), ("2026/3/1", "2026-03-01"), ("2026年3月1日", "2026-03-01"),
      ("2026.3.1", "2026-03-01"), ("2026-03-01 08:30", "2026-03-01"), ("2026-02-30", nil),
      ("三月一日", nil), ("2026-3", nil), ("1/2/3/4", nil), ("99999999999999999999-1-1", nil),
    ] as [(String, String?)])
  func `days are read as offices write them, and one that does not exist is none`(
    text: String, day: String?
  ) throws {
    let sheet = try sheet(.accounts, "单位,平台,账号名称,开通日期\nYC,微博,云川,\(text)")
    let words = try ImportWords.bundled()
    var draft = RowDraft(
      try #require(sheet.rows.first),
      ColumnMapping(reading: sheet.head, kind: .accounts, words: words), kind: .accounts,
      words: words)
    #expect(draft.date(.opened)?.text == day)
    #expect(draft.report.faults.map(\.reason) == (day == nil ? [.notADate] : []))
  }
}
