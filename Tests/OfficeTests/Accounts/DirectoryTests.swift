import Foundation
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct DirectoryTests {
  @Test(arguments: Engine.allCases)
  func `everybody finds the genuine accounts, body by body and page by page`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let cast = world.cast
    let (all, first, rest) = try await world.ask(as: .citizen) { reading in
      let all = try reading.accountDirectory(DirectoryFilter())
      let first = try reading.accountDirectory(DirectoryFilter(), limit: 2)
      let rest = try reading.accountDirectory(
        DirectoryFilter(), after: first.last?.account.id, limit: 2)
      return (all, first, rest)
    }
    let ids = all.map(\.account.id)
    #expect(Set(ids) == [cast.account, cast.districtAccount, cast.countyAccount])
    #expect(all.map(\.organization.path) == all.map(\.organization.path).sorted())
    #expect((first + rest).map(\.account.id) == ids)
  }

  @Test(arguments: Engine.allCases)
  func `the list is narrowed by name, initials, body and platform`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    func found(_ change: (inout DirectoryFilter) -> Void) async throws -> [String] {
      var filter = DirectoryFilter()
      change(&filter)
      return try await world.ask(as: .citizen) { [filter] in
        try $0.accountDirectory(filter).map(\.account.name)
      }
    }
    #expect(try await found { $0.text = "金水" } == ["金水公安"])
    #expect(try await found { $0.text = "YCGA" } == ["云川公安"])
    #expect(try await found { $0.text = "%" } == [])
    #expect(try await found { $0.body = "人民政府办公室" } == ["姚川县政府"])
    #expect(try await found { $0.platform = .weibo } == [])
    #expect(
      try await found {
        $0.platform = .portal
        $0.body = "公安局"
      } == ["云川公安", "金水公安"])
  }

  @Test(arguments: Engine.allCases)
  func `what was only applied for is no genuine account`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let id = try await world.perform(
      ApplyForAccount(
        organization: world.cast.city, platform: .weibo, name: "云川公安微博"),
      as: world.cast.accountManager)
    let names = try await world.ask(as: .citizen) {
      try $0.accountDirectory(DirectoryFilter()).map(\.account.name)
    }
    #expect(!names.contains("云川公安微博") && id.account.rawValue > 0)
  }

  @Test(arguments: [
    ("00112233445566778899", true), ("0011-2233 4455 6677 8899", true),
    ("AABBCCDDEEFF00112233", true), ("0011223344556677889", false),
    ("0011223344556677889g", false), ("", false), ("' OR 1=1 --", false),
    (String(repeating: "a", count: 5_000), false),
  ])
  func `a code has twenty digits of sixteen`(typed: String, isCode: Bool) {
    #expect((CertificateCode.read(typed) != nil) == isCode)
  }

  @Test(arguments: Engine.allCases)
  func `a certificate answers for the account as it stands now`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let account = world.cast.countyAccount
    let manager = try world.cast.holder(of: .accountManager, at: world.cast.county)
    let code = try await world.certify(account, by: manager)
    let fresh = try #require(try await world.ask(as: .citizen) { try $0.verdict(code: code) })
    #expect(fresh.account.state == .open && fresh.isLatest && fresh.certificate != nil)
    let number = try #require(fresh.account.filingNumber)
    let spaced = try await world.ask(as: .citizen) {
      try $0.verdict(number: " " + number.lowercased())
    }
    #expect(spaced?.account.id == account && spaced?.certificate == nil)

    try await world.perform(SuspendAccount(account, reason: "疑似被盗用"), as: manager)
    let paused = try await world.ask(as: .citizen) { try $0.verdict(code: code) }
    #expect(paused?.account.state == .suspended)
  }

  @Test(arguments: Engine.allCases)
  func `what nobody issued is nothing`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let (byCode, byNumber) = try await world.ask(as: .citizen) { reading in
      (
        try reading.verdict(code: "00112233445566778899"),
        try reading.verdict(number: "YC-BA-2026-9999")
      )
    }
    #expect(byCode == nil && byNumber == nil)
  }
}

extension World {
  /// Files an account that is in use, and lets everybody on the way agree.
  ///
  /// - Returns: the code of its certificate.
  func certify(_ account: AccountID, by manager: Actor) async throws -> String {
    let filing = try await perform(
      BeginFiling(account, event: .existing), as: manager)
    let (found, rules) = try await ask(as: manager) { reading in
      let found = try reading.visibleFiling(filing)
      return (found, try reading.rules(for: found.organization))
    }
    var form = found.filing.form
    form.eventOn = CivilDate("2026-09-01")
    (form.link, form.card.purpose) = ("https://www.example.gov.cn/yunchuan", "发布警务信息")
    (form.card.plan, form.card.situation) = ("每日更新", "已有稳定读者")
    form.card.developer = "云川软件公司"
    form.confirmed = Set(rules.openingConditions.map(\.name))
    for duty in AccountDuty.allCases {
      form.people[duty] = DutyHolder(
        name: "负责人" + duty.rawValue, post: "科员", mobile: "13800000000",
        telephone: "0371-12345678", email: "demo@example.gov.cn")
    }
    for field in FilingFields.others(under: rules, on: .portal) {
      form.others[field.name] = field.choices.first?.id ?? "有"
    }
    try await perform(
      SaveFiling(filing, version: found.filing.version, form: form), as: manager)
    let saved = try await ask(as: manager) { try $0.visibleFiling(filing).filing }
    try await perform(SubmitFiling(filing, version: saved.version), as: manager)
    for _ in 0..<10 {
      let steps = try await ask(as: manager) { try $0.filingSteps(of: filing) }
      guard let step = steps.first(where: { $0.state == .open }) else { break }
      let signer = try cast.holder(of: step.role, at: step.organization)
      try await perform(
        SignFiling(step.id, opinion: "同意", document: step.isOutside ? "郑办〔2026〕1号" : ""),
        as: signer)
    }
    let settled = try await ask(as: manager) { try $0.visibleFiling(filing).filing }
    guard let code = settled.certificate else { throw CastError.noCast }
    return code
  }
}
