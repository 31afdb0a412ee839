import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// How an account goes on file, as a browser gets it.
@Suite struct RegistryPageTests {
  @Test(.cites("zhengzhou-2020", article: "5"), arguments: Engine.allCases)
  func `an account in use without a number is offered its filing, by whichever way`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/\(world.cast.account)"
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      let page = try await browser.get(path)
      #expect(page.missingPhrases.isEmpty, "\(page.missingPhrases)")
      let way = path + "/filings/new?event="
      #expect(page.text.contains(way + "opening") && page.text.contains("在用账号补备案"))
      #expect(!page.text.contains(way + "existing"))
      let law = try await browser.get(way + "opening")
      #expect(law.missingPhrases.isEmpty, "\(law.missingPhrases)")
      let begun = try await browser.submit(path + "/filings", on: law, [])
      let form = try await browser.get(try #require(begun.location))
      #expect(form.missingPhrases.isEmpty, "\(form.missingPhrases)")
      #expect(form.text.contains("开通日期") && !form.text.contains("计划开通日期"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `an account said to be in use asks for the day on which it was opened`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("jianghao")
      let form = try await browser.get("/accounts/new")
      let typed = [
        ("organization", "\(world.cast.city)"), ("platform", "weibo"), ("name", "云川公安微博"),
        ("existing", "yes"),
      ]
      let silent = try await browser.submit("/accounts/new", on: form, typed + [("day", "")])
      #expect(silent.status == .unprocessableContent)
      #expect(silent.text.contains("#field-day"))
      let ahead = try await browser.submit(
        "/accounts/new", on: silent, typed + [("day", "2030-01-01")])
      #expect(ahead.status == .unprocessableContent && ahead.text.contains("不能晚于今天"))
      let done = try await browser.submit(
        "/accounts/new", on: ahead, typed + [("day", "2024-05-06")])
      #expect(done.location?.hasSuffix("/edit?done=begun") == true)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a filing that no rulebook asks for says so`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let path = "/accounts/\(world.cast.countyAccount)"
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      let law = try await browser.get(path + "/filings/new?event=menu-unusable")
      let begun = try await browser.submit(path + "/filings", on: law, [])
      let edit = try #require(begun.location)
      let place = String(edit.prefix { $0 != "?" }.dropLast("/edit".count))
      let filing = try await browser.get(place)
      #expect(filing.missingPhrases.isEmpty, "\(filing.missingPhrases)")
      #expect(filing.text.contains("没有要求这项备案"))
    }
  }
}
