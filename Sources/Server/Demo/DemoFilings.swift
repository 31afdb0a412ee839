import Office
import Rulebook
import WorkCalendar

/// Takes the demo's accounts through their filings, each step by whoever would take it.
struct DemoFilings {
  let script: DemoScript.Filing
  let cast: DemoCast
  let office: Office

  private static let day: Int64 = 86_400_000

  func events(start: Instant) -> [DemoEvent] {
    let begun = start.advanced(byMilliseconds: -script.daysAgo * Self.day)
    return [DemoEvent(at: begun) { try await run(begun) }]
  }

  private func run(_ begun: Instant) async throws {
    let manager = try cast.actor(login: script.by)
    let opens = begun.date.adding(days: script.leadDays)
    let outcome = try await office.perform(
      ApplyForAccount(
        organization: cast.organization(script.of), platform: script.platform, name: script.name,
        isExisting: script.reach == .existing, day: opens), as: manager, request: "demo")
    let filing = outcome.filing
    try await fill(filing, opens: opens, as: manager)
    guard script.reach != .draft else { return }
    let version = try await office.ask(as: .system(.founder)) { try $0.filing(filing).version }
    _ = try await office.perform(
      SubmitFiling(filing, version: version), as: manager, request: "demo")
    guard script.reach != .submitted else { return }
    try await agree(filing)
    guard script.reach == .opened || script.reach == .suspended || script.reach == .replaced,
      let clock = office.clock as? SettableClock
    else { return }
    clock.set(opens.at(TimeOfDay(hour: 9, minute: 30) ?? .endOfDay))
    _ = try await office.perform(
      CarryOutFiling(filing, on: opens, link: script.link), as: manager, request: "demo")
    try await goOn(outcome.account, as: manager)
  }

  private func fill(_ filing: FilingID, opens: CivilDate, as manager: Actor) async throws {
    let found = try await office.ask(as: .system(.founder)) { reading in
      let filing = try reading.filing(filing)
      let rules = try reading.rules(for: reading.organization(filing.organization))
      return (filing, rules.openingConditions.map(\.name))
    }
    var form = found.0.form
    form.eventOn = opens
    (form.link, form.description) = (script.link, script.description)
    (form.card.purpose, form.card.plan) = (script.purpose, script.plan)
    (form.card.situation, form.card.columns) = (script.situation, script.columns)
    (form.card.developer, form.card.look) = (script.developer, script.look)
    form.card.certification = .institution
    form.confirmed = Set(found.1)
    for person in script.people {
      form.people[person.duty] = DutyHolder(
        person: person.login.flatMap { cast.persons[$0] }, name: person.name, post: person.post,
        mobile: person.mobile, telephone: person.telephone, email: person.email)
    }
    _ = try await office.perform(
      SaveFiling(filing, version: found.0.version, form: form), as: manager, request: "demo")
  }

  private func agree(_ filing: FilingID) async throws {
    while let (step, signer) = try await nextStep(filing) {
      (office.clock as? SettableClock)?.advance(minutes: 90)
      _ = try await office.perform(
        SignFiling(
          step.id, opinion: script.opinion, document: step.isOutside ? script.document : ""),
        as: .person(signer), request: "demo")
    }
  }

  private func nextStep(_ filing: FilingID) async throws -> (FilingStep, PersonID)? {
    try await office.ask(as: .system(.founder)) { reading in
      guard let step = try reading.filingSteps(of: filing).first(where: { $0.state == .open }),
        let signer = try reading.holders(of: step.role, at: step.organization).first
      else { return nil }
      return (step, signer.id)
    }
  }

  /// What happened after it was opened.
  private func goOn(_ account: AccountID, as manager: Actor) async throws {
    (office.clock as? SettableClock)?.advance(minutes: 24 * 60)
    switch script.reach {
    case .suspended:
      _ = try await office.perform(
        SuspendAccount(account, reason: script.reason), as: manager, request: "demo")
    case .replaced:
      guard let successor = script.successor else { return }
      _ = try await office.perform(
        AssignAccountPerson(
          account, duty: .administratorA,
          holder: DutyHolder(
            person: successor.login.flatMap { cast.persons[$0] }, name: successor.name,
            post: successor.post, mobile: successor.mobile, telephone: successor.telephone,
            email: successor.email)), as: manager, request: "demo")
    case .draft, .submitted, .accepted, .opened, .existing: return
    }
  }
}
