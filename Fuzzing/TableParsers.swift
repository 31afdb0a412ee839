import Spreadsheets
import ZipArchive

/// Tables that somebody brings along: whole files, and the parts of an Excel file without the work
/// of packing them rightly.
let tableParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "table": { bytes in
    for name in ["fuzz.csv", "fuzz.xlsx"] { read(bytes, name) }
  },
  "worksheet": { bytes in
    read(workbook(["xl/worksheets/sheet1.xml": bytes]), "fuzz.xlsx")
  },
  "workbook": { bytes in
    for part in ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"] {
      read(workbook([part: bytes]), "fuzz.xlsx")
    }
  },
]

/// Small enough to be reached by what a fuzzer makes.
private let limits = TableLimits(
  bytes: 100_000, rows: 200, columns: 50, cells: 2000, cellCharacters: 1000)

private func read(_ bytes: [UInt8], _ name: String) {
  guard let table = try? TableFile.read(bytes, name: name, limits: limits) else { return }
  precondition(table.rows.count <= limits.rows, "more rows than allowed")
  var last = 0
  for row in table.rows {
    precondition(row.number > last, "rows out of order")
    last = row.number
    var column = 0
    for cell in row.cells {
      precondition(cell.column > column && cell.column <= limits.columns, "a cell out of place")
      precondition(!cell.isEmpty && row[cell.column] == cell, "a cell that is not found")
      precondition(cell.text.utf16.count <= limits.cellCharacters, "a cell that is too long")
      column = cell.column
    }
  }
}

/// An Excel file of one sheet with some parts put in place of its own.
private func workbook(_ parts: [String: [UInt8]]) -> [UInt8] {
  var writer = ZipWriter()
  for (name, text) in honest.sorted(by: { $0.key < $1.key }) {
    guard (try? writer.add(name, parts[name] ?? Array(text.utf8))) != nil else { return [] }
  }
  return (try? writer.finish()) ?? []
}

private let schema = "http://schemas.openxmlformats.org/"
private let main = schema + "spreadsheetml/2006/main"
private let relations = schema + "officeDocument/2006/relationships"
private let honest = [
  "_rels/.rels": """
  <Relationships xmlns="\(schema)package/2006/relationships"><Relationship Id="rId1"
  Type="\(relations)/officeDocument" Target="xl/workbook.xml"/></Relationships>
  """,
  "xl/_rels/workbook.xml.rels": """
  <Relationships xmlns="\(schema)package/2006/relationships">
  <Relationship Id="rId1" Type="\(relations)/worksheet" Target="worksheets/sheet1.xml"/>
  <Relationship Id="rId2" Type="\(relations)/styles" Target="styles.xml"/>
  <Relationship Id="rId3" Type="\(relations)/sharedStrings" Target="sharedStrings.xml"/>
  </Relationships>
  """,
  "xl/workbook.xml": """
  <workbook xmlns="\(main)" xmlns:r="\(relations)"><sheets>
  <sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>
  """,
  "xl/styles.xml": """
  <styleSheet xmlns="\(main)"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>
  </styleSheet>
  """,
  "xl/sharedStrings.xml": """
  <sst xmlns="\(main)"><si><t>A</t></si><si><r><t>B</t></r></si></sst>
  """,
  "xl/worksheets/sheet1.xml": """
  <worksheet xmlns="\(main)"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>
  <c r="B1" s="1"><v>46000</v></c></row></sheetData></worksheet>
  """,
]
