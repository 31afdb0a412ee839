import Rulebook
import WorkCalendar

package typealias HoldID = Identifier<Hold>

/// The word of a body above that others keep silent on something until it has spoken (Zhengzhou
/// art. 28).
package struct Hold: Sendable, Hashable {
  package let id: HoldID
  /// Who decides, and speaks.
  package let organization: OrganizationID
  /// Who keeps silent: this body and all below, except the one that decides.
  package let scope: OrganizationID
  /// Nil for a hold on a subject that is only named.
  package let event: EventID?
  package let subject: String
  package let reason: String
  /// Whom to ask, and how.
  package let contact: String
  package let citations: [Citation]
  package let placedBy: PersonID
  package let placedAt: Instant
  /// The unified statement, which those below may reprint word for word.
  package let statement: PostID?
  package let liftedBy: PersonID?
  package let liftedAt: Instant?
  package let liftingReason: String

  package var isStanding: Bool { liftedAt == nil }
}

/// Whether holds keep an item from going on.
///
/// A person says what an item is about: its event, or a subject on hold. Nothing is read out of the
/// text.
package struct HoldDecision: Sendable {
  /// Those that stand over the item's unit, or over a body on whose account it is to appear.
  let holds: [Hold]
  /// The body that wrote the item.
  let unit: OrganizationID
  let draft: PostDraft
  /// The unified statements that are published, by the hold.
  let statements: [HoldID: PostDraft]

  /// The holds in its way, the oldest first.
  package var obstacles: [Hold] {
    guard let notice = draft.notice else { return [] }
    return holds.filter { hold in
      guard hold.isStanding, hold.organization != unit else { return false }
      let isNamed =
        (hold.event != nil && hold.event == notice.event)
        || (notice.about ?? []).contains(hold.id)
      return isNamed && !repeatsStatement(of: hold)
    }
  }

  /// A reprint of the published statement, without a word changed.
  private func repeatsStatement(of hold: Hold) -> Bool {
    guard draft.reprint != nil, let statement = statements[hold.id] else { return false }
    return statement.textDigest() == draft.textDigest() && statement.elements == draft.elements
  }
}

extension HoldRule {
  /// How a form names the rule: `zhengzhou-2020/directives.police-opinion`.
  package var key: String { (citations.first?.rulebook ?? "") + "/" + id }

  /// Who decides, as this house calls the role.
  package var role: Role? { Role(rawValue: decidedBy.rawValue) }
}
