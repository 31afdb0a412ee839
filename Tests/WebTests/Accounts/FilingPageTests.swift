import HTTPTypes
import Office
import Rulebook
import Support
import Testing
import WorkCalendar

@testable import Web

@Suite struct FilingPageTests {
  @Test(.cites("yaoan", article: "A.1"), arguments: Engine.allCases)
  func `whoever signs sees what was confirmed, how it is certified, and whether it answers`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let filing = try await FilingCase.applied(in: world)
    try await filing.fill {
      $0.card.certification = .institution
      $0.hasInteraction = false
    }
    try await filing.send()
    try await Site.with(world).open { newBrowser in
      let signer = newBrowser()
      try await signer.signIn("taozhu")
      let page = try await signer.get(filing.path)
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      #expect(page.text.contains("已做机构认证") && page.text.contains("未开启"))
      #expect(page.text.contains("已确认") && !page.text.contains("未确认"))
      #expect(!page.text.contains("<del>"), "nothing to compare a new account with")
    }
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `a change shows the old words beside the new, also after the registry followed`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let filing = try await FilingCase.begun(.change, in: world)
    try await filing.fill {
      $0.name = "姚川县<b>政务"
      $0.hasInteraction = false
    }
    try await filing.send()
    try await Site.with(world).open { newBrowser in
      func look() async throws {
        let signer = newBrowser()
        try await signer.signIn("taozhu")
        let page = try await signer.get(filing.path)
        #expect(page.missingPhrases.isEmpty)
        // Name, link, interaction, purpose, plan, situation, developer.
        #expect(page.text.contains("改动 7 处"))
        let name = page.text.split(separator: "<dt>").first { $0.hasPrefix("账号用户名") }
        #expect(name?.contains("<del>") == true && name?.contains("姚川县政府") == true)
        #expect(name?.contains("姚川县&lt;b&gt;政务") == true)
        let mark = page.text.split(separator: "<dt>").first { $0.hasPrefix("认证") }
        #expect(mark?.contains("<del>") == false, "only what differs is marked")
      }
      try await look()
      world.clock.set(world.now.advanced(byMilliseconds: 31 * 86_400_000))
      _ = try await world.perform(
        CarryOutFiling(filing.filing, on: world.now.date), as: FilingCase.manager(of: world))
      let account = try await world.ask(as: .system(.founder)) { try $0.account(filing.account) }
      #expect(account.name == "姚川县<b>政务")
      try await look()
    }
  }

  @Test func `a change of persons shows who was there before`() async throws {
    let world = try await World(on: .sqlite)
    let manager = try FilingCase.manager(of: world)
    for name in ["首任", "继任"] {
      world.clock.advance(minutes: 60)
      _ = try await world.perform(
        AssignAccountPerson(
          world.cast.countyAccount, duty: .administratorB, holder: DutyHolder(name: name)),
        as: manager)
    }
    let filing = try await FilingCase.begun(.administratorChange, in: world)
    try await filing.fill(day: world.now.date)
    try await filing.send()
    try await Site.with(world).open { newBrowser in
      let signer = newBrowser()
      try await signer.signIn("taozhu")
      let page = try await signer.get(filing.path)
      let line = page.text.split(separator: "<dt>").first { $0.hasPrefix("管理员（B 角）") }
      #expect(line?.contains("首任") == true && line?.contains("继任") == true)
    }
  }

  @Test(.cites("yaoan", article: "4.2"), arguments: Engine.allCases)
  func `another person of the same name is a change`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let manager = try FilingCase.manager(of: world)
    let editor = try world.cast.holder(of: .editor, at: world.cast.county).personID()
    _ = try await world.perform(
      AssignAccountPerson(
        world.cast.countyAccount, duty: .administratorB,
        holder: DutyHolder(person: editor, name: "")), as: manager)
    let filing = try await FilingCase.begun(.administratorChange, in: world)
    let namesake = try await world.perform(
      CreatePerson(
        organization: world.cast.county, login: "yanxie2", name: "严写",
        passwordHash: PasswordHash(
          of: Cast.password, salt: Array(repeating: 7, count: 16), logRounds: 4),
        mustChange: false), as: .system(.founder))
    try await filing.fill(day: world.now.date) { $0.people[.administratorB]?.person = namesake }
    try await Site.with(world).open { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("xiehao")
      let page = try await browser.get(filing.path)
      let line = page.text.split(separator: "<dt>").first { $0.hasPrefix("管理员（B 角）") }
      #expect(line?.contains("<ins>") == true && line?.contains("严写") == true)
      #expect(!page.text.contains("没有改动"))
    }
  }
}
