import Foundation
import Testing
import WorkCalendar

@testable import Web

@Suite struct `The catalogues` {
  @Test func `hold the same keys with the same places in both languages`() throws {
    let all = try Words.bundled()
    let chinese = try #require(all[.chinese])
    let english = try #require(all[.english])
    #expect(chinese.keys == english.keys)
    for key in chinese.keys where !key.hasPrefix("time.") {
      #expect(chinese.places(of: key) == english.places(of: key), "\(key)")
    }
  }

  @Test func `are refused when a key stands twice or is no sentence`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("words-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for language in Language.allCases {
      let place = folder.appendingPathComponent(language.rawValue)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try "a: {b: x}".write(
        to: place.appendingPathComponent("one.yaml"), atomically: true, encoding: .utf8)
      try "a: {b: y}".write(
        to: place.appendingPathComponent("two.yaml"), atomically: true, encoding: .utf8)
    }
    #expect(throws: PhraseError.self) { try Words.load(from: folder) }
  }
}

@Suite struct `A phrase` {
  private func words(_ language: Language) throws -> Words {
    try #require(try Words.bundled()[language])
  }

  @Test func `takes its values and shows what is missing`() throws {
    let say = try words(.chinese)
    #expect(say("page.person-menu", ["name": "王某"]) == "个人菜单：王某")
    #expect(say("page.person-menu") == "个人菜单：{name}")
    #expect(say("no.such.key") == "⟦no.such.key⟧")
    #expect(Phrase("a { b {c} {").filled(with: ["c": "d"]) == "a { b d {")
    #expect(Phrase("{x}").filled(with: ["x": "{y}", "y": "z"]) == "{y}")
  }

  @Test func `counts in English`() throws {
    let say = try words(.english)
    #expect(say("time.days", ["n": "1"]) == "1 day")
    #expect(say("time.days", ["n": "2"]) == "2 days")
  }

  @Test func `says days as each language says them`() throws {
    let day = try #require(CivilDate("2026-11-23"))
    let chinese = try words(.chinese)
    let english = try words(.english)
    #expect(chinese.date(day) == "2026-11-23（周一）")
    #expect(english.date(day) == "Mon 23 Nov 2026")
    #expect(chinese.printedDate(day) == "2026年11月23日")
    #expect(english.printedDate(day) == "23 November 2026")
  }

  @Test func `says midnight as the end of the day before`() throws {
    let say = try words(.chinese)
    let midnight = try #require(Instant(rfc3339: "2026-11-26T00:00:00+08:00"))
    #expect(say.limit(midnight) == "11-25 周三 24:00")
    #expect(say.limit(midnight, now: midnight.advanced(byMilliseconds: -1)) == "今日 24:00")
    let next = try #require(Instant(rfc3339: "2027-01-05T00:00:00+08:00"))
    #expect(say.limit(next, now: midnight) == "2027-01-04（周一） 24:00", "another year is named")
  }

  static let lengths: [(Int64, String)] = [
    (30_000, "1 分钟"), (2_460_000, "41 分钟"), (3_600_000, "1 小时"),
    (5_400_000, "1 小时 30 分钟"), (86_460_000, "1 天"), (-7_200_000, "2 小时"),
  ]

  @Test(arguments: Self.lengths)
  func `says how long something takes`(milliseconds: Int64, words expected: String) throws {
    #expect(try words(.chinese).duration(milliseconds: milliseconds) == expected)
  }

  @Test func `follows the browser's languages`() {
    #expect(Language(accepted: "en-GB,en;q=0.8,zh;q=0.5") == .english)
    #expect(Language(accepted: "fr, zh-CN") == .chinese)
    #expect(Language(accepted: nil) == .chinese)
  }
}
