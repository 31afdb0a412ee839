import Rulebook
import WorkCalendar

/// Whether something is missing, and which rules ask for it. Looks at values only.
package enum CoverageDecision {
  /// Platforms on which a body must have an account and has none.
  ///
  /// - Parameters:
  ///   - held: those of its accounts that are open, or closed in an emergency.
  ///   - underWay: those that were applied for.
  package static func missing(
    of body: Organization, held: [Platform], underWay: [Platform], under rules: GoverningRules
  ) -> [CoverageFault] {
    let isBarred = rules.barred.contains { $0.owner == .unit && $0.bars(body.name) }
    guard !body.isSecretRelated, !isBarred, body.closedAt == nil else { return [] }
    var found: [CoverageFault] = []
    for rule in rules.requiredAccounts(at: body.level.rules) {
      for kind in rule.missing(at: body.level.rules, held: held.map(\.kind)) {
        let matter = CoverageFault.Matter.platform(
          kind, isUnderWay: underWay.contains { kind.covers($0.kind) })
        found.add(CoverageFault(matter: matter, level: rule.level, citations: rule.citations))
      }
    }
    return found
  }

  /// Platforms on which a body has more accounts than it should, applications among them.
  package static func surplus(
    held: [Platform: Int], under rules: GoverningRules
  ) -> [CoverageFault] {
    // What is not named may be several platforms.
    held.filter { $0.key != .other }.sorted { $0.key.rawValue < $1.key.rawValue }
      .flatMap { platform, count in
        rules.accountMaximum.filter { !$0.allows(count) }.map { rule in
          CoverageFault(
            matter: .accounts(platform, held: count, allowed: rule.count), level: rule.level,
            citations: rule.citations)
        }
      }
  }

  /// How many accounts on one platform nobody wonders at where no text says how many.
  package static let usualAccounts = 1

  /// Platforms with more accounts than one looks for: those that the rules allow, or where no text
  /// says how many, one.
  package static func crowded(
    held: [Platform: Int], under rules: GoverningRules
  ) -> [CoverageFault] {
    guard rules.accountMaximum.isEmpty else { return surplus(held: held, under: rules) }
    return held.filter { $0.key != .other && $0.value > usualAccounts }
      .sorted { $0.key.rawValue < $1.key.rawValue }
      .map { platform, count in
        fault(.accounts(platform, held: count, allowed: usualAccounts), [])
      }
  }

  /// An open account of a body that may hold none.
  package static func barred(_ line: BodyLine, under rules: GoverningRules) -> CoverageFault? {
    let bars = AccountEligibility.bars(of: rules)
    guard let body = line.barred(by: bars) else { return nil }
    return CoverageFault(
      matter: .barred(by: body.name), level: bars.isEmpty ? .hint : .mustFix,
      citations: line.citations(of: bars))
  }

  /// Roles in which a body with an account has too few persons.
  ///
  /// - Parameter holders: who stands in for somebody does not count.
  package static func understaffed(
    at level: Organization.Level, holders: [RoleID: Int], under rules: GoverningRules
  ) -> [CoverageFault] {
    rules.staffing(at: level.rules).compactMap { rule in
      let count = holders[rule.role] ?? 0
      guard !rule.isKept(by: count) else { return nil }
      return CoverageFault(
        matter: .staff(rule.role, held: count, minimum: rule.minimum), level: rule.level,
        citations: rule.citations)
    }
  }

  /// Duties on an account that everybody should see filled; the first responsible person is not
  /// among them, as no rule on accounts in use asks for more than the form does.
  package static let watched: [AccountDuty] = [
    .administratorA, .administratorB, .reviewer, .security,
  ]

  package static func vacancies(
    filled: Set<AccountDuty>, at level: Organization.Level, under rules: GoverningRules
  ) -> [CoverageFault] {
    watched.filter { !filled.contains($0) }.map { duty in
      fault(.vacancy(duty), basis(of: duty, at: level, under: rules))
    }
  }

  /// Somebody who answers for an account and can do so no more.
  package static func absent(
    _ duty: AccountDuty, name: String, _ why: CoverageFault.Absence,
    at level: Organization.Level, under rules: GoverningRules
  ) -> CoverageFault {
    fault(.absent(duty, name: name, why), basis(of: duty, at: level, under: rules))
  }

  /// The rules that want a duty filled: one on the number of persons in the role that goes with
  /// it, and the field of the filing form.
  private static func basis(
    of duty: AccountDuty, at level: Organization.Level, under rules: GoverningRules
  ) -> [(level: FindingLevel, citations: [Citation])] {
    let staffing = rules.staffing(at: level.rules).filter {
      $0.role == duty.role && $0.minimum >= (duty == .administratorB ? 2 : 1)
    }
    let fields = rules.filingForm.filter {
      $0.kind == .person && $0.isRequired && duty.formFields.contains($0.name)
    }
    return staffing.map { ($0.level, $0.citations) }
      + fields.map { (.mustFix, $0.citations) }
  }

  /// An account on which readers cannot write back.
  package static func silent(under rules: GoverningRules) -> CoverageFault {
    let conditions = rules.openingConditions.filter { $0.name.hasPrefix("interaction") }
    let duties = rules.duties.filter { $0.name.hasPrefix("interaction") }
    return fault(
      .interaction,
      conditions.map { ($0.level, $0.citations) } + duties.map { ($0.level, $0.citations) })
  }

  /// An account that is not on file.
  ///
  /// - Parameter start: from when the body has to file the accounts it had already.
  package static func unfiled(
    opened: Instant?, start: Instant?, under rules: GoverningRules, calendar: WorkCalendar
  ) throws(DeadlineError) -> CoverageFault {
    if let start, let opened, opened < start, let plan = rules.filingPlan(for: .existing) {
      let limit = try plan.deadline(of: start.date, calendar: calendar)
      return CoverageFault(
        matter: .filing(limit: limit?.deadline), level: .mustFix,
        citations: plan.citations.joined(with: limit?.clock.citations ?? []))
    }
    guard let plan = rules.filingPlan(for: .opening) else {
      return fault(.filing(limit: nil), [])
    }
    let limit = try opened.flatMap { opened throws(DeadlineError) in
      try plan.deadline(of: opened.date, calendar: calendar)
    }
    return CoverageFault(
      matter: .filing(limit: limit?.deadline), level: .mustFix,
      citations: plan.citations.joined(with: limit?.clock.citations ?? []))
  }

  /// Names of the rules that want a closed account cancelled on its platform.
  private static let cancelling: Set<String> = ["cancel-on-platform"]

  /// An account that was closed and is still there on its platform.
  package static func uncancelled(under rules: GoverningRules) -> CoverageFault {
    fault(
      .uncancelled, rules.duties(named: cancelling).map { ($0.level, $0.citations) })
  }

  package static func overdue(
    _ duty: OpenDuty, due: Instant, under rule: ClockRule, at now: Instant
  ) -> CoverageFault? {
    guard due <= now else { return nil }
    return CoverageFault(
      matter: .overdue(
        duty.kind, event: duty.event, since: duty.since, due: due, rule.term),
      level: .mustFix,
      citations: duty.citations.joined(with: rule.citations))
  }

  /// An account of the portal on which nothing appeared for too long; nil when it kept the rules.
  ///
  /// - Parameters:
  ///   - updates: what went out since the longest of the rules' windows began.
  ///   - last: when the last item went out that readers still see.
  package static func idle(
    updates: [UpdateDay], last: Instant?, opened: Instant?, under rules: GoverningRules,
    today: CivilDate
  ) -> CoverageFault? {
    let broken = rules.rhythms(for: .portal).compactMap { IdleLimit($0, today: today) }
      .filter { $0.isBroken(updates: updates, opened: opened) }
    guard let first = broken.max(by: { $0.since < $1.since }) else { return nil }
    return fault(
      .idle(last: last, day: first.since), broken.map { ($0.rule.level, $0.rule.citations) })
  }

  /// An account whose updates a person has to look at.
  package static func unseen(on platform: Platform, under rules: GoverningRules) -> CoverageFault {
    let rules = rules.rhythms(for: platform.kind).filter { ($0.atLeast ?? 0) > 0 }
    return CoverageFault(
      matter: .unseen, level: .hint,
      citations: rules.citations)
  }

  private static func fault(
    _ matter: CoverageFault.Matter, _ basis: [(level: FindingLevel, citations: [Citation])]
  ) -> CoverageFault {
    CoverageFault(
      matter: matter, level: basis.map(\.level).min() ?? .hint,
      citations: basis.reduce([]) { $0.joined(with: $1.citations) })
  }
}

extension Organization.Level {
  /// How the rules call it.
  package var rules: BodyLevel {
    switch self {
    case .province: .province
    case .city: .city
    case .county: .county
    case .township: .township
    case .department: .department
    }
  }
}

extension AccountDuty {
  /// The role that goes with it; nil for the head, who need hold none.
  fileprivate var role: RoleID? {
    switch self {
    case .firstResponsible: nil
    case .administratorA, .administratorB: .accountManager
    case .reviewer: .finalReviewer
    case .security: .securityOfficer
    }
  }

  /// The fields of the rules' filing forms that name this person.
  fileprivate var formFields: [String] {
    switch self {
    case .firstResponsible: ["responsible-person"]
    case .administratorA: ["administrator", "managers"]
    case .administratorB, .reviewer, .security: []
    }
  }
}

extension [CoverageFault] {
  /// Adds a fault; one on the same matter as another becomes one with it and cites both.
  fileprivate mutating func add(_ fault: CoverageFault) {
    guard let index = firstIndex(where: { $0.matter == fault.matter }) else {
      append(fault)
      return
    }
    self[index] = CoverageFault(
      matter: fault.matter, level: Swift.min(self[index].level, fault.level),
      citations: self[index].citations.joined(with: fault.citations))
  }
}
