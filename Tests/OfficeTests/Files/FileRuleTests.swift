import Screening
import Testing

@testable import Office

@Suite struct FileRuleTests {
  @Test(arguments: [
    ("报告.pdf", "报告.pdf"), ("C:\\文件\\甲.docx", "甲.docx"), ("../../etc/passwd", "passwd"),
    ("a\u{202E}fdp.exe", "afdp.exe"), ("a\u{0}b\r\nc", "abc"), ("  甲 . . ", "甲"),
    (".htaccess", ".htaccess"), ("a\"b<c>.txt", "a\"b<c>.txt"), ("dir/", "dir"),
  ])
  func `a name keeps no path and no hidden sign`(_ given: String, _ name: String) {
    #expect(FileName.cleaned(given) == name)
  }

  @Test(arguments: ["", "...", "/", "\u{7}\u{200B}", " \t"])
  func `a name of nothing is none`(_ given: String) { #expect(FileName.cleaned(given) == nil) }

  @Test func `a long name is cut before its ending`() throws {
    let name = try #require(FileName.cleaned(String(repeating: "长", count: 5_000) + ".xlsx"))
    #expect(name.count == 200)
    let short = try #require(FileName.cleaned(String(repeating: "长", count: 300) + ".xlsx"))
    #expect(short.count == 200 && short.hasSuffix("长.xlsx"))
  }

  @Test(arguments: [
    (Array("%PDF-1.7\n".utf8), FileType.pdf), (Array("甲,乙\r\n1,2\r\n".utf8), .text),
    ([0xBC, 0xD7, 0x2C, 0xD2, 0xD2, 0x0D, 0x0A], .text),
    ([0xFF, 0xFE, 0x32, 0x75, 0x2C, 0], .text),
    ([0xEF, 0xBB, 0xBF] + Array("甲".utf8), .text), ([], .unknown), ([0], .unknown),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .unknown), ([0x81], .unknown),
    (Array("<html><script>".utf8), .text), ([0xFF, 0xD8, 0xFF, 0xE0, 0, 16], .jpeg),
    ([0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 40), .format(.zip)),
  ])
  func `the type is told by the content`(_ bytes: [UInt8], _ type: FileType) throws {
    #expect(try FileType.found(in: MemorySource(bytes)) == type)
  }

  @Test func `a character that is cut in two by the look is still text`() throws {
    for shift in 0..<3 {
      let text = String(repeating: "a", count: shift) + String(repeating: "字", count: 40_000)
      #expect(try FileType.found(in: MemorySource(Array(text.utf8))) == .text)
    }
  }

  @Test func `every type has a word in the books and a media type`() {
    for type in FileType.all {
      #expect(FileType(rawValue: type.rawValue) == type)
      #expect(type == .unknown || type.mediaType != "application/octet-stream")
    }
    #expect(FileType(rawValue: "exe") == nil)
  }

  @Test func `all that is wrong with a file is said at once`() throws {
    let digest = try #require(FileDigest([UInt8](repeating: 1, count: 32)))
    let file = IncomingFile(
      content: FileContent(digest: digest, size: 11, type: .unknown), name: "a/b.exe")
    var problems: [FieldProblem] = []
    let rule = FileRule(maximumBytes: 10, types: [.pdf, .text])
    rule.check([file], field: "proof", &problems)
    #expect(problems.map(\.code) == [.tooLarge, .wrongType])
    #expect(problems[0].facts == ["name": "b.exe", "size": "11", "maximum": "10"])
    #expect(problems[1].facts["types"] == "pdf,text")
    rule.check([], field: "proof", &problems)
    rule.check([], field: "other", required: false, &problems)
    #expect(problems.count == 3 && problems[2] == FieldProblem("proof", .required))
  }
}
