import Office
import Rulebook
import Support
import WorkCalendar

/// Walks filings through an office as its people would.
struct FilingWalk {
  struct Post: Hashable {
    let role: Role
    let body: OrganizationID
  }

  let world: World
  /// Who does not belong to the cast.
  var others: [Post: Actor] = [:]

  func holder(of role: Role, at body: OrganizationID) throws -> Actor {
    try others[Post(role: role, body: body)] ?? world.cast.holder(of: role, at: body)
  }

  /// Who manages the accounts of a body.
  func manager(of body: OrganizationID) throws -> Actor {
    try holder(of: .accountManager, at: body)
  }

  /// Registers an account and begins its filing.
  func apply(
    _ body: OrganizationID, _ name: String, on platform: Platform = .weibo,
    isExisting: Bool = false, day: CivilDate? = nil
  ) async throws -> (account: AccountID, filing: FilingID) {
    let outcome = try await world.perform(
      ApplyForAccount(
        organization: body, platform: platform, name: name, isExisting: isExisting, day: day),
      as: manager(of: body))
    return (outcome.account, outcome.filing)
  }

  /// Fills in what the rules ask for, and sends it.
  func submit(
    _ filing: FilingID, day: CivilDate, _ change: (inout FilingForm) -> Void = { _ in }
  ) async throws {
    try await fill(filing, day: day, change)
    try await send(filing)
  }

  func send(_ filing: FilingID) async throws {
    let found = try await self.filing(filing)
    _ = try await world.perform(
      SubmitFiling(filing, version: found.version), as: manager(of: found.organization))
  }

  func fill(
    _ filing: FilingID, day: CivilDate, _ change: (inout FilingForm) -> Void = { _ in }
  ) async throws {
    let found = try await self.filing(filing)
    let conditions = try await world.ask(as: manager(of: found.organization)) { reading in
      try reading.rules(for: reading.organization(found.organization)).openingConditions
        .map(\.name)
    }
    var form = found.form
    form.eventOn = day
    if form.reason.isEmpty { form.reason = "工作需要" }
    if form.link.isEmpty { form.link = "https://weibo.com/u/1000000001" }
    form.replacement = "请到本单位门户留言，电话 0000-0000000"
    (form.card.purpose, form.card.plan) = ("发布警务信息", "三级审核，专人运维")
    (form.card.situation, form.card.developer) = ("2026 年上线，设警情、便民两栏", "无")
    for duty in [AccountDuty.firstResponsible, .administratorA, .administratorB]
    where form.people[duty] == nil {
      form.people[duty] = DutyHolder(
        name: "演示" + duty.rawValue, post: "科员", mobile: "13800000000",
        telephone: "0000-0000000", email: "demo@example.gov.cn")
    }
    form.confirmed = Set(conditions)
    change(&form)
    _ = try await world.perform(
      SaveFiling(filing, version: found.version, form: form),
      as: manager(of: found.organization))
  }

  /// Lets everybody whose turn it is agree, until nobody is left.
  ///
  /// - Returns: the roles that signed, in order.
  @discardableResult
  func agree(_ filing: FilingID) async throws -> [Role] {
    var signed: [Role] = []
    while let step = try await openStep(of: filing) {
      _ = try await world.perform(
        SignFiling(step.id, opinion: "同意", document: step.isOutside ? "云政办函〔2026〕1号" : ""),
        as: holder(of: step.role, at: step.organization))
      signed.append(step.role)
    }
    return signed
  }

  func openStep(of filing: FilingID) async throws -> FilingStep? {
    try await world.ask(as: .system(.founder)) { try $0.filingSteps(of: filing) }
      .first { $0.state == .open }
  }

  func filing(_ id: FilingID) async throws -> Filing {
    try await world.ask(as: .system(.founder)) { try $0.filing(id) }
  }

  func account(_ id: AccountID) async throws -> Account {
    try await world.ask(as: .system(.founder)) { try $0.account(id) }
  }

  func duties(_ id: AccountID) async throws -> [OpenDuty] {
    try await world.ask(as: .system(.founder)) { try $0.openDuties(of: id) }
  }

  func verdict(_ id: FilingID) async throws -> RunningClock.Verdict? {
    try await world.ask(as: .system(.founder)) { reading in
      try reading.filing(id).clock.flatMap { try reading.clock($0) }?.verdict
    }
  }

  func carryOut(_ filing: FilingID, on day: CivilDate) async throws {
    let found = try await self.filing(filing)
    _ = try await world.perform(
      CarryOutFiling(filing, on: day), as: manager(of: found.organization))
  }

  /// An account that went through its opening.
  func opened(
    _ body: OrganizationID, _ name: String, on platform: Platform = .weibo
  ) async throws -> AccountID {
    let (account, filing) = try await apply(body, name, on: platform)
    let day = world.now.date.adding(days: 20)
    try await submit(filing, day: day)
    try await agree(filing)
    world.clock.set(day.at(TimeOfDay(hour: 9, minute: 0) ?? .endOfDay))
    try await carryOut(filing, on: day)
    return account
  }
}
