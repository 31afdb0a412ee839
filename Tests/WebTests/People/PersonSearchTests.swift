import Office
import Support
import Testing

@testable import Web

/// Looking for somebody without knowing at which body they are.
@Suite struct PersonSearchTests {
  @Test(arguments: Engine.allCases)
  func `people are found by name or sign-in name in all bodies one sees, and in no other`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let administrator = world.cast.systemAdministrator
    for (words, logins) in [
      ("严写", ["yanxie"]), ("YANXI", ["yanxie"]), ("没有这个人", []), ("%", []), ("_", []),
    ] {
      let found = try await world.ask(as: administrator) { try $0.persons(named: words) }
      #expect(found.map(\.person.login) == logins, "\(words)")
      if let first = found.first { #expect(first.organization == "姚川县人民政府办公室") }
    }
    // An editor of the city sees nobody of the county.
    #expect(try await world.ask(as: world.cast.editor) { try $0.persons(named: "严写") }.isEmpty)
    let pages = try await world.ask(as: administrator) { reading in
      let first = try reading.persons(named: "a", limit: 2)
      let rest = try reading.persons(named: "a", after: first.last?.person.login ?? "")
      return (first + rest, try reading.persons(named: "a"))
    }
    #expect(pages.0.map(\.person.login) == pages.1.map(\.person.login) && pages.1.count > 2)
  }

  @Test func `the page shows whom it found and where they are`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("hexi")
      let page = try await browser.get("/persons?q=" + percentEncoded("严写"))
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      #expect(page.text.contains("yanxie") && page.text.contains("姚川县人民政府办公室"))
      let none = try await browser.get(
        "/persons?q=" + percentEncoded(MessagePageTests.canary))
      #expect(none.text.contains("没有这样的人员") && !none.text.contains("<script>alert"))
    }
  }
}
