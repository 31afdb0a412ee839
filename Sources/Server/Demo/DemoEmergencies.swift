import Office
import Rulebook
import WorkCalendar

/// What happened in the demo world, and where somebody above speaks.
struct DemoEmergencies: Sendable {
  let cast: DemoCast
  let office: Office

  func opening(_ event: DemoScript.Event, start: Instant) -> DemoEvent {
    let at = start.advanced(byMilliseconds: -event.minutesAgo * 60_000)
    return DemoEvent(at: at) {
      _ = try await office.perform(
        OpenEvent(
          organization: cast.organization(event.of), event: event.name,
          knownAt: at.advanced(byMilliseconds: -10 * 60_000), clock: event.clock),
        as: cast.actor(login: event.by), request: "demo")
    }
  }

  func holding(_ hold: DemoScript.Silence, start: Instant) -> DemoEvent {
    DemoEvent(at: start.advanced(byMilliseconds: -hold.minutesAgo * 60_000)) {
      let scope = try cast.organization(hold.scope)
      let actor = try cast.actor(login: hold.by)
      let rules = try await office.ask(as: actor) { reading in
        try reading.holdRules(for: reading.asker, over: reading.organization(scope))
      }
      guard let rule = rules.first else { throw Refusal(OfficeRefusal.notFound) }
      _ = try await office.perform(
        PlaceHold(
          scope: scope, rule: rule.key,
          words: PlaceHold.Words(
            subject: hold.subject, reason: hold.reason, contact: hold.contact)),
        as: actor, request: "demo")
    }
  }

  /// Where an item stands among the notices on its event; nil without one.
  func notice(of item: DemoScript.Item) async throws -> EmergencyNotice? {
    guard let name = item.event else { return nil }
    return try await office.ask(as: cast.actor(login: item.by)) { reading in
      guard let event = try reading.openEvents().first(where: { $0.name == name }) else {
        throw Refusal(OfficeRefusal.notFound)
      }
      return EmergencyNotice(
        event: event.id, follows: try reading.chain(of: event).last?.post)
    }
  }
}
