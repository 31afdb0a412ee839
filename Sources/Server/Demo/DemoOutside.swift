import Office
import WorkCalendar

/// Writes down what the demo's offices published on the platforms themselves.
struct DemoOutside {
  let entry: DemoScript.Outside
  let cast: DemoCast
  let office: Office

  func event(start: Instant) -> DemoEvent {
    let at = start.advanced(byMilliseconds: -entry.daysAgo * 86_400_000)
    return DemoEvent(at: at) { try await run(at) }
  }

  private func run(_ at: Instant) async throws {
    let body = try cast.organization(entry.of)
    let accounts = try await office.ask(as: .system(.founder)) { try $0.accounts(of: body) }
    guard let account = accounts.first(where: { $0.name == entry.on }) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    // Written down half an hour after it appeared.
    _ = try await office.perform(
      RecordOutside(
        account.id, publishedAt: at.advanced(byMilliseconds: -30 * 60_000), title: entry.title,
        link: entry.link, category: entry.category),
      as: cast.actor(login: entry.by), request: "demo")
  }
}
