import Documents

/// Everything of an Excel file but its rows.
struct ExcelParts: Sendable {
  let columns: [TableColumn]
  private let title: String
  private let notes: TableNotes?
  private let notesTitle: String

  init(title: String, columns: [TableColumn], notes: TableNotes?) {
    self.columns = columns
    self.title = SheetTitle.allowed(title, number: 1, beside: [Self.choicesTitle])
    self.notes = notes
    notesTitle = SheetTitle.allowed(
      notes?.title ?? "", number: 2, beside: [self.title, Self.choicesTitle])
  }

  /// The hidden sheet that holds the lists to choose from.
  private static let choicesTitle = "_lists"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let types = "http://schemas.openxmlformats.org/package/2006"
  private static let relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static func sheetName(_ number: Int) -> String { "xl/worksheets/sheet\(number).xml" }

  private var hasChoices: Bool { columns.contains { !$0.choices.isEmpty } }

  /// The sheets in order, with the attribute that hides one.
  private var sheets: [(title: String, state: String)] {
    var sheets = [(title, "")]
    if notes != nil { sheets.append((notesTitle, "")) }
    if hasChoices { sheets.append((Self.choicesTitle, " state=\"hidden\"")) }
    return sheets
  }

  // MARK: - Parts before and after the rows

  var opening: [(name: String, content: String)] {
    [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", fileRelations),
      ("xl/_rels/workbook.xml.rels", bookRelations), ("xl/styles.xml", Self.styles),
    ]
  }

  func closing(rows: Int) -> [(name: String, content: String)] {
    var parts = [("xl/workbook.xml", workbook(rows: rows))]
    if let notes { parts.append((Self.sheetName(2), Self.notesSheet(notes))) }
    if hasChoices { parts.append((Self.sheetName(sheets.count), choicesSheet)) }
    return parts
  }

  private var contentTypes: String {
    let office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    var xml = XMLText.head + "<Types xmlns=\"\(Self.types)/content-types\">"
    xml += "<Default Extension=\"rels\" ContentType=\""
    xml += "application/vnd.openxmlformats-package.relationships+xml\"/>"
    xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    xml += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(office).sheet.main+xml\"/>"
    xml += "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(office).styles+xml\"/>"
    for number in 1...sheets.count {
      xml += "<Override PartName=\"/\(Self.sheetName(number))\" "
      xml += "ContentType=\"\(office).worksheet+xml\"/>"
    }
    return xml + "</Types>"
  }

  private var fileRelations: String {
    XMLText.head + "<Relationships xmlns=\"\(Self.types)/relationships\"><Relationship Id=\"rId1\" "
      + "Type=\"\(Self.relations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
  }

  private var bookRelations: String {
    var xml = XMLText.head + "<Relationships xmlns=\"\(Self.types)/relationships\">"
    for number in 1...sheets.count {
      xml += "<Relationship Id=\"rId\(number)\" Type=\"\(Self.relations)/worksheet\" "
      xml += "Target=\"worksheets/sheet\(number).xml\"/>"
    }
    xml += "<Relationship Id=\"rId\(sheets.count + 1)\" Type=\"\(Self.relations)/styles\" "
    return xml + "Target=\"styles.xml\"/></Relationships>"
  }

  private func workbook(rows: Int) -> String {
    var xml =
      XMLText.head + "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.relations)\"><sheets>"
    for (index, sheet) in sheets.enumerated() {
      xml += "<sheet name=\"\(XMLText.escaped(sheet.title))\" sheetId=\"\(index + 1)\""
      xml += "\(sheet.state) r:id=\"rId\(index + 1)\"/>"
    }
    xml += "</sheets>"
    if !columns.isEmpty {
      let range = "$A$1:$\(ColumnName.letters(of: columns.count))$\(rows)"
      let name = title.replacing("'", with: "''")
      xml += "<definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" "
      xml += "hidden=\"1\">'\(XMLText.escaped(name))'!\(range)</definedName></definedNames>"
    }
    return xml + "</workbook>"
  }

  // MARK: - The main sheet

  /// Everything before the first row of content, with widths that suit the first rows.
  func sheetStart(sample: [[TableValue]]) -> String {
    var xml = XMLText.head + "<worksheet xmlns=\"\(Self.main)\"><sheetViews>"
    xml += "<sheetView tabSelected=\"1\" workbookViewId=\"0\">"
    xml += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
    xml += "</sheetView></sheetViews>"
    if !columns.isEmpty { xml += "<cols>" }
    for (index, column) in columns.enumerated() {
      let style = Self.style(of: column.kind).rawValue
      xml += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width(index, sample))\" "
      xml += "style=\"\(style)\" customWidth=\"1\"/>"
    }
    if !columns.isEmpty { xml += "</cols>" }
    xml += "<sheetData><row r=\"1\">"
    for (index, column) in columns.enumerated() {
      xml += ExcelCells.words(column.title, "\(ColumnName.letters(of: index + 1))1", .head)
    }
    return xml + "</row>"
  }

  func sheetEnd(rows: Int) -> String {
    var xml = "</sheetData>"
    if !columns.isEmpty {
      xml += "<autoFilter ref=\"A1:\(ColumnName.letters(of: columns.count))\(rows)\"/>"
    }
    let lists = columns.indices.filter { !columns[$0].choices.isEmpty }
    if !lists.isEmpty { xml += "<dataValidations count=\"\(lists.count)\">" }
    for (place, index) in lists.enumerated() {
      let (from, to) = (ColumnName.letters(of: place + 1), ColumnName.letters(of: index + 1))
      xml += "<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" "
      xml += "sqref=\"\(to)2:\(to)\(ExcelWriter.maximumRows)\"><formula1>'\(Self.choicesTitle)'!"
      xml += "$\(from)$1:$\(from)$\(columns[index].choices.count)</formula1></dataValidation>"
    }
    return xml + (lists.isEmpty ? "" : "</dataValidations>") + "</worksheet>"
  }

  private func width(_ index: Int, _ sample: [[TableValue]]) -> Int {
    if let width = columns[index].width { return min(max(1, width), 255) }
    let shown = sample.map { $0.indices.contains(index) ? $0[index].width : 0 }
    let choices = columns[index].choices.map(TextWidth.of)
    // Beside the title there is the button of the filter.
    let widest = max(TextWidth.of(columns[index].title) + 3, (shown + choices).max() ?? 0)
    return min(max(8, widest + 2), 60)
  }

  private static func style(of kind: TableColumn.Kind) -> ExcelCells.Style {
    switch kind {
    case .text: .text
    case .number: .plain
    case .date: .date
    }
  }

  // MARK: - The other sheets

  private static func notesSheet(_ notes: TableNotes) -> String {
    let count = notes.rows.map(\.count).max() ?? 0
    var xml = XMLText.head + "<worksheet xmlns=\"\(main)\">"
    if count > 0 { xml += "<cols>" }
    for index in 0..<count {
      let widest = notes.rows.map { $0.indices.contains(index) ? TextWidth.of($0[index]) : 0 }.max()
      xml += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" "
      xml += "width=\"\(min(max(8, (widest ?? 0) + 2), 80))\" customWidth=\"1\"/>"
    }
    if count > 0 { xml += "</cols>" }
    return xml + "<sheetData>" + words(notes.rows, .note) + "</sheetData></worksheet>"
  }

  /// A column for each list to choose from.
  private var choicesSheet: String {
    let lists = columns.map(\.choices).filter { !$0.isEmpty }
    let height = lists.map(\.count).max() ?? 0
    let rows = (0..<height).map { row in
      lists.map { $0.indices.contains(row) ? $0[row] : "" }
    }
    return XMLText.head + "<worksheet xmlns=\"\(Self.main)\"><sheetData>" + Self.words(rows, .text)
      + "</sheetData></worksheet>"
  }

  private static func words(_ rows: [[String]], _ style: ExcelCells.Style) -> String {
    rows.enumerated().map { number, row in
      let cells = row.enumerated().map { index, text in
        text.isEmpty
          ? "" : ExcelCells.words(text, "\(ColumnName.letters(of: index + 1))\(number + 1)", style)
      }
      return "<row r=\"\(number + 1)\">" + cells.joined() + "</row>"
    }.joined()
  }

  /// In the order of ``ExcelCells/Style``.
  private static let styles =
    XMLText.head + """
      <styleSheet xmlns="\(main)"><numFmts count="1">\
      <numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
      <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
      <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill>\
      <fill><patternFill patternType="gray125"/></fill></fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
      <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
      <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
      <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
      <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">\
      <alignment vertical="top" wrapText="1"/></xf></cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
      </styleSheet>
      """
}
