extension Fields {
  /// The section `eligibility`.
  func eligibility() -> EligibilitySection? {
    let barred = rules("barred") { $0.barred() }
    let required = rules("required") { $0.requiredAccounts() }
    let maximum = rules("maximum") { $0.accountMaximum() }
    let staffing = rules("staffing") { $0.staffing() }
    let conditions = rules("conditions") { $0.point("eligibility") }
    let naming = rules("naming") { $0.naming() }
    guard let barred, let required, let maximum, let staffing, let conditions, let naming
    else { return nil }
    return EligibilitySection(
      barred: barred, required: required, maximum: maximum, staffing: staffing,
      conditions: conditions, naming: naming)
  }

  private func barred() -> BarredRule? {
    let head = head("eligibility", .title)
    let (owner, names) = (choice("owner", AccountOwner.self), texts("names"))
    let unless = optionalChoice("unless", BarLift.self)
    let examples = examples { fields in
      (fields.text("name"), fields.boolean("passes"))
    }
    guard let head, let owner, let names, let examples else { return nil }
    let rule = BarredRule(head: head, owner: owner, names: names, unless: unless)
    keep(examples, of: rule) { .barred(rule, name: $0, passes: $1) }
    return rule
  }

  private func requiredAccounts() -> RequiredAccountsRule? {
    let head = head("eligibility", [.title, .level, .reading])
    let levels = choices("levels", BodyLevel.self)
    let platforms = choices("platforms", PlatformKind.self)
    let examples = examples { fields -> ((BodyLevel, [PlatformKind])?, Bool?) in
      let level = fields.choice("level", BodyLevel.self)
      let held = fields.choices("platforms", noneAllowed: true, PlatformKind.self)
      let passes = fields.boolean("passes")
      guard let level, let held else { return (nil, passes) }
      return ((level, held), passes)
    }
    guard let head, let levels, let platforms, let examples else { return nil }
    let rule = RequiredAccountsRule(head: head, levels: levels, platforms: platforms)
    keep(examples, of: rule) { .required(rule, level: $0.0, held: $0.1, passes: $1) }
    return rule
  }

  private func accountMaximum() -> AccountMaximumRule? {
    let head = head("eligibility", [.title, .level, .reading], hasNumber: true)
    let count = integer("count", in: 1...1000)
    let examples = examples { ($0.integer("count", in: 0...100_000), $0.boolean("passes")) }
    guard let head, let count, let examples else { return nil }
    let rule = AccountMaximumRule(head: head, count: count)
    keep(examples, of: rule) { .maximum(rule, count: $0, passes: $1) }
    checkBounds(of: rule)
    return rule
  }

  private func staffing() -> StaffingRule? {
    let head = head("eligibility", [.title, .level, .reading], hasNumber: true)
    let role = choice("role", RoleID.self, orElse: .stageWithoutRole)
    let levels = choices("levels", BodyLevel.self)
    let minimum = integer("minimum", in: 1...1000)
    let examples = examples { ($0.integer("count", in: 0...100_000), $0.boolean("passes")) }
    guard let head, let role, let levels, let minimum, let examples else { return nil }
    let rule = StaffingRule(head: head, role: role, levels: levels, minimum: minimum)
    keep(examples, of: rule) { .staffing(rule, count: $0, passes: $1) }
    checkBounds(of: rule)
    return rule
  }

  private func naming() -> NamingRule? {
    let head = head("eligibility", [.title, .level, .reading])
    let check = choice("check", NamingCheck.self)
    let examples = examples(noneAllowed: check == .person) {
      fields -> ((String, String)?, Bool?) in
      let (unit, name) = (fields.text("unit"), fields.text("name"))
      let passes = fields.boolean("passes")
      guard let unit, let name else { return (nil, passes) }
      return ((unit, name), passes)
    }
    guard let head, let check, let examples else { return nil }
    let rule = NamingRule(head: head, check: check)
    keep(examples, of: rule) { .naming(rule, unit: $0.0, name: $0.1, passes: $1) }
    return rule
  }
}
