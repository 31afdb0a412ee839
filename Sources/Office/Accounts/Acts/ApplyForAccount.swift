import Rulebook
import WorkCalendar

/// Begins an account's life: its name is taken, and the filing that its opening needs is begun.
///
/// Where no rulebook asks for a filing, the account may be opened at once.
package struct ApplyForAccount: Act {
  package static let name: ActName = "accounts.apply"
  package static let permission = Permission(.accountManager)

  package let organization: OrganizationID
  package let platform: Platform
  package let accountName: String
  /// Whether the account is in use already and only goes on file now.
  package let isExisting: Bool
  /// When it is to be opened or was opened; nil when that is not known yet.
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
    /// Nil where no rulebook asks for one.
    package let filing: FilingID?
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> Outcome {
    let unit = try desk.here()
    let person = try desk.person()
    var problems: [FieldProblem] = []
    let name = AccountFields.name.check(accountName, field: "name", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let rules = try desk.checkEligibility(name: name, on: platform, of: unit)
    let event = isExisting ? FilingEvent.existing : .opening
    let plan = rules.filingPlan(for: event)
    let state: Account.State = isExisting ? .open : plan == nil ? .approved : .applied
    let id = try desk.insertAccount(
      of: unit.id, platform: platform, name: name,
      slug: try desk.freeSlug(of: unit, platform: platform), description: "", state: state)
    if isExisting, let day { try desk.setOpened(day.startsAt, of: id) }
    let due = isExisting ? try desk.requireExistingFilings(of: [(id, unit)]) : []
    var filing: FilingID?
    if let plan {
      var form = FilingForm(of: try desk.reading.account(id), people: [:])
      form.eventOn = day
      filing = try desk.insertFiling(
        on: try desk.reading.account(id), event: event, mode: plan.mode, form: form, by: person.id)
    }
    desk.record(
      AuditObject(.account, id.rawValue, of: unit.id),
      citations: (plan?.citations ?? []).joined(with: due),
      facts: ["name": name, "platform": platform.rawValue, "event": event.rawValue])
    return Outcome(account: id, filing: filing)
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
