import HTTPTypes
import Office
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct OwnDayPageTests {
  private static let flood = [
    ("from", "2026-09-29"), ("until", ""), ("kind", "off"),
    ("reason", "防汛" + PostJourney.canary), ("source", "云政办〔2026〕8号"), ("closes", "17:30"),
  ]

  @Test(arguments: Engine.allCases)
  func `an administrator sets a day of the office's own, sees what moves, and takes it back`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let form = try await browser.get("/calendar/own")
      #expect(form.status == .ok && form.missingPhrases.isEmpty)
      let preview = try await browser.submit("/calendar/own/preview", on: form, Self.flood)
      #expect(preview.status == .ok && preview.missingPhrases.isEmpty)
      #expect(preview.text.contains("共有 1 天发生变化") && preview.text.contains("最后一天到 17:30 止"))
      #expect(preview.text.contains("未办结的时限"), "how many move")
      let done = try await browser.submit("/calendar/own", on: preview, [])
      #expect(done.location == "/calendar?done=adopted")
      let again = try await browser.submit("/calendar/own", on: preview, [])
      #expect(again.location == "/calendar?done=adopted", "sent twice, done once")
      let page = try await browser.get("/calendar?done=adopted&year=2026")
      #expect(page.text.contains("云政办〔2026〕8号") && page.text.contains("17:30"))
      #expect(!page.text.contains("<script>") && page.text.contains("防汛&lt;script&gt;"))
      let calendar = try await world.ask(as: .citizen) { try $0.calendar() }
      #expect(calendar.localDays.count == 1 && calendar.closeOfBusiness?.text == "17:30")

      let list = try await browser.get("/calendar/own")
      let back = try await browser.submit(
        "/calendar/own/preview", on: list,
        Self.flood.filter { ["reason", "source"].contains($0.0) }
          + [("from", ""), ("closes", ""), ("remove", "2026-09-29")])
      #expect(back.text.contains("最后一天到 24:00 止"))
      _ = try await browser.submit("/calendar/own", on: back, [])
      let plain = try await world.ask(as: .citizen) { try $0.calendar() }
      #expect(plain.localDays.isEmpty && plain.closeOfBusiness == nil)
    }
  }

  @Test func `mistakes come back beside their fields, and nothing new is said to be nothing`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let form = try await browser.get("/calendar/own")
      let wrong = try await browser.submit(
        "/calendar/own/preview", on: form,
        [("from", "2026-09-29"), ("kind", "off"), ("reason", ""), ("closes", "晚上")])
      #expect(wrong.status == .unprocessableContent && wrong.missingPhrases.isEmpty)
      for words in ["请填写理由", "请填写依据的文件", "2026-09-29"] {
        #expect(wrong.text.contains(words), "\(words)")
      }
      let early = try await browser.submit(
        "/calendar/own/preview", on: form,
        [
          ("from", "2026-09-29"), ("until", "2026-09-01"), ("kind", "off"), ("reason", "防汛"),
          ("source", "文件"), ("closes", "08:00"),
        ])
      #expect(early.missingPhrases.isEmpty)
      for words in ["下班时间要晚于中午 12:00", "不能早于开始的那一天"] {
        #expect(early.text.contains(words), "\(words)")
      }
      #expect(form.text.contains("对本系统全部单位生效"))
      let nothing = try await browser.submit(
        "/calendar/own/preview", on: form, [("kind", "off"), ("closes", "")])
      #expect(nothing.status == .ok && nothing.text.contains("没有要启用的内容"))
    }
  }

  @Test func `only the system administrator above all comes in`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("lvquan")
      #expect(try await browser.get("/calendar/own").status == .forbidden)
    }
  }

  @Test func `a preview of an older calendar cannot be put in force`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let form = try await browser.get("/calendar/own")
      let first = try await browser.submit("/calendar/own/preview", on: form, Self.flood)
      let second = try await browser.submit(
        "/calendar/own/preview", on: form,
        [("kind", "off"), ("reason", "夏季作息"), ("source", "文件"), ("closes", "18:00")])
      #expect(try await browser.submit("/calendar/own", on: second, []).status == .seeOther)
      #expect(try await browser.submit("/calendar/own", on: first, []).status == .conflict)
    }
  }
}
