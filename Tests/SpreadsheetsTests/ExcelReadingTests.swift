import Archives
import Spreadsheets
import Testing
import WorkCalendar

@Suite struct ExcelReadingTests {
  private func read(_ book: Workbook, sheet: String? = nil) throws -> TableFile {
    try TableFile.read(book.bytes, name: "a.xlsx", sheet: sheet)
  }

  private func cells(_ data: String, strings: String = "") throws -> [TableCell] {
    var book = Workbook("<row r=\"3\">\(data)</row>")
    book.strings = strings
    return try read(book).rows.first?.cells ?? []
  }

  @Test func `texts come from the shared list, from runs and from the cell itself`() throws {
    let strings = """
      <si><t>甲</t></si><si><r><t>乙</t></r><r><rPr/><t xml:space="preserve"> 丙</t></r></si>
      <si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si><si><t>一_x000D_&#10;二_x005F_x0041_</t></si>
      """
    let found = try cells(
      """
      <c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c>
      <c r="D3" t="s"><v>3</v></c><c r="AB3" t="inlineStr"><is><t>  戊&amp;己 　</t></is></c>
      <c t="inlineStr"><is><t>庚</t></is></c>
      """, strings: strings)
    #expect(found.map(\.text) == ["甲", "乙 丙", "東京", "一\n二_x0041_", "戊&己", "庚"])
    #expect(found.map(\.letters) == ["A", "B", "C", "D", "AB", "AC"])
    #expect(found.allSatisfy { $0.kind == .text })
  }

  @Test func `numbers, truths and errors know what they are`() throws {
    let found = try cells(
      """
      <c r="A3"><v>1.38E+10</v></c><c r="B3"><v>1.1000000000000001</v></c><c r="C3" t="b"><v>1</v></c>
      <c r="D3" t="e"><v>#N/A</v></c><c r="E3" s="9"/><c r="F3"><v>-5</v></c>
      """)
    #expect(found.map(\.text) == ["13800000000", "1.1", "1", "#N/A", "-5"])
    #expect(
      found.map(\.kind) == [
        .number(13_800_000_000), .number(1.1), .boolean(true), .error, .number(-5),
      ])
  }

  @Test func `a formula is told from a value, whatever its last result was`() throws {
    let found = try cells(
      """
      <c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="str"><f t="shared" si="0"/><v>甲</v></c>
      """)
    #expect(found.map(\.kind) == [.formula, .formula])
    #expect(found.map(\.text) == ["2", "甲"])
  }

  private static let styles = """
    <numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
    <numFmt numFmtId="171" formatCode="[$-804]yyyy/m/d\\ h:mm"/>
    <numFmt numFmtId="172" formatCode="[h]:mm"/><numFmt numFmtId="173" formatCode="0.00&quot;days&quot;"/>
    <numFmt numFmtId="174" formatCode="[Red]#,##0;General"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>
    <xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/>
    <xf numFmtId="31"/><xf numFmtId="20"/><xf numFmtId="174"/></cellXfs>
    """

  private func date(
    _ value: String, style: Int, in properties: String = ""
  ) throws -> TableCell? {
    var book = Workbook("<row r=\"1\"><c r=\"A1\" s=\"\(style)\"><v>\(value)</v></c></row>")
    (book.styles, book.properties) = (Self.styles, properties)
    return try read(book).rows.first?.cells.first
  }

  @Test(arguments: [
    ("46347", 1, "2026-11-21"), ("46347.9", 2, "2026-11-21"), ("46347", 6, "2026-11-21"),
    ("46347.35416666666", 3, "2026-11-21 08:30"), ("46346.999999", 3, "2026-11-21 00:00"),
    ("1", 1, "1900-01-01"), ("59", 1, "1900-02-28"), ("61", 1, "1900-03-01"),
    ("0.35416666666", 7, "08:30"), ("2958465", 1, "9999-12-31"),
  ])
  func `a date is told by its format`(value: String, style: Int, text: String) throws {
    let cell = try #require(try date(value, style: style))
    #expect(cell.text == text)
    switch cell.kind {
    case .date(let date, _): #expect(text.hasPrefix(date.text))
    case .time(let time): #expect(time.text == text)
    default: Issue.record("\(cell.kind)")
    }
  }

  @Test(arguments: [
    ("46347", 0), ("1.5", 4), ("46347", 5), ("46347", 8), ("2958466", 1), ("-1", 1),
  ])
  func `what only looks like a date stays a number`(value: String, style: Int) throws {
    let cell = try #require(try date(value, style: style))
    guard case .number = cell.kind else {
      Issue.record("\(cell.kind)")
      return
    }
  }

  @Test func `the day that never was is no date`() throws {
    let cell = try #require(try date("60", style: 1))
    #expect(cell.text == "1900-02-29" && cell.kind == .text)
  }

  @Test(arguments: ["1", "true"])
  func `days may be counted from 1904`(value: String) throws {
    let properties = "<workbookPr date1904=\"\(value)\"/>"
    #expect(try date("0", style: 1, in: properties)?.text == "1904-01-01")
    #expect(try date("44885", style: 1, in: properties)?.text == "2026-11-21")
  }

  @Test func `of merged cells the first has the value`() throws {
    var book = Workbook(
      """
      <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>
      <row r="2"><c r="A2"><v>4</v></c><c r="C2"><v>5</v></c></row><row r="3"><c r="A3"><v>6</v></c></row>
      """)
    book.tail = "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"A3:C3\"/></mergeCells>"
    let rows = try read(book).rows
    #expect(rows.map { $0.cells.map(\.text) } == [["1", "3"], ["5"], ["6"]])
    #expect(rows[1][1].isEmpty && rows[1][3].text == "5")
  }

  @Test func `merged cells without end are refused`() {
    var book = Workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
    let one = "<mergeCell ref=\"A1:XFD1048576\"/>"
    book.tail = "<mergeCells>" + String(repeating: one, count: 300) + "</mergeCells>"
    #expect(throws: TableError.damaged(part: "xl/s0.xml")) { try read(book) }
  }

  @Test func `rows keep their numbers, hidden ones are marked, empty ones left out`() throws {
    let rows = try read(
      Workbook(
        """
        <row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="5"><c r="A5" s="1"/></row>
        <row><c><v>2</v></c></row>
        """)
    ).rows
    #expect(rows.map(\.number) == [2, 6] && rows.map(\.isHidden) == [true, false])
  }

  @Test func `the first sheet with content is read unless one is named`() throws {
    let row = "<row r=\"1\"><c r=\"A1\"><v>%</v></c></row>"
    var book = Workbook("")
    book.sheets.append(("藏", "veryHidden", row.replacing("%", with: "1")))
    book.sheets.append(("乙", "visible", row.replacing("%", with: "2")))
    book.sheets.append(("丙", "visible", row.replacing("%", with: "3")))
    let file = try read(book)
    #expect(file.sheets == ["表一", "乙", "丙"] && file.sheet == "乙")
    #expect(file.rows[0][1].text == "2")
    #expect(try read(book, sheet: "丙").rows[0][1].text == "3")
    #expect(throws: TableError.noSuchSheet(name: "丁")) { try read(book, sheet: "丁") }
  }

  // MARK: - What is refused

  @Test(arguments: [
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", "<row r=\"2\"/><row r=\"1\"/>",
    "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "<row r=\"1\"><c r=\"A2\"/></row>",
    "<row r=\"1\"><c r=\"A1\"><v>x</v></c></row>", "<row r=\"0\"/>",
    "<row r=\"1\"><c r=\"1\"/></row>",
    "<row r=\"1\"><c r=\"A1\"></row>", "<row r=\"99999999\"/>",
    "<row r=\"1\"><c r=\"XFE1\"/></row>",
  ])
  func `a sheet at odds with itself is damaged`(data: String) {
    #expect(throws: TableError.damaged(part: "xl/s0.xml")) { try read(Workbook(data)) }
  }

  @Test func `limits name row and column`() {
    let book = Workbook(
      """
      <row r="1"><c r="A1"><v>1</v></c></row><row r="7"><c r="C7" t="inlineStr"><is><t>四个字呢</t></is></c></row>
      """)
    func refusal(_ limits: TableLimits) -> TableError? {
      do throws(TableError) {
        _ = try TableFile.read(book.bytes, name: "a.xlsx", limits: limits)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(TableLimits(rows: 1)) == .tooManyRows(maximum: 1))
    #expect(refusal(TableLimits(columns: 2)) == .tooManyColumns(row: 7, column: 3, maximum: 2))
    #expect(refusal(TableLimits(cells: 1)) == .tooManyCells(maximum: 1))
    #expect(
      refusal(TableLimits(cellCharacters: 3)) == .cellTooLong(row: 7, column: 3, maximum: 3))
    #expect(refusal(TableLimits(rows: 2, columns: 3, cells: 2, cellCharacters: 4)) == nil)
  }

  @Test func `a sheet that declares entities is refused`() {
    var archive = Archive()
    archive.add("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>")
    #expect(throws: TableError.damaged(part: "xl/workbook.xml")) {
      try TableFile.read(archive.finished, name: "a.xlsx")
    }
  }

  @Test func `a bomb is refused before it is unpacked`() {
    var archive = Archive()
    archive.add("xl/workbook.xml", [UInt8](repeating: 0x20, count: 8 << 20))
    #expect(throws: TableError.excessive(part: "xl/workbook.xml")) {
      try TableFile.read(archive.finished, name: "a.xlsx")
    }
  }
}
