import Rulebook
import WorkCalendar

@testable import Office

/// Acts that the tests of the mechanism perform. They are internal, so the list of acts, which the
/// tests compare with the sources, does not know them.
struct Probe: Act {
  static let name: ActName = "probe.everybody"
  static let permission = Permission(.editor, .systemAdministrator, system: [.founder])

  var place: Place = .office
  var isRecorded = true
  var queues = 0
  var work: @Sendable (Desk) throws -> Void = { _ in }

  func perform(at desk: Desk) throws -> Int64 {
    try work(desk)
    for object in 0..<queues { try desk.queue(.sendRelease, object: Int64(object)) }
    if isRecorded { desk.record(AuditObject(.calendar, 7, of: desk.organization?.id)) }
    return desk.now.milliseconds
  }
}

/// Has the permission of another act and does nothing but record itself.
struct Standing<Original: Act>: Act {
  static var name: ActName { Original.name }
  static var permission: Permission { Original.permission }

  let place: Place

  func perform(at desk: Desk) throws -> Done {
    desk.record(AuditObject(.calendar, 0, of: desk.organization?.id))
    return Done()
  }
}

/// How an attempt ended: done, or the code of the refusal.
enum Verdict: Equatable {
  case done
  case refused(String)
}

/// Tries the permission of an act at a place.
func attempt<A: Act>(
  _ act: A.Type, as actor: Actor, at place: Place, _ office: Office
) async throws -> Verdict {
  do {
    _ = try await office.perform(Standing<A>(place: place), as: actor, request: "probe")
    return .done
  } catch let refusal as Refusal {
    return .refused(refusal.code)
  }
}
