import Rulebook
import WorkCalendar

/// Somebody else's words in an item: where they come from, as a reader will be told.
package struct Reprint: Sendable, Hashable, Codable {
  /// What the rules want to be stated, such as source, author and title, by the fact's id.
  package var facts: [String: String]
  /// Where the original stands; empty when it has no address.
  package var link: String

  package init(facts: [String: String] = [:], link: String = "") {
    self.facts = facts
    self.link = link
  }
}

/// That somebody looked into a reprint, on exactly one revision.
package struct ReprintCheck: Sendable, Hashable {
  /// The ids of the points that were confirmed; see `GoverningRules.reprintChecks`.
  package let confirmed: [String]
  package let person: PersonID
  package let appointment: AppointmentID
  package let checkedAt: Instant
}

extension GoverningRules {
  /// The points that somebody has to confirm before a reprint goes out.
  var demandedReprintChecks: [PointRule] { reprintChecks.filter { $0.level == .mustFix } }
}
