import Foundation
import Rulebook
import Storage
import WorkCalendar

/// An act that wrote nothing into the audit log must not commit: a bug, never the reader's fault.
struct UnrecordedAct: Error {
  let act: ActName
}

extension Office {
  struct Performed<Outcome: Sendable>: Sendable {
    let outcome: Outcome
    let wakesCourier: Bool
  }

  func transact<A: Act>(
    _ act: A, as actor: Actor, request: String, once: OnceKey?, now: Instant,
    session: any SQLSession
  ) throws -> Performed<A.Outcome> {
    if let once, let outcome = try replayed(A.self, once, actor: actor, session: session) {
      return Performed(outcome: outcome, wakesCourier: false)
    }
    if let once { try claim(once, act: A.name, actor: actor, now: now, session: session) }
    let reading = try reading(as: actor, now: now, session: session)
    let organization = try reading.organization(at: act.place)
    let eligible: [Appointment]
    do {
      eligible = try A.permission.eligible(reading.asker, at: organization)
    } catch let refusal as Refusal {
      throw try reading.narrowing(refusal, to: act.place)
    }
    let desk = Desk(
      reading: reading, request: request, random: random, organization: organization,
      eligible: eligible)
    let outcome = try act.perform(at: desk)
    guard let entry = desk.entry else { throw UnrecordedAct(act: A.name) }
    try write(entry, act: A.name, desk: desk)
    if let once { try remember(outcome, once, session: session) }
    return Performed(outcome: outcome, wakesCourier: desk.wakesCourier)
  }

  private func write(_ entry: AuditEntry, act: ActName, desk: Desk) throws {
    let asker = desk.asker
    try desk.session.post(
      """
      INSERT INTO audit_entries (at, request, actor, person_id, appointment_id, act, object_kind,
        object_id, organization_id, before_digest, after_digest, citations, facts)
      VALUES (\(desk.now), \(desk.request), \(asker.actor.label),
        \(asker.person?.id), \(desk.appointment?.id), \(act.rawValue),
        \(entry.object.kind.rawValue), \(entry.object.id), \(entry.object.organization),
        \(entry.before), \(entry.after), \(try stored(entry.citations)),
        \(try stored(entry.facts)))
      """)
  }

  private func replayed<A: Act>(
    _ act: A.Type, _ once: OnceKey, actor: Actor, session: any SQLSession
  ) throws -> A.Outcome? {
    guard
      let row = try session.first(
        "SELECT actor, act, fingerprint, outcome FROM once_keys WHERE key = \(once.key)")
    else { return nil }
    guard try row.text("actor") == actor.label, try row.text("act") == A.name.rawValue,
      try row.bytes("fingerprint") == once.fingerprint
    else { throw Refusal(OfficeRefusal.keyReused) }
    return try restored(row.text("outcome"))
  }

  /// Takes the key before anything else is done, so that a double submit that runs at the same
  /// instant waits here, meets the primary key, and is repeated to find the first one's outcome.
  private func claim(
    _ once: OnceKey, act: ActName, actor: Actor, now: Instant, session: any SQLSession
  ) throws {
    do {
      try session.execute(
        """
        INSERT INTO once_keys (key, actor, act, fingerprint, outcome, created_at)
        VALUES (\(once.key), \(actor.label), \(act.rawValue), \(once.fingerprint), '', \(now))
        """)
    } catch StorageError.constraint(.unique, _) {
      throw StorageError.conflict
    }
  }

  private func remember(
    _ outcome: some Encodable, _ once: OnceKey, session: any SQLSession
  ) throws {
    try session.post(
      "UPDATE once_keys SET outcome = \(try stored(outcome)) WHERE key = \(once.key)")
  }
}

extension Actor {
  /// How the actor stands in the books.
  package var label: String {
    switch self {
    case .person(let id): "person:\(id)"
    case .citizen: "citizen"
    case .system(let appointment): "system:\(appointment.rawValue)"
    }
  }
}

extension Permission {
  /// The appointments under which the asker may act here.
  ///
  /// - Throws: `office.not-signed-in`, `office.no-appointment`, `office.other-unit`.
  func eligible(_ asker: Asker, at organization: Organization?) throws -> [Appointment] {
    switch asker.actor {
    case .citizen:
      guard citizens else { throw Refusal(OfficeRefusal.notSignedIn) }
      return []
    case .system(let appointment):
      guard system.contains(appointment) else {
        throw Refusal(OfficeRefusal.noAppointment, helpers: roles.sorted())
      }
      return []
    case .person:
      if roles == Permission.everybodySignedIn.roles, organization == nil {
        return asker.appointments
      }
      let entitled = asker.appointments.filter { roles.contains($0.role) }
      guard !entitled.isEmpty else {
        throw Refusal(OfficeRefusal.noAppointment, helpers: roles.sorted())
      }
      guard let organization else { return entitled }
      let reaching = entitled.filter { $0.reaches(organization) }
      guard !reaching.isEmpty else {
        throw Refusal(
          OfficeRefusal.otherUnit, facts: ["organization": organization.name],
          helpers: roles.sorted())
      }
      return reaching
    }
  }
}

/// JSON with sorted keys, so that the same value always has the same text and digest.
package func stored(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

package func restored<T: Decodable>(_ text: String, as: T.Type = T.self) throws -> T {
  try JSONDecoder().decode(T.self, from: Data(text.utf8))
}
