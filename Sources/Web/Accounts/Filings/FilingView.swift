import HTML
import Office
import Rulebook
import WorkCalendar

/// What the pages of a filing show.
struct FilingView: Sendable {
  let filing: Filing
  let account: Account
  let organization: Organization
  let steps: [FilingStep]
  /// The limit it was or is to be sent within; nil where nothing runs.
  let clock: RunningClock?
  let rules: GoverningRules
  /// What the registry held, where the filing is to change it: as it was when the filing was sent,
  /// and as it is before that; nil for an account that goes on file for the first time.
  let registered: FilingForm?
  let plan: FilingPlan?
  /// The steps to come, before it is sent.
  let route: [FilingPlan.Step]
  let times: FilingTimes?
  let calendar: WorkCalendar
  let names: [PersonID: String]
  let bodies: [OrganizationID: Organization]
  let missing: [MissingField]
  /// The rules on names that the name does not keep.
  let naming: [NamingRule]
  /// The rules on how many accounts a body may have on a platform that the account goes beyond.
  let crowding: [CoverageFault]
  /// The first day on which it may be carried out; nil where it need not wait.
  let firstDay: CivilDate?
  let isManager: Bool
  let isMyStep: Bool
  let colleagues: [Person]
  let files: [StoredFile]

  init(_ id: FilingID, _ reading: Reading, withColleagues: Bool = false) throws {
    let listed = try reading.visibleFiling(id)
    (filing, account, organization) = (listed.filing, listed.account, listed.organization)
    steps = try reading.filingSteps(of: id)
    registered = try Self.registered(filing, on: account, reading)
    clock = try reading.limits(of: [filing])[id]
    rules = try reading.rules(for: organization)
    let found = rules.filingPlan(for: filing.event)
    plan = found
    route =
      filing.round == 0
      ? try found.map {
        try reading.route(of: $0, unit: listed.organization, account: listed.account.id)
      }
        ?? [] : []
    calendar = try reading.calendar()
    let (unit, governing, sent) = (organization, rules, filing)
    let isLate = filing.isLate(on: account)
    times = try found.map {
      try reading.filingTimes(
        $0, of: unit, under: governing, day: sent.form.eventOn, filedOn: sent.submittedAt?.date,
        hasHappened: isLate)
    }
    names = try reading.names(of: steps.compactMap(\.person) + [filing.createdBy])
    bodies = try reading.organizations(steps.map(\.organization))
    missing = FilingFields.missing(
      in: filing.form, for: filing.event, on: account.platform, under: rules)
    naming =
      filing.event.parts.contains(.account)
      ? AccountEligibility.namingFaults(
        name: filing.form.name, of: organization, under: rules.naming)
      : []
    crowding = try Self.crowding(filing, on: account, under: rules, reading)
    firstDay =
      isLate ? nil : try filing.firstDay(under: rules, calendar: calendar)
    isManager = reading.asker.holds(.accountManager, at: organization)
    let open = steps.first { $0.state == .open }
    isMyStep =
      open.map { step in
        reading.asker.appointments.contains {
          $0.role == step.role && $0.organization.id == step.organization
        }
      } ?? false
    files = try reading.files(of: filing)
    colleagues = withColleagues ? try reading.colleagues(of: organization) : []
  }

  var wording: FilingEvent { filing.event.wording(isOpened: filing.isLate(on: account)) }

  private static func registered(
    _ filing: Filing, on account: Account, _ reading: Reading
  ) throws -> FilingForm? {
    guard !filing.event.certifies else { return nil }
    if let sent = filing.registered { return sent }
    return try reading.registered(before: filing.event, on: account)
  }

  private static func crowding(
    _ filing: Filing, on account: Account, under rules: GoverningRules, _ reading: Reading
  ) throws -> [CoverageFault] {
    guard filing.event.certifies else { return [] }
    let held = try reading.accountsHeld(by: account.organization)[account.platform] ?? 0
    return CoverageDecision.surplus(held: [account.platform: held], under: rules)
  }

  var openStep: FilingStep? { steps.first { $0.state == .open } }
  var currentSteps: [FilingStep] { steps.filter { $0.round == filing.round } }

  func title(_ say: Words) -> String {
    say(
      "filings.of", ["event": AccountWords.event(filing.event, say), "account": filing.form.name])
  }

  func crumbs(_ say: Words, _ last: String? = nil) -> [Crumb] {
    let name = filing.number ?? AccountWords.event(filing.event, say)
    let own = last == nil ? Crumb(name) : Crumb(name, href: filingPath(filing.id))
    return [
      Crumb(say("accounts.title"), href: "/accounts"),
      Crumb(say("filings.title"), href: "/filings"), own,
    ] + (last.map { [Crumb($0)] } ?? [])
  }

  /// Who signed a step, and where.
  func signer(_ step: FilingStep, _ say: Words) -> String {
    let post = say(
      "filings.post",
      [
        "place": bodies[step.organization]?.shortName ?? "",
        "role": say("role." + step.role.rawValue),
      ])
    guard let name = step.person.flatMap({ names[$0] }) else { return post }
    return say("filings.signer", ["name": name, "post": post])
  }

  /// The step at which it was given back or refused; nil where it was not, or was sent again.
  var rejection: FilingStep? {
    guard filing.state == .returned || filing.state == .refused else { return nil }
    return currentSteps.last { $0.state == .returned || $0.state == .refused }
  }
}
