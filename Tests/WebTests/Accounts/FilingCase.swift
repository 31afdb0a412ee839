import Office
import Rulebook
import Support
import WorkCalendar

/// A filing of the county's as its people bring it along, for the pages that show it.
struct FilingCase {
  let world: World
  let account: AccountID
  let filing: FilingID

  var path: String { "/filings/\(filing)" }

  static func manager(of world: World) throws -> Actor {
    try world.cast.holder(of: .accountManager, at: world.cast.county)
  }

  /// A new account, applied for.
  static func applied(
    in world: World, name: String = "姚川县政府微博", on platform: Platform = .weibo
  ) async throws -> FilingCase {
    let outcome = try await world.perform(
      ApplyForAccount(organization: world.cast.county, platform: platform, name: name),
      as: manager(of: world))
    return FilingCase(world: world, account: outcome.account, filing: outcome.filing)
  }

  /// Something that happens to the county's portal account.
  static func begun(_ event: FilingEvent, in world: World) async throws -> FilingCase {
    let filing = try await world.perform(
      BeginFiling(world.cast.countyAccount, event: event), as: manager(of: world))
    return FilingCase(world: world, account: world.cast.countyAccount, filing: filing)
  }

  /// Fills in everything that is asked for.
  func fill(day: CivilDate? = nil, _ change: (inout FilingForm) -> Void = { _ in }) async throws {
    let (found, conditions) = try await world.ask(as: .system(.founder)) { reading in
      let filing = try reading.filing(filing)
      let rules = try reading.rules(for: reading.organization(filing.organization))
      return (filing, rules.openingConditions.map(\.name))
    }
    var form = found.form
    form.eventOn = day ?? world.now.date.adding(days: 30)
    (form.reason, form.replacement) = ("工作需要", "请到门户留言，电话 0000-0000000")
    form.link = "https://weibo.example.cn/yaochuan"
    (form.card.purpose, form.card.plan) = ("发布政务信息", "三级审核，专人运维")
    (form.card.situation, form.card.developer) = ("2026 年上线", "无")
    for duty in [AccountDuty.firstResponsible, .administratorA, .administratorB]
    where form.people[duty] == nil {
      form.people[duty] = DutyHolder(
        name: "演示" + duty.rawValue, post: "科员", mobile: "13800000000",
        telephone: "0000-0000000", email: "demo@example.gov.cn")
    }
    form.confirmed = Set(conditions)
    change(&form)
    _ = try await world.perform(
      SaveFiling(filing, version: found.version, form: form), as: Self.manager(of: world))
  }

  func send() async throws {
    let version = try await world.ask(as: .system(.founder)) { try $0.filing(filing).version }
    _ = try await world.perform(
      SubmitFiling(filing, version: version), as: Self.manager(of: world))
  }

  /// Lets everybody whose turn it is agree.
  func agree() async throws {
    while let step = try await openStep() {
      _ = try await world.perform(
        SignFiling(step.id, opinion: "同意", document: step.isOutside ? "云政办函〔2026〕1号" : ""),
        as: world.cast.holder(of: step.role, at: step.organization))
    }
  }

  func openStep() async throws -> FilingStep? {
    try await world.ask(as: .system(.founder)) { try $0.filingSteps(of: filing) }
      .first { $0.state == .open }
  }

  func state() async throws -> Filing.State {
    try await world.ask(as: .system(.founder)) { try $0.filing(filing).state }
  }
}
