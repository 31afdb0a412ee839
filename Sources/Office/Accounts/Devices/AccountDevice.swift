import WorkCalendar

package typealias DeviceID = Identifier<AccountDevice>

/// A machine on which an account is run, declared by the body (R34, R117). The program does not
/// look at machines; it knows what was declared.
package struct AccountDevice: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable, Codable {
    /// Connected to the internet and to nothing else.
    case internetComputer = "internet-computer"
    case phone, tablet, other
  }

  /// When and why a machine serves the account no more.
  package struct Retirement: Sendable, Hashable {
    package let person: PersonID
    package let at: Instant
    package let reason: String
  }

  package let id: DeviceID
  package let account: AccountID
  package let kind: Kind
  /// Its name, or its number in the body's list of assets.
  package let label: String
  package let place: String
  package let keeper: PersonID
  package let declaredBy: PersonID
  package let declaredAt: Instant
  package let retirement: Retirement?

  package var isInUse: Bool { retirement == nil }
}

/// What the fields of a device accept.
package enum DeviceFields {
  package static let label = TextRule(maximum: 60)
  package static let place = TextRule(maximum: 80)
  package static let reason = TextRule(maximum: 300, multiline: true)
}

/// Why a device cannot be declared or retired.
package enum DeviceRefusal: String, RefusalCode {
  case retiredBefore = "devices.retired-before"

  package var kind: Refusal.Kind { .conflict }
}

/// Names of the rules that speak of machines and of where people sign in.
package enum DeviceRules {
  /// What a person confirms when an account is opened.
  package static let conditions: Set<String> = ["dedicated-equipment"]
  package static let confirmations: Set<String> = [
    "work-and-private-apart", "single-purpose", "antivirus", "safe-place", "access-limited",
  ]
  package static let duties: Set<String> = ["own-means"]
}
