import Office
import Support

/// A bureau and a unit below it that work after one rulebook alone, or after none.
struct FilingOffice {
  let walk: FilingWalk
  let bureau: OrganizationID
  let unit: OrganizationID
  let manager: Actor

  var world: World { walk.world }

  init(_ world: World, under rulebook: String?) async throws {
    bureau = try await world.found(
      "DS", "东山市局", below: world.cast.government, .city,
      rulebooks: rulebook.map { [$0] } ?? [])
    unit = try await world.found("DSX", "东山西局", below: bureau, .county)
    manager = try await world.join("dsxhao", at: unit, .accountManager)
    let head = try await world.join("dsxling", at: unit, .leader)
    let superior = try await world.join("dsxuan", at: bureau, .bureauManager)
    let leader = try await world.join("dsling", at: bureau, .leader)
    walk = FilingWalk(
      world: world,
      others: [
        FilingWalk.Post(role: .accountManager, body: unit): manager,
        FilingWalk.Post(role: .leader, body: unit): head,
        FilingWalk.Post(role: .bureauManager, body: bureau): superior,
        FilingWalk.Post(role: .leader, body: bureau): leader,
      ])
  }

  /// An account in use, as an office had it before it worked with the program.
  func account() async throws -> AccountID {
    try await world.perform(
      OpenPortalAccount(organization: unit, name: "东山西局", slug: "dongshan-xi"),
      as: .system(.founder))
  }
}
