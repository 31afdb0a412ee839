import Foundation
import Spreadsheets
import Testing

@Suite struct CSVReadingTests {
  private func read(_ bytes: [UInt8]) throws -> TableFile {
    try TableFile.read(bytes, name: "a.csv")
  }

  private func texts(_ text: String) throws -> [[String]] {
    try read(Array(text.utf8)).rows.map { $0.cells.map(\.text) }
  }

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
  func `delimiter and line ends are found out`(delimiter: String, end: String) throws {
    let lines = ["单位|名称|备注", "甲|\"a,b;c\td\"|\"他说\"\"好\"\"\"", "乙| x y |\"一\(end)二\""]
    let text = lines.joined(separator: end).replacing("|", with: delimiter)
    for text in [text, text + end, text + end + end] {
      #expect(
        try texts(text) == [
          ["单位", "名称", "备注"], ["甲", "a,b;c\td", "他说\"好\""], ["乙", "x y", "一\n二"],
        ])
    }
  }

  @Test(arguments: [",", ";", "\t"])
  func `a title of one cell above the head hides no delimiter`(delimiter: String) throws {
    let text = "人员名册\n名称|备注\n甲|乙\n".replacing("|", with: delimiter)
    #expect(try texts(text) == [["人员名册"], ["名称", "备注"], ["甲", "乙"]])
  }

  @Test func `a single column is one, whatever its words hold`() throws {
    #expect(try texts("名称\n甲\n乙") == [["名称"], ["甲"], ["乙"]])
  }

  static let words = "编号,名称\n1,𠮷野㐂镕\n"
  /// The words in GB 18030, two of its characters in four bytes; by CPython's codec.
  static let gb18030: [UInt8] = [
    0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xC3, 0xFB, 0xB3, 0xC6, 0x0A, 0x31, 0x2C, 0x95, 0x34, 0xB2, 0x35,
    0xD2, 0xB0, 0x81, 0x39, 0xEF, 0x31, 0xE9, 0x46, 0x0A,
  ]

  @Test func `the encodings of Chinese offices are read`() throws {
    let utf8 = Array(Self.words.utf8)
    let units = Array(Self.words.utf16)
    let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let files = [
      utf8, [0xEF, 0xBB, 0xBF] + utf8, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, Self.gb18030,
    ]
    for file in files {
      #expect(
        try read(file).rows.map { $0.cells.map(\.text) } == [["编号", "名称"], ["1", "𠮷野㐂镕"]])
    }
  }

  @Test func `rows and columns are counted as a spreadsheet shows them`() throws {
    let rows = try read(Array("a,b,c\n\n,\"x\ny\",\n1,2\n,,z".utf8)).rows
    #expect(rows.map(\.number) == [1, 3, 4, 5])
    #expect(rows[1][2].text == "x\ny" && rows[1].cells.count == 1)
    #expect(rows.map(\.width) == [3, 3, 2, 3])
    #expect(rows[3][3].letters == "C" && rows[3][1].isEmpty)
  }

  @Test func `a formula is told from words, and the guard of an export is taken off`() throws {
    let cells = try read(Array("=1+1,'=1+1,'+86 10,-,'twas,'@x".utf8)).rows[0].cells
    #expect(cells.map(\.text) == ["=1+1", "=1+1", "+86 10", "-", "'twas", "@x"])
    #expect(cells.map(\.kind) == [.formula, .text, .text, .text, .text, .text])
  }

  @Test(arguments: [
    ("a,b\n1,\"half of a", TableError.openQuote(row: 2, column: 2)),
    ("a,b\n\"x\"y,2", .brokenQuote(row: 2, column: 1)),
    ("a,b\0", .notATable),
  ])
  func `a broken file says where`(text: String, error: TableError) {
    #expect(throws: error) { try read(Array(text.utf8)) }
  }

  @Test func `limits name row and column`() {
    func refusal(_ limits: TableLimits) -> TableError? {
      do throws(TableError) {
        _ = try TableFile.read(Array("a,b\nc,四个字呢\n".utf8), name: "a.csv", limits: limits)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(TableLimits()) == nil)
    #expect(refusal(TableLimits(bytes: 5)) == .tooLarge(bytes: 19, maximum: 5))
    #expect(refusal(TableLimits(rows: 1)) == .tooManyRows(maximum: 1))
    #expect(refusal(TableLimits(columns: 1)) == .tooManyColumns(row: 1, column: 2, maximum: 1))
    #expect(refusal(TableLimits(cells: 3)) == .tooManyCells(maximum: 3))
    #expect(
      refusal(TableLimits(cellCharacters: 3)) == .cellTooLong(row: 2, column: 2, maximum: 3))
  }
}
