import Archives

/// An Excel file whose sheets are given as the inside of `sheetData`.
struct Workbook {
  var sheets: [(name: String, state: String, data: String)] = []
  var strings = ""
  var styles = ""
  var properties = ""
  /// What follows the rows of the first sheet.
  var tail = ""

  init(_ data: String) { sheets = [("表一", "visible", data)] }

  var bytes: [UInt8] {
    var archive = Archive()
    archive.add(
      "_rels/.rels",
      "<R><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></R>")
    var list = ""
    var relations = "<Relationship Id=\"s\" Type=\"x/sharedStrings\" Target=\"/xl/strings.xml\"/>"
    relations += "<Relationship Id=\"t\" Type=\"x/styles\" Target=\"styles.xml\"/>"
    for (index, sheet) in sheets.enumerated() {
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" "
      list += "r:id=\"r\(index)\"/>"
      relations += "<Relationship Id=\"r\(index)\" Type=\"x/worksheet\" Target=\"s\(index).xml\"/>"
      archive.add(
        "xl/s\(index).xml",
        "<worksheet><sheetData>\(sheet.data)</sheetData>\(index == 0 ? tail : "")</worksheet>")
    }
    archive.add("xl/workbook.xml", "<workbook>\(properties)<sheets>\(list)</sheets></workbook>")
    archive.add("xl/_rels/workbook.xml.rels", "<R>\(relations)</R>")
    archive.add("xl/strings.xml", "<sst>\(strings)</sst>")
    archive.add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")
    return archive.finished
  }
}
