/// Declares a machine on which an account is run, with somebody who looks after it.
package struct DeclareDevice: Act {
  package static let name: ActName = "accounts.declare-device"
  package static let permission = Permission(.accountManager, .securityOfficer)

  package let account: AccountID
  package let kind: AccountDevice.Kind
  package let label: String
  /// Where it stands.
  package let site: String
  package let keeper: PersonID

  package init(
    _ account: AccountID, kind: AccountDevice.Kind, label: String, site: String,
    keeper: PersonID
  ) {
    self.account = account
    self.kind = kind
    self.label = label
    self.site = site
    self.keeper = keeper
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> DeviceID {
    let account = try desk.lockAccount(account)
    let unit = try desk.here()
    guard account.state != .dropped, account.state != .cancelled else {
      throw Refusal(AccountRefusal.wrongState, facts: ["state": account.state.rawValue])
    }
    var problems: [FieldProblem] = []
    let label = DeviceFields.label.check(label, field: "device-label", &problems)
    let site = DeviceFields.place.check(site, field: "device-place", &problems)
    if try !desk.works(keeper, at: unit) {
      problems.append(FieldProblem("device-keeper", .notAChoice))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let id = try desk.insertDevice(
      of: account.id, kind: kind, label: label, place: site, keeper: keeper,
      by: try desk.person().id)
    let rules = try desk.reading.rules(for: unit)
    desk.record(
      AuditObject(.device, id.rawValue, of: unit.id),
      citations: rules.deviceCitations,
      facts: [
        "account": account.name, "name": label, "device-kind": kind.rawValue,
        "person": "\(keeper)",
      ])
    return id
  }
}
