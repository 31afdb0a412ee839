import Archives
import Documents
import Testing

@Suite struct WordTests {
  static let body = """
    <w:p><w:r><w:t>云川市公安局</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>关于</w:t></w:r><w:r><w:t>放假&amp;调休</w:t></w:r></w:p>
    <w:p/>
    <w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t>
    <w:br/><w:t>丙</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>
    """
  static let styles = """
    <w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
    <w:style w:styleId="a"><w:name w:val="Normal"/></w:style>
    """

  @Test(arguments: [Archive.Method.stored, .deflated])
  func `a Word file is read paragraph by paragraph`(method: Archive.Method) throws {
    let bytes = wordFile(Self.body, styles: Self.styles, method)
    let document = try TextDocument.read(bytes, as: .docx)
    #expect(document.title.text == "关于放假&调休")
    #expect(document.body.text == "云川市公安局\n\n甲\t乙\n丙")
    let title = document.source.place(of: document.title.range.lowerBound)
    #expect(title == (2, 1))
    let place = document.body.characters.range(offset: 12, length: 1)
    #expect(document.source.words(place) == "丙")
    #expect(document.source.place(of: place.lowerBound) == (4, 5))
  }

  @Test func `without a heading the first paragraph is the title`() throws {
    let document = try TextDocument.read(wordFile(Self.body), as: .docx)
    #expect(document.title.text == "云川市公安局")
  }

  @Test func `a style on top of a heading is one, and an outline level too`() throws {
    let styles =
      Self.styles
      + "<w:style w:styleId=\"b\"><w:name w:val=\"甲\"/><w:basedOn w:val=\"1\"/></w:style>"
    let paragraph = """
      <w:p><w:r><w:t>前</w:t></w:r></w:p><w:p><w:pPr>%</w:pPr><w:r><w:t>题</w:t></w:r></w:p>
      """
    for mark in ["<w:pStyle w:val=\"b\"/>", "<w:outlineLvl w:val=\"0\"/>"] {
      let body = paragraph.replacing("%", with: mark)
      #expect(try TextDocument.read(wordFile(body, styles: styles), as: .docx).title.text == "题")
    }
    let plain = paragraph.replacing("%", with: "<w:outlineLvl w:val=\"9\"/>")
    #expect(try TextDocument.read(wordFile(plain), as: .docx).title.text == "前")
  }

  @Test func `pictures bring their words, twins of older versions do not count`() throws {
    let picture = """
      <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><wp:docPr id="1" name="图 1" descr="现场&lt;照片"/>
      <a:graphic><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"/></pic:nvPicPr></pic:pic></a:graphic></wp:inline></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><v:shape alt="旧"><v:imagedata/></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
      """
    let document = try TextDocument.read(wordFile(Self.body + picture), as: .docx)
    #expect(document.pictures.map(\.name) == ["图 1"])
    #expect(document.pictures.map(\.alternativeText.text) == ["现场<照片"])
    #expect(document.source.place(of: document.pictures[0].place.lowerBound).line == 5)
  }

  @Test func `the text is found where the archive says`() throws {
    var archive = Archive()
    archive.add(
      "_rels/.rels",
      "<R><Relationship Type=\"http://x/officeDocument\" Target=\"/word/document2.xml\"/></R>")
    archive.add("word/document2.xml", wordText("<w:p><w:r><w:t>题</w:t></w:r></w:p>"))
    #expect(try TextDocument.read(archive.finished, as: .docx).title.text == "题")
  }

  // MARK: - What no honest file has

  private func refusal(_ bytes: [UInt8]) -> DocumentError? {
    do throws(DocumentError) {
      _ = try TextDocument.read(bytes, as: .docx)
      return nil
    } catch {
      return error
    }
  }

  @Test func `what is no archive or not whole is refused`() {
    #expect(refusal([]) == .damagedArchive)
    let text = "PK no archive at all, only a text of some length"
    #expect(refusal(Array(text.utf8)) == .damagedArchive)
    let bytes = wordFile(Self.body)
    #expect(refusal(Array(bytes.dropLast(30))) == .damagedArchive)
    var flipped = bytes
    flipped[120] ^= 0x55
    #expect(refusal(flipped) != nil)
  }

  @Test func `an archive without a text is refused`() {
    var archive = Archive()
    archive.add("a.txt", "甲")
    #expect(refusal(archive.finished) == .notWord)
  }

  @Test func `an archive with a password is refused`() {
    var archive = Archive()
    archive.add("word/document.xml", [1, 2, 3], .stored, flags: 1)
    #expect(refusal(archive.finished) == .encrypted)
  }

  @Test func `a bomb is refused before it is unpacked`() {
    let zeros = [UInt8](repeating: 0x20, count: 8 << 20)
    var archive = Archive()
    archive.add("word/document.xml", zeros)
    #expect(archive.finished.count < 20_000)
    #expect(refusal(archive.finished) == .excessive)
    var large = Archive()
    large.add("word/document.xml", [], .deflated, size: 1 << 30)
    #expect(refusal(large.finished) == .excessive)
  }

  @Test func `an entry that holds more or less than it says is refused`() {
    for size in [10, 5_000] {
      var archive = Archive()
      archive.add("word/document.xml", Array(wordText(Self.body).utf8), .deflated, size: size)
      #expect(refusal(archive.finished) == .damagedArchive)
    }
  }

  @Test func `too many entries are refused`() {
    var archive = Archive()
    for number in 0..<4_097 { archive.add("\(number)", [], .stored) }
    #expect(refusal(archive.finished) == .excessive)
  }

  @Test func `too deep a nesting is refused`() {
    let deep = String(repeating: "<w:p>", count: 400) + String(repeating: "</w:p>", count: 400)
    #expect(refusal(wordFile(deep)) == .excessive)
  }

  @Test(arguments: [
    "<!DOCTYPE x [<!ENTITY a \"甲\">]><w:document>&a;</w:document>",
    "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><w:document/>", "<w:document>&a;</w:document>",
    "<w:document><w:p></w:document>", "<w:document a=1/>", "<w:document", "", "<a/><b/>",
    "<w:document a=\"<\"/>",
  ])
  func `XML that declares or is not well formed is refused`(text: String) {
    var archive = Archive()
    archive.add("word/document.xml", text)
    #expect(refusal(archive.finished) == .damagedXML)
  }
}
