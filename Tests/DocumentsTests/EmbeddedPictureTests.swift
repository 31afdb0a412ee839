import Archives
import Foundation
import Testing

@testable import Documents

/// Pictures that lie inside a document.
@Suite struct EmbeddedPictureTests {
  private static let content: [UInt8] = (0..<200).map { UInt8($0) }

  private func picture(_ name: String, _ reference: String) -> String {
    """
    <w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="\(name)" descr="说明"/><a:graphic>\
    <pic:pic><pic:blipFill><a:blip \(reference)/></pic:blipFill></pic:pic></a:graphic>\
    </wp:inline></w:drawing></w:r></w:p>
    """
  }

  private func relation(_ id: String, _ target: String, isOutside: Bool = false) -> String {
    """
    <Relationship Id="\(id)" Type="http://example.org/relationships/image" Target="\(target)"\
    \(isOutside ? " TargetMode=\"External\"" : "")/>
    """
  }

  private func word(_ body: String, _ relations: String) -> [UInt8] {
    var archive = Archive()
    archive.add("[Content_Types].xml", "<Types/>")
    archive.add("word/document.xml", wordText(body))
    archive.add(
      "word/_rels/document.xml.rels", "<Relationships>\(relations)</Relationships>")
    archive.add("word/media/image1.png", Self.content)
    return archive.finished
  }

  private func outcome(
    _ embedded: EmbeddedPictures, _ index: Int, maximum: Int = 1_000
  ) -> Result<[UInt8], PictureFault> {
    let picture = embedded.document.pictures[index]
    do throws(PictureFault) {
      return .success(try embedded.bytes(of: picture, maximum: maximum))
    } catch {
      return .failure(error)
    }
  }

  @Test func `a picture of a Word file comes out as it lies there, one at an address does not`()
    throws
  {
    let body =
      picture("图片 1", "r:embed=\"rId1\"") + picture("图片 2", "r:link=\"rId2\"")
      + picture("图片 3", "r:embed=\"rId3\"") + picture("图片 4", "r:embed=\"rId9\"")
    let relations =
      relation("rId1", "media/image1.png")
      + relation("rId2", "https://a.example/b.png", isOutside: true)
      + relation("rId3", "media/none.png")
    let embedded = try EmbeddedPictures(word(body, relations), as: .docx)
    try #require(embedded.document.pictures.count == 4)
    #expect(outcome(embedded, 0) == .success(Self.content))
    #expect(outcome(embedded, 0, maximum: 199) == .failure(.tooLarge))
    #expect(outcome(embedded, 1) == .failure(.outside))
    #expect(outcome(embedded, 2) == .failure(.damaged))
    #expect(outcome(embedded, 3) == .failure(.outside))
    #expect(embedded.ending(of: embedded.document.pictures[0]) == "png")
  }

  @Test func `of a page only what stands in its source comes out`() throws {
    let code = Data(Self.content).base64EncodedString()
    let broken = code.prefix(100) + "\n " + code.dropFirst(100)
    let page = """
      <h1>题</h1><img src="data:image/jpeg;base64,\(broken)" alt="甲">
      <img src="https://a.example/b.png"><img src="data:image/png;base64,%%%">
      <img src="data:image/svg+xml,<svg/>">
      """
    let embedded = try EmbeddedPictures(Array(page.utf8), as: .html)
    try #require(embedded.document.pictures.count == 4)
    #expect(outcome(embedded, 0) == .success(Self.content))
    #expect(outcome(embedded, 0, maximum: 100) == .failure(.tooLarge))
    #expect(outcome(embedded, 1) == .failure(.outside))
    #expect(outcome(embedded, 2) == .failure(.damaged))
    #expect(outcome(embedded, 3) == .failure(.damaged))
    let endings = embedded.document.pictures.map { embedded.ending(of: $0) }
    #expect(endings == ["jpeg", nil, "png", nil])
  }
}
