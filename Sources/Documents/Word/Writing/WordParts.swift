/// Everything of a Word file but its body and pictures.
struct WordParts {
  let document: WordDocument

  private static let package = "http://schemas.openxmlformats.org/package/2006"

  var opening: [(name: String, content: String)] {
    var parts = [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", fileRelations),
      ("word/_rels/document.xml.rels", documentRelations), ("word/styles.xml", styles),
    ]
    for (name, mark, paragraphs) in edges {
      let inside = paragraphs.map(WordBody.paragraph).joined()
      parts.append(
        (
          "word/\(name).xml",
          XMLText.head + "<w:\(mark) xmlns:w=\"\(WordBody.main)\">\(inside)</w:\(mark)>"
        ))
    }
    return parts
  }

  /// Header and footer, where there are any.
  private var edges: [(name: String, mark: String, paragraphs: [WordParagraph])] {
    [("header", "hdr", document.header), ("footer", "ftr", document.footer)]
      .filter { !$0.2.isEmpty }
  }

  private var contentTypes: String {
    let office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    var xml = XMLText.head + "<Types xmlns=\"\(Self.package)/content-types\">"
    xml += "<Default Extension=\"rels\" ContentType=\""
    xml += "application/vnd.openxmlformats-package.relationships+xml\"/>"
    xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    xml += "<Default Extension=\"png\" ContentType=\"image/png\"/>"
    xml += "<Override PartName=\"/word/document.xml\" ContentType=\"\(office).document.main+xml\"/>"
    xml += "<Override PartName=\"/word/styles.xml\" ContentType=\"\(office).styles+xml\"/>"
    for (name, _, _) in edges {
      xml += "<Override PartName=\"/word/\(name).xml\" ContentType=\"\(office).\(name)+xml\"/>"
    }
    return xml + "</Types>"
  }

  private var fileRelations: String {
    relations([("document", "officeDocument", "word/document.xml")])
  }

  private var documentRelations: String {
    var found = [("styles", "styles", "styles.xml")]
    found += edges.map { ($0.name, $0.name, "\($0.name).xml") }
    found += document.pictures.indices.map {
      ("image\($0 + 1)", "image", "media/image\($0 + 1).png")
    }
    return relations(found)
  }

  private func relations(_ found: [(id: String, kind: String, target: String)]) -> String {
    var xml = XMLText.head + "<Relationships xmlns=\"\(Self.package)/relationships\">"
    for relation in found {
      xml += "<Relationship Id=\"\(relation.id)\" "
      xml += "Type=\"\(WordBody.relations)/\(relation.kind)\" Target=\"\(relation.target)\"/>"
    }
    return xml + "</Relationships>"
  }

  private var styles: String {
    let half = WordMeasure.halfPoints(document.size)
    let language = XMLText.escaped(document.language)
    return XMLText.head + """
      <w:styles xmlns:w="\(WordBody.main)"><w:docDefaults><w:rPrDefault><w:rPr>\
      \(WordBody.font(document.font))<w:sz w:val="\(half)"/><w:szCs w:val="\(half)"/>\
      <w:lang w:val="\(language)" w:eastAsia="\(language)"/></w:rPr></w:rPrDefault>\
      <w:pPrDefault/></w:docDefaults>\
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>\
      </w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>\
      <w:basedOn w:val="Normal"/></w:style>\
      <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>\
      <w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr></w:style>\
      </w:styles>
      """
  }
}
