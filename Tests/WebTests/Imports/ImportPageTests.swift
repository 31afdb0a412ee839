import Foundation
import HTTPTypes
import Logging
import NIOCore
import Office
import Spreadsheets
import Support
import Testing

@testable import Web

@Suite struct ImportPageTests {
  private static let people = Array(
    "用户名,姓名,所属单位,备注\r\nxinyi,辛一,YC,\r\nlicai,李采采,YC,\r\n".utf8)

  /// Uploads a table and answers with the address of its page.
  private func upload(
    _ browser: Browser, kind: String, name: String, _ bytes: [UInt8], saying said: String? = nil
  ) async throws -> Page {
    let form = try await browser.get("/imports/new?kind=\(kind)")
    let hidden = form.hidden(of: "/imports/new")
    let unit = try #require(
      form.text.firstMatch(of: #/<option value="(\d+)"/#)?.output.1)
    return try await browser.upload(
      "/imports/new",
      [
        SentPart("_form", try #require(hidden["_form"])), SentPart("kind", said ?? kind),
        SentPart("organization", String(unit)), SentPart("sheet", ""),
        SentPart("file", file: name, bytes),
      ])
  }

  @Test(arguments: Engine.allCases)
  func `a table is uploaded, looked through, started, brought in, and shown with its result`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let answer = try await upload(browser, kind: "persons", name: "人员.csv", Self.people)
      let path = try #require(answer.location)
      let preview = try await browser.get(path)
      #expect(preview.text.contains("李采 → 李采采") && preview.text.contains("D 备注"))
      #expect(preview.missingPhrases.isEmpty)
      let changed = try await browser.get(path + "?show=changed")
      #expect(!changed.text.contains("辛一"))
      let started = try await browser.submit(
        path + "/start", on: preview, [("mode", "all-or-nothing")])
      #expect(started.location == path)
      let waiting = try await browser.get(path)
      #expect(waiting.headers[try #require(.init("Refresh"))] == "2; url=\(path)")
      #expect(waiting.text.contains("已核对 0 行，共 2 行") && waiting.missingPhrases.isEmpty)
      let importer = Importer(
        office: world.office, words: try .bundled(), logger: Logger(label: "test"))
      #expect(try await importer.applyNext())
      let result = try await browser.get(path)
      #expect(result.number(after: "新增") == "1" && result.number(after: "更新") == "1")
      #expect(result.headers[try #require(.init("Refresh"))] == nil)
      let list = try await browser.get("/imports")
      #expect(list.text.contains("人员.csv") && list.text.contains("已导入"))
      let file = try await browser.submit("/imports/export", on: list, [("format", "csv")])
      let lines = file.text.split(separator: "\r\n")
      #expect(lines.count == 2 && lines[0].hasSuffix("行数,新增,有变化,无变化,有问题"))
      let last = try #require(lines.last)
      #expect(last.hasPrefix("人员.csv,") && last.hasSuffix(",2,1,1,0,0"))
      #expect(file.missingPhrases.isEmpty)
    }
  }

  @Test func `columns that are not recognised are named by hand`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let table = Array("甲,乙,丙\nxinyi,辛一,YC\n".utf8)
      let answer = try await upload(browser, kind: "persons", name: "a.csv", table)
      let path = try #require(answer.location)
      #expect(try await browser.get(path).location == path + "/columns")
      let columns = try await browser.get(path + "/columns")
      let missing = try await browser.submit(
        path + "/columns", on: columns, [("login", "1"), ("person-name", "1")])
      #expect(missing.status == .unprocessableContent)
      let named = try await browser.submit(
        path + "/columns", on: columns, [("login", "1"), ("person-name", "2"), ("unit", "3")])
      #expect(named.location == path)
      #expect(try await browser.get(path).text.contains("辛一"))
    }
  }

  static let files: [(String, [UInt8], String)] = [
    ("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "不是表格"),
    ("a.xls", [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00], "旧版 Excel"),
    ("a.csv", Array("用户名,姓名,单位\n\"wang,王,YC\n".utf8), "引号没有结束"),
    ("a.csv", Array("用户名,姓名,单位\n".utf8), "没有内容"),
    ("a.xlsx", [0x50, 0x4B, 0x03, 0x04, 0x00], "损坏"),
  ]

  @Test(arguments: files)
  func `a file that cannot be read is refused in words, and nothing is kept`(
    name: String, bytes: [UInt8], words: String
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let before = try await world.trace()
      let answer = try await upload(browser, kind: "persons", name: name, bytes)
      #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(name)")
      #expect(answer.missingPhrases.isEmpty)
      #expect(try await world.trace().differences(from: before).isEmpty)
    }
  }

  @Test func `a file beyond the limit is refused before it is read`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let large = [UInt8](repeating: 0x2C, count: ImportReading.maximumBytes + 1)
      for said in ["persons", ""] {
        let answer = try await upload(
          browser, kind: "persons", name: "大.csv", large, saying: said)
        #expect(answer.status == .contentTooLarge && answer.headers[.location] == nil)
        #expect(answer.text.contains("20 MB") && answer.missingPhrases.isEmpty, "\(said)")
      }
    }
  }

  @Test(arguments: ImportKind.allCases, Language.allCases)
  func `every column and choice of a template is understood`(
    kind: ImportKind, language: Language
  ) throws {
    let say = try #require(try Words.bundled()[language])
    let words = try ImportWords.bundled()
    let columns = ImportTemplate.columns(kind, say)
    #expect(columns.map { words.field($0.title, of: kind) } == kind.fields)
    let bytes = try TableWriter.xlsx(title: "t", columns, [])
    let table = try ImportReading.read(bytes, name: "t.xlsx", kind: kind, words: words)
    let mapping = ColumnMapping(reading: table.sheet.head, kind: kind, words: words)
    #expect(mapping.problems(kind: kind, head: table.sheet.head).isEmpty)
  }

  @Test func `the template and the rows that did not come in are files`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let template = try await browser.get("/imports/templates/organizations")
      #expect(template.headers[.contentDisposition]?.hasPrefix("attachment") == true)
      #expect(try await browser.get("/imports/templates/nothing").status == .notFound)
      let table = Array("用户名,姓名,单位\nW W,王,YC\nwang,王,QQ\n".utf8)
      let answer = try await upload(browser, kind: "persons", name: "a.csv", table)
      let bad = try await browser.get(try #require(answer.location) + "/bad-rows")
      #expect(bad.status == .ok)
    }
  }

  @Test func `an import is nobody else's, and only for those whose role it is`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let answer = try await upload(browser, kind: "persons", name: "a.csv", Self.people)
      let other = newBrowser()
      try await other.signIn("shenxuan")
      #expect(try await other.get(try #require(answer.location)).status == .notFound)
      #expect(try await other.get("/imports/new?kind=persons").status == .forbidden)
      #expect(try await other.get("/imports/new?kind=accounts").status == .ok)
      let editor = newBrowser()
      try await editor.signIn("licai")
      #expect(try await editor.get("/imports").status == .forbidden)
      #expect(try await !editor.get("/accounts").text.contains("/imports/new"))
    }
  }
}
