/// Paragraphs, tables and pictures as the XML of a Word file.
enum WordBody {
  static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let drawing = "http://schemas.openxmlformats.org/drawingml/2006"

  static func xml(of document: WordDocument) throws(WordWritingError) -> String {
    var xml = XMLText.head + "<w:document xmlns:w=\"\(main)\" xmlns:r=\"\(relations)\" "
    xml += "xmlns:wp=\"\(drawing)/wordprocessingDrawing\" xmlns:a=\"\(drawing)/main\" "
    xml += "xmlns:pic=\"\(drawing)/picture\"><w:body>"
    var pictures = 0
    for block in document.blocks {
      switch block {
      case .paragraph(let paragraph): xml += self.paragraph(paragraph)
      case .table(let table): xml += try self.table(table)
      case .picture(let picture):
        pictures += 1
        xml += self.picture(picture, number: pictures)
      }
    }
    // A table that ends a document needs a paragraph behind it, which is to take no room.
    if case .table = document.blocks.last {
      xml += "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" "
      xml += "w:lineRule=\"exact\"/></w:pPr></w:p>"
    }
    return xml + section(document) + "</w:body></w:document>"
  }

  // MARK: - Paragraphs

  static func paragraph(_ paragraph: WordParagraph) -> String {
    var xml = "<w:p><w:pPr>"
    switch paragraph.role {
    case .title: xml += "<w:pStyle w:val=\"Title\"/>"
    case .heading: xml += "<w:pStyle w:val=\"Heading1\"/>"
    case .text: break
    }
    let before = WordMeasure.twips(points: paragraph.spaceBefore)
    let after = WordMeasure.twips(points: paragraph.spaceAfter)
    if before > 0 || after > 0 {
      xml += "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\"/>"
    }
    if paragraph.firstLineIndent > 0 {
      xml += "<w:ind w:firstLineChars=\"\(min(paragraph.firstLineIndent, 100) * 100)\"/>"
    }
    xml += "<w:jc w:val=\"\(paragraph.alignment.rawValue)\"/></w:pPr>"
    return xml + paragraph.runs.map(run).joined() + "</w:p>"
  }

  private static func run(_ run: WordRun) -> String {
    var xml = "<w:r>"
    var look = ""
    if let font = run.font { look += self.font(font) }
    if run.isBold { look += "<w:b/>" }
    if let size = run.size {
      let half = WordMeasure.halfPoints(size)
      look += "<w:sz w:val=\"\(half)\"/><w:szCs w:val=\"\(half)\"/>"
    }
    if !look.isEmpty { xml += "<w:rPr>\(look)</w:rPr>" }
    let lines = run.text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
    for (index, line) in lines.enumerated() {
      if index > 0 { xml += "<w:br/>" }
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      for (place, part) in parts.enumerated() {
        if place > 0 { xml += "<w:tab/>" }
        guard !part.isEmpty else { continue }
        xml += "<w:t xml:space=\"preserve\">\(XMLText.escaped(String(part)))</w:t>"
      }
    }
    return xml + "</w:r>"
  }

  static func font(_ font: WordFont) -> String {
    let latin = XMLText.escaped(font.latin)
    return "<w:rFonts w:ascii=\"\(latin)\" w:hAnsi=\"\(latin)\" "
      + "w:eastAsia=\"\(XMLText.escaped(font.eastAsian))\" w:cs=\"\(latin)\"/>"
  }

  // MARK: - Tables

  private static func table(_ table: WordTable) throws(WordWritingError) -> String {
    let widths = table.columns.map { WordMeasure.twips(centimetres: $0) }
    var xml = "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/>"
    xml += "<w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
    xml += widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>"
    for (row, places) in zip(table.rows, try WordGrid.places(of: table)) {
      xml += "<w:tr>"
      if let height = row.height {
        xml += "<w:trPr><w:trHeight w:val=\"\(WordMeasure.twips(centimetres: height))\" "
        xml += "w:hRule=\"\(row.grows ? "atLeast" : "exact")\"/></w:trPr>"
      }
      for place in places { xml += cell(place, widths) }
      xml += "</w:tr>"
    }
    return xml + "</w:tbl>"
  }

  private static func cell(_ place: WordGrid.Place, _ widths: [Int]) -> String {
    let cell = place.cell
    let width = widths[place.columns].reduce(0, +)
    var xml = "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>"
    if place.columns.count > 1 { xml += "<w:gridSpan w:val=\"\(place.columns.count)\"/>" }
    if place.continues {
      xml += "<w:vMerge/>"
    } else if cell.rowSpan > 1 {
      xml += "<w:vMerge w:val=\"restart\"/>"
    }
    xml += "<w:tcBorders>"
    for side in ["top", "left", "bottom", "right"] {
      let line = cell.hasBorders ? "single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000" : "nil"
      xml += "<w:\(side) w:val=\"\(line)\"/>"
    }
    xml += "</w:tcBorders><w:vAlign w:val=\"\(cell.verticalAlignment.rawValue)\"/></w:tcPr>"
    let isBlank = place.continues || cell.paragraphs.isEmpty
    return xml + (isBlank ? "<w:p/>" : cell.paragraphs.map(paragraph).joined()) + "</w:tc>"
  }

  // MARK: - Pictures and the page

  private static func picture(_ picture: WordPicture, number: Int) -> String {
    let across = WordMeasure.emu(centimetres: picture.width)
    let down = WordMeasure.emu(centimetres: picture.height)
    let words = XMLText.escaped(picture.words)
    return """
      <w:p><w:pPr><w:jc w:val="\(picture.alignment.rawValue)"/></w:pPr><w:r><w:drawing>\
      <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\(across)" cy="\(down)"/>\
      <wp:docPr id="\(number)" name="image\(number).png" descr="\(words)"/><a:graphic>\
      <a:graphicData uri="\(drawing)/picture"><pic:pic><pic:nvPicPr>\
      <pic:cNvPr id="\(number)" name="image\(number).png"/><pic:cNvPicPr/></pic:nvPicPr>\
      <pic:blipFill><a:blip r:embed="image\(number)"/><a:stretch><a:fillRect/></a:stretch>\
      </pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(across)" cy="\(down)"/>\
      </a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
      </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
      """
  }

  private static func section(_ document: WordDocument) -> String {
    let page = document.page
    var xml = "<w:sectPr>"
    if !document.header.isEmpty {
      xml += "<w:headerReference w:type=\"default\" r:id=\"header\"/>"
    }
    if !document.footer.isEmpty {
      xml += "<w:footerReference w:type=\"default\" r:id=\"footer\"/>"
    }
    func twips(_ length: Double) -> Int { WordMeasure.twips(centimetres: length) }
    xml += "<w:pgSz w:w=\"\(twips(page.width))\" w:h=\"\(twips(page.height))\"/>"
    xml += "<w:pgMar w:top=\"\(twips(page.top))\" w:right=\"\(twips(page.right))\" "
    xml += "w:bottom=\"\(twips(page.bottom))\" w:left=\"\(twips(page.left))\" "
    xml += "w:header=\"\(twips(page.top / 2))\" w:footer=\"\(twips(page.bottom / 2))\" "
    return xml + "w:gutter=\"0\"/></w:sectPr>"
  }
}
