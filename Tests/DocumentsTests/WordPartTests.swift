import Archives
import Documents
import Testing

/// What of a Word file becomes a draft.
@Suite struct WordPartTests {
  private static let numbering = """
    <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="1">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
    """
  private static let links = """
    <Relationship Id="r1" Type="x/hyperlink" Target="https://a.example/x" TargetMode="External"/>
    """

  private func document(
    _ body: String, styles: String? = nil, more: [String: String] = [:]
  ) throws -> TextDocument {
    var archive = Archive()
    archive.add("[Content_Types].xml", more["types"] ?? "<Types/>")
    archive.add("word/document.xml", wordText(body))
    archive.add("word/numbering.xml", "<w:numbering>\(Self.numbering)</w:numbering>")
    archive.add("word/_rels/document.xml.rels", "<R>\(Self.links)</R>")
    if let styles { archive.add("word/styles.xml", "<w:styles>\(styles)</w:styles>") }
    for (name, text) in more where name != "types" { archive.add(name, text) }
    return try TextDocument.read(archive.finished, as: .docx)
  }

  private func paragraph(_ words: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(words)</w:t></w:r></w:p>"
  }

  private func listed(_ words: String, _ list: Int, level: Int = 0) -> String {
    paragraph(
      words, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
  }

  private func plain(_ words: String...) -> DocumentPart {
    .paragraph(words.map { [DocumentRun(words: $0)] })
  }

  @Test func `numbers and dots that Word writes are there as words and entries`() throws {
    let body =
      paragraph("题") + listed("甲", 2) + listed("乙", 2, level: 1) + listed("丙", 2, level: 1)
      + listed("丁", 2) + paragraph("间") + listed("戊", 1) + listed("己", 1) + listed("庚", 3)
      + listed("辛", 0)
    #expect(
      try document(body).parts == [
        plain("一、甲", "一.1. 乙", "一.2. 丙", "二、丁"), plain("间"),
        .list([[DocumentRun(words: "戊")], [DocumentRun(words: "己")]]), plain("九、庚"),
        plain("辛"),
      ])
  }

  @Test func `strong words, styles of words and links are kept`() throws {
    let styles = """
      <w:style w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:styleId="h"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:styleId="l"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      """
    let body = """
      \(paragraph("题", "<w:pStyle w:val=\"h\"/>"))
      <w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>乙</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>丙</w:t></w:r>
      <w:r><w:rPr><w:rStyle w:val="s"/></w:rPr><w:t>丁</w:t></w:r></w:p>
      <w:p><w:hyperlink r:id="r1"><w:r><w:t>戊</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r>
      <w:r><w:instrText> HYPERLINK "https://b.example" \\o "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
      <w:r><w:t>己</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>庚</w:t></w:r></w:p>
      \(paragraph("辛", "<w:pStyle w:val=\"l\"/>"))
      """
    let document = try document(body, styles: styles)
    #expect(document.title.text == "题")
    #expect(
      document.parts == [
        .paragraph([
          [
            DocumentRun(words: "甲"), DocumentRun(words: "乙", isStrong: true),
            DocumentRun(words: "丙"), DocumentRun(words: "丁", isStrong: true),
          ]
        ]),
        .paragraph([
          [
            DocumentRun(words: "戊", address: "https://a.example/x"),
            DocumentRun(words: "己", address: "https://b.example"), DocumentRun(words: "庚"),
          ]
        ]),
        .list([[DocumentRun(words: "辛")]]),
      ])
  }

  @Test func `a table becomes lines, and what has no place is counted`() throws {
    func cell(_ words: String) -> String { "<w:tc>\(paragraph(words))</w:tc>" }
    let body = """
      \(paragraph("题"))<w:tbl><w:tr>\(cell("甲"))\(cell("乙"))</w:tr><w:tr>\(cell("丙"))\(cell("丁"))</w:tr></w:tbl>
      <w:p><w:r><w:t>戊</w:t><w:footnoteReference w:id="1"/><w:commentReference w:id="1"/></w:r>
      <w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r></w:p>
      """
    let document = try document(body)
    #expect(document.parts == [plain("甲\u{3000}乙", "丙\u{3000}丁"), plain("戊")])
    #expect(
      document.leftOut == [.table: 1, .footnote: 1, .comment: 1, .deletion: 1, .hidden: 1])
  }

  @Test(arguments: [
    ["word/vbaProject.bin": "x"], ["x/VBAPROJECT.BIN": "x"],
    [
      "types":
        "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"
    ],
  ])
  func `a document with macros is refused`(more: [String: String]) throws {
    #expect(throws: DocumentError.macros) { try document(paragraph("题"), more: more) }
    #expect(DocumentKind(path: "a.docm") == .docx)
  }
}
