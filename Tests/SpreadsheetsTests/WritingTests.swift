import Spreadsheets
import Testing
import WorkCalendar
import ZipArchive

@Suite struct WritingTests {
  private static let columns = [
    TableColumn("单位名称"), TableColumn("开通日期", .date), TableColumn("粉丝数", .number),
    TableColumn("平台", choices: ["微信", "微博", "a,b\"c"]),
  ]
  private static let day = CivilDate(year: 2026, month: 11, day: 21)
  private static let rows: [[TableValue]] = [
    [.text("云川市公安局 & <科>"), day.map { .date($0) } ?? .empty, .count(-12), .text("微信")],
    [.text("=HYPERLINK(\"x\")"), .empty, .number(1.5), .text("_x0041_\u{1}\n二")],
  ]

  private func book(_ notes: TableNotes? = nil) throws -> [UInt8] {
    try TableWriter.xlsx(title: "账号", Self.columns, Self.rows, notes: notes)
  }

  private func part(_ name: String, of bytes: [UInt8]) throws -> String {
    String(decoding: try #require(try ZipReader(bytes).bytes(of: name)), as: UTF8.self)
  }

  @Test func `an Excel file is read back as it was written`() throws {
    let bytes = try book(TableNotes(title: "填写说明", rows: [["列", "说明"], ["单位名称", "全称"]]))
    let file = try TableFile.read(bytes, name: "a.xlsx")
    #expect(file.sheets == ["账号", "填写说明"] && file.sheet == "账号")
    #expect(file.rows[0].cells.map(\.text) == ["单位名称", "开通日期", "粉丝数", "平台"])
    let first = file.rows[1].cells
    #expect(first.map(\.text) == ["云川市公安局 & <科>", "2026-11-21", "-12", "微信"])
    #expect(first[1].kind == Self.day.map { .date($0, nil) } && first[2].kind == .number(-12))
    let second = file.rows[2]
    #expect(second[1].text == "=HYPERLINK(\"x\")" && second[1].kind == .text)
    #expect(second[2].isEmpty && second[3].kind == .number(1.5) && second[4].text == "_x0041_\n二")
    let notes = try TableFile.read(bytes, name: "a.xlsx", sheet: "填写说明")
    #expect(notes.rows[1].cells.map(\.text) == ["单位名称", "全称"])
    let lists = try TableFile.read(bytes, name: "a.xlsx", sheet: "_lists")
    #expect(lists.rows.map { $0[1].text } == ["微信", "微博", "a,b\"c"])
  }

  @Test func `the head stays in sight, columns can be filtered and have lists`() throws {
    let bytes = try book()
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes)
    #expect(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\""))
    #expect(sheet.contains("<autoFilter ref=\"A1:D3\"/>") && !sheet.contains("<f>"))
    #expect(sheet.contains("sqref=\"D2:D1048576\"><formula1>'_lists'!$A$1:$A$3</formula1>"))
    #expect(try part("xl/workbook.xml", of: bytes).contains("'账号'!$A$1:$D$3"))
    #expect(try part("xl/styles.xml", of: bytes).contains("yyyy\\-mm\\-dd"))
  }

  @Test func `columns are as wide as Chinese words need`() throws {
    let sheet = try part("xl/worksheets/sheet1.xml", of: try book())
    // Eighteen digits' width of words and two of air.
    #expect(sheet.contains("<col min=\"1\" max=\"1\" width=\"21\""))
  }

  @Test func `the same rows give the same bytes, in one go or piece by piece`() throws {
    var writer = try ExcelWriter(title: "账号", columns: Self.columns)
    var bytes: [UInt8] = []
    for row in Self.rows {
      try writer.add(row)
      bytes += writer.take()
    }
    bytes += try writer.finish()
    #expect(try bytes == book())
  }

  @Test func `a long list is written and read whole`() throws {
    let rows = (0..<3_000).lazy.map { [TableValue.text("第\($0)行"), .empty, .count($0)] }
    let bytes = try TableWriter.xlsx(title: "长", Self.columns, rows)
    let file = try TableFile.read(bytes, name: "a.xlsx")
    #expect(file.rows.count == 3_001 && file.rows[3_000][1].text == "第2999行")
    #expect(file.rows[3_000].number == 3_001)
  }

  @Test(arguments: [
    ("a/b:c", "a b c"), ("'甲'", "甲"), ("", "1"), (String(repeating: "长", count: 40), nil),
    ("_LISTS", "_LISTS (1)"),
  ])
  func `a sheet gets a name that Excel allows`(title: String, name: String?) throws {
    let bytes = try TableWriter.xlsx(title: title, Self.columns, [[.count(1)]])
    let file = try TableFile.read(bytes, name: "a.xlsx")
    #expect(file.sheets == [name ?? String(title.prefix(31))])
  }

  @Test func `what Excel cannot hold is refused with its place`() {
    let long = TableValue.text(String(repeating: "长", count: 32_768))
    #expect(throws: TableError.cellTooLong(row: 2, column: 1, maximum: 32_767)) {
      try TableWriter.xlsx(title: "a", Self.columns, [[long]])
    }
    let wide = [TableValue](repeating: .count(1), count: 5)
    #expect(throws: TableError.tooManyColumns(row: 2, column: 5, maximum: 4)) {
      try TableWriter.xlsx(title: "a", Self.columns, [wide])
    }
  }

  @Test func `days before 1900 stay words, the first ones count as in Excel`() throws {
    let days = ["1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01"]
    let rows = days.compactMap { CivilDate($0).map { [TableValue.date($0)] } }
    let bytes = try TableWriter.xlsx(title: "a", [TableColumn("日期", .date)], rows)
    let read = try TableFile.read(bytes, name: "a.xlsx").rows.dropFirst().map { $0[1] }
    #expect(read.map(\.text) == days && read[0].kind == .text && read[1].kind != .text)
  }

  @Test func `CSV has a mark, CRLF, quotes, and no formula`() throws {
    let risky = ["=1", "+1", "-1", "@a", "\ta", "\ra"]
    let bytes = TableWriter.csv(
      [TableColumn("甲"), TableColumn("乙\"丙")],
      risky.map { [.text($0), .text("a,b")] } + [
        [.count(-5), Self.day.map { .date($0) } ?? .empty]
      ])
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(text.hasPrefix("甲,\"乙\"\"丙\"\r\n'=1,\"a,b\"\r\n'+1,\"a,b\"\r\n'-1,"))
    #expect(text.contains("\"'\ta\"") && text.contains("\"'\ra\""))
    #expect(text.hasSuffix("-5,2026-11-21\r\n"))
  }

  @Test func `CSV is read back as it was written`() throws {
    let rows = ["=1+1", "'twas", "-", "一\n二", "\"引\"", " x"].map {
      [TableValue.text($0), .text("b")]
    }
    let file = try TableFile.read(
      TableWriter.csv([TableColumn("甲"), TableColumn("乙")], rows), name: "a.csv")
    #expect(
      file.rows.dropFirst().map { $0[1].text } == ["=1+1", "'twas", "-", "一\n二", "\"引\"", "x"])
    #expect(file.rows.allSatisfy { $0.cells.allSatisfy { $0.kind == .text } })
  }
}
