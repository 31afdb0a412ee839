import Rulebook
import WorkCalendar

package typealias RulebookPlanID = Identifier<RulebookPlan>

/// What binds a body, as one person proposed it and another puts it in force.
package struct RulebookPlan: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable {
    case proposed, active, ended, withdrawn
  }

  package let id: RulebookPlanID
  package let organization: OrganizationID
  /// In the order in which they are followed where neither of two is stricter.
  package let chosen: [ChosenRulebook]
  package let reason: String
  package let state: State
  package let proposedBy: PersonID
  package let proposedAt: Instant
  package let activatedBy: PersonID?
  package let activatedAt: Instant?
}
