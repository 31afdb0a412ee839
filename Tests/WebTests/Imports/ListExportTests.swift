import Foundation
import HTTPTypes
import Office
import Spreadsheets
import Support
import Testing

@testable import Web

@Suite struct ListExportTests {
  private func export(
    _ browser: Browser, _ path: String, from page: String, _ format: String
  ) async throws -> Page {
    let shown = try await browser.get(page)
    return try await browser.submit(path, on: shown, [("format", format)])
  }

  @Test(arguments: Engine.allCases)
  func `a list goes out with its filter, and that is written down`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("shenxuan")
      let file = try await export(
        browser, "/accounts/export", from: "/accounts?platform=portal", "csv")
      #expect(file.status == .ok && file.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(
        file.headers[.contentDisposition]
          == "attachment; filename*=UTF-8''"
          + percentEncoded("账号-云川公安-2026-09-28.csv"))
      let lines = file.text.split(separator: "\r\n")
      #expect(lines.count == 3 && file.text.contains("云川公安"))
      for text in ["用途", "建设规划", "基本情况", "开发单位", "统一风格"] {
        #expect(lines.first?.contains(text) == true, "\(text)")
      }
      let none = try await export(
        browser, "/accounts/export", from: "/accounts?platform=douyin", "csv")
      #expect(none.text.split(separator: "\r\n").count == 1)
      let log = try await world.ask(as: world.cast.auditAdministrator) { reading in
        try reading.auditLog(AuditFilter(act: "accounts.export")).records
      }
      #expect(log.map { $0.facts["exported-rows"] } == ["0", "2"])
      #expect(log.last?.facts["exported-filter"] == "platform=portal")
      #expect(log.last?.facts["exported-list"] == "accounts")
      #expect(try log.last?.person == world.cast.bureauManager.personID())
    }
  }

  static let lists: [(String, String, String)] = [
    ("shenxuan", "/accounts/export", "/accounts"), ("shenxuan", "/filings/export", "/filings"),
    ("hexi", "/organizations/export", "/organizations"), ("hexi", "/persons/export", "/persons"),
    ("yangsheng", "/accounts/coverage/export", "/accounts/coverage"),
    ("yangsheng", "/accounts/coverage/export", "/accounts/coverage?kind=missing"),
    ("yangsheng", "/accounts/coverage/export", "/accounts/coverage?kind=filing"),
    ("shenxuan", "/personal/export", "/personal"), ("shenxuan", "/training/export", "/training"),
    ("shenxuan", "/training/export", "/training?show=untrained"),
    ("shenxuan", "/impersonations/export", "/impersonations"),
    ("shenxuan", "/rhythm/export", "/rhythm"),
  ]

  @Test(arguments: lists, ["xlsx", "csv"])
  func `every list goes out in both kinds`(
    list: (String, String, String), format: String
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn(list.0)
      let file = try await export(browser, list.1, from: list.2, format)
      #expect(file.status == .ok)
      #expect(file.headers[.contentDisposition]?.hasSuffix("." + format) == true)
      #expect(file.missingPhrases.isEmpty)
    }
  }

  @Test func `what is handed out can be brought in again and changes nothing`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let file = try await export(browser, "/organizations/export", from: "/organizations", "csv")
      let words = try ImportWords.bundled()
      let table = try ImportReading.read(
        Array(file.text.utf8), name: "a.csv", kind: .organizations, words: words)
      let root = world.cast.government
      let looked = try await world.ask(as: world.cast.systemAdministrator) { reading in
        try reading.look(
          through: table.sheet.rows, .organizations,
          mapping: ColumnMapping(reading: table.sheet.head, kind: .organizations, words: words),
          root: reading.organization(root), isWide: true, words: words)
      }
      #expect(looked.count == 8 && looked.allSatisfy { $0.verdict == .unchanged })
    }
  }

  @Test func `a stranger and a wrong format get nothing, and nothing is written down`() async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let page = try await browser.get("/organizations")
      let before = try await world.trace()
      let wrong = try await browser.submit("/organizations/export", on: page, [("format", "pdf")])
      #expect(wrong.status == .unprocessableContent)
      let extra = try await browser.submit(
        "/organizations/export", on: page, [("format", "csv"), ("secret", "1")])
      #expect(extra.status == .unprocessableContent)
      #expect(try await world.trace().differences(from: before).isEmpty)
    }
  }
}
