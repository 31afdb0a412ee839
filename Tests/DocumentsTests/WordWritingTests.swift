import Documents
import Testing
import ZipArchive

@Suite struct WordWritingTests {
  private static let font = WordFont(latin: "Times New Roman", eastAsian: "仿宋")
  /// One white point.
  private static let png: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    2, 0, 0, 0, 1, 8, 2, 0, 0, 0,
  ]

  private func form() throws -> WordDocument {
    var document = WordDocument(font: Self.font)
    document.header = [WordParagraph("表A.1", alignment: .right)]
    document.footer = [WordParagraph("第 1 页", alignment: .center)]
    document.add(
      WordParagraph(
        [WordRun("备案登记表", isBold: true, size: 18, font: WordFont(latin: "Arial", eastAsian: "黑体"))],
        alignment: .center, role: .title, spaceAfter: 12))
    document.add(WordParagraph("媒体类型：☑微信 ☐微博\n其他\t<无> & \"空\"\u{1}"))
    document.add(
      WordTable(
        columns: [3, 5, 3, 5],
        rows: [
          WordTableRow(
            height: 1.2,
            [
              WordTableCell("账号名称"), WordTableCell("云川发布"), WordTableCell("第一责任人", rowSpan: 2),
              WordTableCell("甲"),
            ]),
          WordTableRow(
            height: 1, grows: false,
            [
              WordTableCell("用途", columnSpan: 2),
              WordTableCell([WordParagraph("乙")], verticalAlignment: .bottom, hasBorders: false),
            ]),
        ]))
    document.add(try WordPicture(png: Self.png, width: 4, words: "二维码"))
    return document
  }

  private func part(_ name: String, of bytes: [UInt8]) throws -> String {
    String(decoding: try #require(try ZipReader(bytes).bytes(of: name)), as: UTF8.self)
  }

  @Test func `a form is read back as it was written`() throws {
    let document = try TextDocument.read(try form().bytes(), as: .docx)
    #expect(document.title.text == "备案登记表")
    #expect(
      document.body.text.split(separator: "\n", omittingEmptySubsequences: true) == [
        "媒体类型：☑微信 ☐微博", "其他\t<无> & \"空\"", "账号名称", "云川发布", "第一责任人", "甲", "用途", "乙",
      ])
    #expect(document.pictures.map(\.alternativeText.text) == ["二维码"])
  }

  @Test func `the same form gives the same bytes`() throws {
    #expect(try form().bytes() == form().bytes())
  }

  @Test func `measures, fonts and spans stand in the file`() throws {
    let bytes = try form().bytes()
    let body = try part("word/document.xml", of: bytes)
    #expect(body.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"))
    #expect(body.contains("<w:pgMar w:top=\"1134\""))
    #expect(body.contains("w:eastAsia=\"黑体\"") && body.contains("<w:sz w:val=\"36\"/>"))
    #expect(body.contains("<w:gridCol w:w=\"1701\"/><w:gridCol w:w=\"2835\"/>"))
    #expect(body.contains("<w:gridSpan w:val=\"2\"/>"))
    #expect(body.contains("<w:vMerge w:val=\"restart\"/>") && body.contains("<w:vMerge/>"))
    #expect(body.contains("<w:trHeight w:val=\"680\" w:hRule=\"atLeast\"/>"))
    #expect(body.contains("w:hRule=\"exact\"") && body.contains("<w:vAlign w:val=\"bottom\"/>"))
    #expect(body.contains("<wp:extent cx=\"1440000\" cy=\"720000\"/>"))
    #expect(try part("word/header.xml", of: bytes).contains("表A.1"))
    #expect(try part("word/footer.xml", of: bytes).contains("第 1 页"))
    #expect(try part("word/styles.xml", of: bytes).contains("w:eastAsia=\"仿宋\""))
    #expect(try ZipReader(bytes).bytes(of: "word/media/image1.png") == Self.png)
  }

  @Test func `a plain document holds nothing it does not need`() throws {
    var document = WordDocument(font: Self.font)
    document.add(WordParagraph("甲"))
    let names = try ZipReader(try document.bytes()).names
    #expect(
      names == [
        "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml",
        "word/document.xml",
      ])
  }

  private static func row(_ spans: [(columns: Int, rows: Int)]) -> WordTableRow {
    WordTableRow(spans.map { WordTableCell("甲", columnSpan: $0.columns, rowSpan: $0.rows) })
  }

  @Test(
    arguments: [
      ([row([(1, 1)])], 1), ([row([(2, 1), (1, 1)])], 1), ([row([(3, 1)])], 1),
      ([row([(1, 2), (1, 1)])], 1), ([row([(1, 2), (1, 1)]), row([(1, 1), (1, 1)])], 2),
      ([row([(1, 1), (1, 2)]), row([(2, 1)])], 2), ([row([(0, 1), (2, 1)])], 1),
    ] as [([WordTableRow], Int)])
  func `cells that do not fit the columns are refused`(rows: [WordTableRow], row: Int) {
    var document = WordDocument(font: Self.font)
    document.add(WordTable(columns: [4, 4], rows: rows))
    #expect(throws: WordWritingError.rowDoesNotFit(row: row)) { try document.bytes() }
  }

  @Test func `what is no PNG is refused`() {
    #expect(throws: WordWritingError.notAPicture) {
      try WordPicture(png: [0xFF, 0xD8, 0xFF], width: 4, words: "")
    }
    #expect(throws: WordWritingError.notAPicture) {
      try WordPicture(png: Self.png, width: 0, words: "")
    }
  }
}
