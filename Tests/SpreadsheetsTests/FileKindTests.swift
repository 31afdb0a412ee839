import Archives
import Foundation
import Spreadsheets
import Testing

@Suite struct FileKindTests {
  private func refusal(_ bytes: [UInt8], name: String = "a.xlsx") -> TableError? {
    do throws(TableError) {
      _ = try TableFile.read(bytes, name: name)
      return nil
    } catch {
      return error
    }
  }

  /// A container of old office files whose first item of the list bears a name.
  private func compound(_ name: String) -> [UInt8] {
    let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let item = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let list = [UInt8](repeating: 0, count: 128) + item
    return head + [UInt8](repeating: 0, count: 504) + list
      + [UInt8](repeating: 0, count: 128 - item.count)
  }

  @Test func `other files are told by their content`() {
    #expect(refusal(compound("Workbook")) == .oldExcel)
    #expect(refusal(compound("Book")) == .oldExcel)
    #expect(refusal(compound("EncryptedPackage")) == .encrypted)
    #expect(refusal(compound("WordDocument")) == .notATable)
    #expect(refusal([0x09, 0x08, 0x08, 0x00, 0, 5]) == .oldExcel)
    for head in ["%PDF-1.7", "<html><table>", "\u{FEFF} <?xml version", "MIME-Version: 1.0"] {
      #expect(refusal(Array(head.utf8)) == .notATable)
    }
    #expect(refusal([0x89, 0x50, 0x4E, 0x47, 0x0D]) == .notATable)
    #expect(refusal([0xFF, 0x00, 0x41]) == .notATable)
  }

  @Test func `an archive that holds no workbook is no table`() {
    var word = Archive()
    word.add(
      "_rels/.rels", "<R><Relationship Type=\"x/officeDocument\" Target=\"word/d.xml\"/></R>")
    word.add("word/d.xml", "<document/>")
    #expect(refusal(word.finished) == .notATable)
    var other = Archive()
    other.add("a.txt", "words")
    #expect(refusal(other.finished) == .notATable)
    var binary = Archive()
    binary.add(
      "_rels/.rels", "<R><Relationship Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></R>")
    binary.add("xl/workbook.bin", [1, 2, 3])
    #expect(refusal(binary.finished) == .oldExcel)
  }

  @Test(arguments: [
    ("a.csv", true), ("a.xls", true), ("a", true), ("目录.x/A.XLSX", false), ("a.xlsm", false),
  ])
  func `a wrong ending is reported, not believed`(name: String, differs: Bool) throws {
    let book = Workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
    let file = try TableFile.read(book.bytes, name: name)
    #expect(file.kind == .xlsx && file.endingDiffers == differs)
  }

  @Test func `words under the name of an Excel file are read as words`() throws {
    let file = try TableFile.read(Array("a,b".utf8), name: "a.xls")
    #expect(file.kind == .csv && file.endingDiffers)
    #expect(try !TableFile.read(Array("a,b".utf8), name: "a.txt").endingDiffers)
  }

  @Test func `a workbook that was cut off is refused at every length`() {
    let bytes = Workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").bytes
    for count in stride(from: 4, to: bytes.count, by: 7) {
      #expect(refusal(Array(bytes.prefix(count))) != nil)
    }
  }

  @Test func `a workbook under a password inside its archive is refused`() {
    var archive = Archive()
    archive.add("xl/workbook.xml", [1], .stored, flags: 1)
    #expect(refusal(archive.finished) == .encrypted)
  }

  @Test func `a huge file is refused by its size, before it is read`() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "huge-\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: place) }
    // A file with a hole takes no room on the disk.
    #expect(FileManager.default.createFile(atPath: place.path, contents: nil))
    let handle = try FileHandle(forWritingTo: place)
    try handle.truncate(atOffset: 200_000_000)
    try handle.close()
    let error = TableError.tooLarge(bytes: 200_000_000, maximum: 20_000_000)
    #expect(throws: error) { try TableFile.read(path: place.path) }
    #expect(throws: error) { try TableLimits().check(byteCount: 200_000_000) }
    #expect(throws: TableError.unreadable) { try TableFile.read(path: place.path + "x") }
  }

  @Test func `a file is read from disk, an empty one has no rows`() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "table-\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: place) }
    try Data("a,b\n1,2\n".utf8).write(to: place)
    #expect(try TableFile.read(path: place.path).rows.count == 2)
    try Data().write(to: place)
    #expect(try TableFile.read(path: place.path).rows.isEmpty)
  }

  @Test func `any bytes changed are read or refused`() {
    var state: UInt64 = 11
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    let data = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1</v></c></row>"
    var pieces = ["<", ">", "\"", "<c r=\"C1\">", "</c>", "<v>", "</v>", "&amp;", "1", "甲", "<f/>"]
    pieces += ["<row>", "</row>", "<mergeCell ref=\"A1:B9\"/>", "E9", " t=\"d\"", " s=\"1\""]
    for _ in 0..<400 {
      var text = data
      for _ in 0...roll(3) {
        let place = text.index(text.startIndex, offsetBy: roll(text.count))
        text.insert(contentsOf: pieces[roll(pieces.count)], at: place)
      }
      var book = Workbook(text)
      book.strings = "<si><t>甲</t></si>"
      if let file = try? TableFile.read(book.bytes, name: "a.xlsx") {
        #expect(file.rows.allSatisfy { $0.number > 0 && !$0.cells.isEmpty })
      }
      var csv = Array("a,\"b\",c\r\n1;2\t3\n".utf8)
      for _ in 0...roll(3) { csv[roll(csv.count)] = UInt8(roll(256)) }
      if let file = try? TableFile.read(csv, name: "a.csv") {
        #expect(file.rows.allSatisfy { $0.cells.allSatisfy { !$0.text.isEmpty } })
      }
    }
  }
}
