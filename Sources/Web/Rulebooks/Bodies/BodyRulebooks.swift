import Office
import Rulebook

/// What the page of a body's rulebooks shows.
struct BodyRulebooks: Sendable {
  let organization: Organization
  /// In force now, from the top down.
  let origins: [RulebookOrigin]
  /// What the body put in force itself, in order.
  let own: [ChosenRulebook]
  let waiting: RulebookPlan?
  /// The newest first.
  let plans: [RulebookPlan]
  let names: [PersonID: String]
  /// Who may put the waiting proposal in force.
  let activators: [Person]
  let mayDecide: Bool
  let asker: PersonID?

  init(_ id: OrganizationID, _ reading: Reading) throws {
    let organization = try reading.visibleOrganization(id)
    self.organization = organization
    origins = try reading.rulebookOrigins(of: organization)
    own = try reading.ownRulebooks(of: id)
    waiting = try reading.waitingPlan(of: id)
    plans = try reading.rulebookPlans(of: id)
    names = try reading.names(
      of: plans.map(\.proposedBy) + plans.compactMap(\.activatedBy))
    let roles = ProposeRulebooks.permission.roles
    mayDecide = roles.contains { reading.asker.holds($0, at: organization) }
    asker = reading.asker.person?.id
    activators = try waiting.map { try Self.deciders(on: $0, at: organization, reading) } ?? []
  }

  /// The holders of the roles that decide, at the body and above it, but not who proposed.
  private static func deciders(
    on plan: RulebookPlan, at organization: Organization, _ reading: Reading
  ) throws -> [Person] {
    var found: [Person] = []
    for body in organization.lineage {
      for role in ActivateRulebooks.permission.roles.sorted()
      where role.reach == .subtree || body == organization.id {
        found += try reading.holders(of: role, at: body)
          .filter { person in
            person.id != plan.proposedBy && !found.contains { $0.id == person.id }
          }
      }
    }
    return found
  }

  /// Whether the reader can put the waiting proposal in force.
  var mayActivate: Bool {
    guard let waiting, mayDecide else { return false }
    return waiting.proposedBy != asker
  }

  func name(_ person: PersonID?) -> String { person.flatMap { names[$0] } ?? "" }
}
