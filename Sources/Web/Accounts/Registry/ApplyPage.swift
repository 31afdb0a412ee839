import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// Where an account's life begins. The law comes first: until when it is filed, from when on it may
/// be opened, and who decides, before anything is typed.
enum ApplyPage {
  /// The button that counts for another day and stores nothing.
  private static let recount = "recount"

  static func apply(_ visit: Visit) async throws -> Reply {
    try await visit.answering(
      { try await reply(visit, visit.form, refusal: $0) },
      {
        try visit.expect("organization", "platform", "name", "existing", "day", recount)
        if visit.form.isOn(recount) { return try await shown(visit, visit.form) }
        var problems: [FieldProblem] = []
        let unit = visit.chosen("organization", &problems, of: Organization.self)
        let platform = visit.choice("platform", &problems, as: Platform.self)
        let name = AccountFields.name.check(visit.form.text("name"), field: "name", &problems)
        let day = visit.date("day", &problems)
        guard let unit, let platform, problems.isEmpty else { throw Refusal.invalid(problems) }
        let outcome = try await visit.perform(
          ApplyForAccount(
            organization: unit, platform: platform, name: name,
            isExisting: visit.form.text("existing") == "yes", day: day))
        return .redirect(filingPath(outcome.filing) + "/edit?done=begun")
      })
  }

  /// What the rules say before anything is typed.
  struct Law: Sendable {
    let organization: Organization
    /// How a new account is filed, and one that is in use already.
    let ways: [Way]
    let naming: [NamingRule]
    /// How many accounts a body may have on one platform, and how many it has on each.
    let maximum: [AccountMaximumRule]
    let held: [Platform: Int]

    struct Way: Sendable {
      let plan: FilingPlan
      let times: FilingTimes
      let route: [FilingPlan.Step]
    }

    init(_ unit: Organization, planned: CivilDate?, _ reading: Reading) throws {
      let rules = try reading.rules(for: unit)
      organization = unit
      ways = try [FilingEvent.opening, .existing].compactMap { rules.filingPlan(for: $0) }
        .map { plan in
          let times =
            if let planned, plan.event == .opening {
              try reading.filingTimes(plan, of: unit, under: rules, day: planned)
            } else {
              try reading.usualTimes(plan, of: unit, under: rules)
            }
          return Way(plan: plan, times: times, route: try reading.route(of: plan, unit: unit))
        }
      naming = rules.naming
      maximum = rules.accountMaximum
      held = try reading.accountsHeld(by: unit.id)
    }
  }

  static func reply(_ visit: Visit) async throws -> Reply { try await shown(visit, visit.query) }

  /// The form as it was typed so far, with the days that follow from it.
  private static func shown(_ visit: Visit, _ typed: FormFields) async throws -> Reply {
    let day = typed.text("day")
    let isWrong = !day.isEmpty && CivilDate(day) == nil
    return try await reply(
      visit, typed, refusal: isWrong ? .invalid([FieldProblem("day", .notADate)]) : nil)
  }

  private static func reply(
    _ visit: Visit, _ typed: FormFields, refusal: Refusal?
  ) async throws -> Reply {
    let say = visit.say
    let units = try visit.signedIn().appointments.filter { $0.role == .accountManager }
      .map(\.organization)
    let planned = CivilDate(typed.text("day"))
    let laws = try await visit.ask { reading in
      try units.map { try Law($0, planned: planned, reading) }
    }
    let entries = visit.entries(refusal, typed: typed, labels: labels(say))
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      pageHeading(say("accounts.apply"), note: say("accounts.apply-note")),
      units.isEmpty
        ? emptyState(say("accounts.nobody-applies"))
        : group(
          laws.map {
            panel(say("accounts.law", ["unit": $0.organization.shortName]), [law($0, visit)])
          }
            + [form(visit, laws, entries)]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: say("accounts.apply"),
        breadcrumb: [
          Crumb(say("accounts.title"), href: "/accounts"), Crumb(say("accounts.apply")),
        ], content: content, hasErrors: refusal != nil), status: refusal?.status ?? .ok)
  }

  private static func law(_ law: Law, _ visit: Visit) -> Node {
    let say = visit.say
    guard !law.ways.isEmpty else {
      return group([p(say("accounts.no-law")), maximum(law, visit)])
    }
    return group(
      law.ways.map { way in
        group([
          h3(say("accounts.way." + way.plan.event.rawValue)),
          p(say("filings.mode." + way.plan.mode.rawValue)),
          FilingParts.times(way.times, plan: way.plan, visit), FilingParts.steps(way.route, say),
        ])
      } + [maximum(law, visit)])
  }

  /// How many accounts one platform may hold, beside those that are there.
  private static func maximum(_ law: Law, _ visit: Visit) -> Node {
    let say = visit.say
    guard !law.maximum.isEmpty else { return nothing }
    let held = Platform.allCases.compactMap { platform in
      law.held[platform].map {
        say(
          "accounts.held-on",
          ["platform": AccountWords.platform(platform, say), "n": "\($0)"])
      }
    }
    return note(
      law.maximum.map { rule in
        group([
          p(
            say(
              rule.level == .mustFix ? "accounts.maximum-wall" : "accounts.maximum",
              ["n": "\(rule.count)"])),
          basisLine(rule.citations, names: visit.rulebookNames, say: say),
        ])
      } + [
        p(
          held.isEmpty
            ? say("accounts.held-none") : say("accounts.held", ["accounts": say.list(held)]))
      ])
  }

  private static func labels(_ say: Words) -> [String: String] {
    [
      "organization": say("accounts.column.organization"), "name": say("accounts.column.name"),
      "platform": say("accounts.column.platform"), "day": say("filings.field.day-opening"),
    ]
  }

  /// What is to be looked at in a name that was typed; nothing before the body was chosen.
  private static func namingFaults(_ laws: [Law], _ entries: Entries, _ visit: Visit) -> Node {
    let name = entries.value("name")
    let chosen = laws.count > 1 ? OrganizationID(entries.value("organization")) : nil
    let law = laws.count > 1 ? laws.first { $0.organization.id == chosen } : laws.first
    guard !name.isEmpty, let law else { return nothing }
    return NamingWords.faults(
      AccountEligibility.namingFaults(name: name, of: law.organization, under: law.naming), visit)
  }

  private static func form(_ visit: Visit, _ laws: [Law], _ entries: Entries) -> Node {
    let say = visit.say
    let naming = laws.reduce(into: [NamingRule]()) { all, law in
      all += law.naming.filter { !all.contains($0) }
    }
    return postForm(
      action: "/accounts/new", csrf: visit.formToken,
      [
        selectBox(
          FieldLabel("organization", say("accounts.column.organization"), need: .required),
          entries,
          choices: laws.map { Choice($0.organization.id.description, $0.organization.name) },
          say: say, allowsNone: laws.count > 1),
        selectBox(
          FieldLabel("platform", say("accounts.column.platform"), need: .required), entries,
          choices: Platform.allCases.map { Choice($0.rawValue, AccountWords.platform($0, say)) },
          say: say),
        textInput(
          FieldLabel(
            "name", say("accounts.column.name"), hint: NamingWords.hint(naming, say),
            need: .required, limit: FieldLimit(AccountFields.name.maximum)), entries, say: say),
        NamingWords.rules(naming, visit), namingFaults(laws, entries, visit),
        textInput(
          FieldLabel(
            "day", say("filings.field.day-opening"), hint: say("filings.hint.day-opening"),
            need: .optional), entries, say: say, type: "date"),
        checkbox("existing", say("accounts.existing"), entries, say: say),
        actionBar([
          submitButton(say("accounts.apply-next"), icon: .account),
          submitButton(
            say("filings.another-day"), style: .normal, name: recount, value: "yes"),
        ]),
      ])
  }
}
