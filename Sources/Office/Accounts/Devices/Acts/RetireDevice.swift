/// Takes a machine out of an account's service: it was replaced, lost or given back.
package struct RetireDevice: Act {
  package static let name: ActName = "accounts.retire-device"
  package static let permission = Permission(.accountManager, .securityOfficer)

  package let device: DeviceID
  package let reason: String

  package init(_ device: DeviceID, reason: String) {
    self.device = device
    self.reason = reason
  }

  package var place: Place { .device(device) }

  package func perform(at desk: Desk) throws -> Done {
    let device = try desk.lockDevice(device)
    guard device.isInUse else { throw Refusal(DeviceRefusal.retiredBefore) }
    var problems: [FieldProblem] = []
    let reason = DeviceFields.reason.check(reason, field: "reason", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.retire(device.id, reason: reason, by: try desk.person().id)
    desk.record(
      AuditObject(.device, device.id.rawValue, of: desk.organization?.id),
      facts: ["name": device.label, "reason": reason])
    return Done()
  }
}
