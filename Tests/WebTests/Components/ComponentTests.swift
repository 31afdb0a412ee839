import HTML
import Rulebook
import Testing
import WorkCalendar

@testable import Web

@Suite struct `A field` {
  private func say() throws -> Words { try #require(try Words.bundled()[.chinese]) }

  @Test func `keeps what was typed and says what is wrong beside it`() throws {
    let entries = Entries(
      single: ["title": "<b>"], errors: [FieldError("title", "请填写标题")])
    let html = textInput(
      FieldLabel("title", "标题", need: .required), entries, say: try say()
    ).string
    #expect(html.contains("value=\"&lt;b&gt;\""))
    #expect(html.contains("aria-describedby=\"field-title-error\""))
    #expect(html.contains("aria-invalid=\"true\""))
    #expect(html.contains("请填写标题"))
    #expect(html.contains("（必填）"))
  }

  @Test func `for a password is never filled in`() throws {
    let html = textInput(
      FieldLabel("password", "口令"), Entries(single: ["password": "secret"]), say: try say(),
      type: "password"
    ).string
    #expect(!html.contains("secret"))
  }

  @Test func `of a list of errors is where its link leads`() throws {
    let entries = Entries(errors: [FieldError("kind", "请选择类型")])
    let summary = errorSummary(entries.errors, say: try say()).string
    let group = radioGroup(
      FieldLabel("kind", "类型"), entries, choices: [Choice("a", "甲"), Choice("b", "乙")],
      say: try say()
    ).string
    #expect(summary.contains("href=\"#field-kind\""))
    #expect(group.contains("id=\"field-kind\""))
  }
}

@Suite struct `A time limit` {
  private func face(_ due: String, from: String? = nil) throws -> ClockFace {
    let started = from.flatMap(Instant.init(rfc3339:))
    return ClockFace(dueAt: try #require(Instant(rfc3339: due)), startedAt: started)
  }

  static let urgencies: [(String, Tone)] = [
    ("2026-11-23T09:00:00+08:00", .red), ("2026-11-23T12:00:00+08:00", .amber),
    ("2026-11-24T00:00:00+08:00", .amber), ("2026-11-25T00:00:00+08:00", .primary),
  ]

  @Test(arguments: Self.urgencies)
  func `has the colour of its urgency`(due: String, tone: Tone) throws {
    let now = try #require(Instant(rfc3339: "2026-11-23T09:21:00+08:00"))
    #expect(try face(due).tone(now: now) == tone)
  }

  @Test func `turns amber in its last quarter`() throws {
    let now = try #require(Instant(rfc3339: "2026-11-23T09:21:00+08:00"))
    let late = try face("2026-11-25T00:00:00+08:00", from: "2026-11-16T09:00:00+08:00")
    #expect(late.tone(now: now) == .amber)
  }
}

@Suite struct `A comparison` {
  @Test func `is said in words for those who do not see it`() throws {
    let say = try #require(try Words.bundled()[.chinese])
    let pieces: [DiffPiece] = [
      .same("自"), .removed("11月27日"), .added("11月28日"), .same("起"), .added("！"),
    ]
    let html = diffView(pieces, say: say).string
    #expect(html.contains("<del><span class=\"hidden-words\">删去 </span>11月27日"))
    #expect(html.contains("<ins><span class=\"hidden-words\">增加 </span>11月28日"))
    #expect(changeCount(pieces) == 2)
  }
}
