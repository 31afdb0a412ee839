import Rulebook
import WorkCalendar

/// Begins an account's life: its name is taken, and its filing is begun.
///
/// Where no rulebook asks for a filing, it is a record that nobody signs. An account that is in use
/// already goes on file late, by the way of an opening where no text in force knows another.
package struct ApplyForAccount: Act {
  package static let name: ActName = "accounts.apply"
  package static let permission = Permission(.accountManager)

  package let organization: OrganizationID
  package let platform: Platform
  package let accountName: String
  /// Whether the account is in use already and only goes on file now.
  package let isExisting: Bool
  /// When it is to be opened, nil when that is not known yet; or when it was opened.
  package let day: CivilDate?

  package init(
    organization: OrganizationID, platform: Platform, name: String, isExisting: Bool = false,
    day: CivilDate? = nil
  ) {
    self.organization = organization
    self.platform = platform
    accountName = name
    self.isExisting = isExisting
    self.day = day
  }

  package struct Outcome: Sendable, Codable {
    package let account: AccountID
    package let filing: FilingID
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> Outcome {
    let unit = try desk.here()
    let person = try desk.person()
    var problems: [FieldProblem] = []
    let name = AccountFields.name.check(accountName, field: "name", &problems)
    if isExisting { checkOpened(desk.today, &problems) }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let rules = try desk.checkEligibility(name: name, on: platform, of: unit)
    let event = isExisting ? rules.registration : .opening
    let plan = rules.filingPlan(for: event)
    let id = try desk.insertAccount(
      of: unit.id, platform: platform, name: name,
      slug: try desk.freeSlug(of: unit, platform: platform), description: "",
      state: isExisting ? .open : .applied)
    if isExisting, let day { try desk.setOpened(day.startsAt, of: id) }
    let due = isExisting ? try desk.requireExistingFilings(of: [(id, unit)]) : []
    let account = try desk.reading.account(id)
    var form = FilingForm(of: account, people: [:])
    form.eventOn = day
    let filing = try desk.insertFiling(
      on: account, event: event, mode: plan?.mode ?? .report, form: form, by: person.id)
    desk.record(
      AuditObject(.account, id.rawValue, of: unit.id),
      citations: (plan?.citations ?? []).joined(with: due),
      facts: ["name": name, "platform": platform.rawValue, "event": event.rawValue])
    return Outcome(account: id, filing: filing)
  }

  /// What is in use was opened on a day that has come.
  private func checkOpened(_ today: CivilDate, _ problems: inout [FieldProblem]) {
    guard let day else {
      problems.append(FieldProblem("day", .required))
      return
    }
    if today < day { problems.append(FieldProblem("day", .inFuture)) }
  }
}

extension Desk {
  /// Whether a body may have an account of this name.
  ///
  /// - Returns: the rules in force for the body.
  /// - Throws: `accounts.secret-related` and the like.
  func checkEligibility(
    name: String, on platform: Platform, of unit: Organization, besides own: Int = 0
  ) throws -> GoverningRules {
    let rules = try reading.rules(for: unit)
    let held = try reading.accountsHeld(by: unit.id, on: platform) - own
    let line = try reading.line(of: unit)
    do throws(AccountEligibility.Obstacle) {
      try AccountEligibility.check(name: name, of: line, held: held, under: rules)
    } catch {
      throw AccountEligibility.refusal(error, of: line, under: rules)
    }
    return rules
  }

  /// Whether an account that a body has may be called so from now on.
  ///
  /// - Throws: `accounts.name-lacks-unit`.
  func checkName(_ name: String, of unit: Organization, under rules: GoverningRules) throws {
    do throws(AccountEligibility.Obstacle) {
      try AccountEligibility.checkName(name, of: unit, under: rules)
    } catch {
      throw AccountEligibility.refusal(error, of: try reading.line(of: unit), under: rules)
    }
  }
}
