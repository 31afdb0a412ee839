import Logging
import Rulebook
import Storage
import WorkCalendar

/// What an act works with: who acts, in which appointment, when, under which rules; the books, the
/// audit entry being written, and the outbox. It lives as long as the transaction.
package final class Desk {
  package let reading: Reading
  package let request: String
  package let random: any RandomSource
  /// The organisation of the act's object; nil for acts of the whole office.
  package let organization: Organization?
  /// The appointment under which the act is done; nil for citizens and system work.
  package private(set) var appointment: Appointment?
  /// Those of the asker's appointments that the permission and the place allow.
  private let eligible: [Appointment]
  private(set) var entry: AuditEntry?
  private(set) var wakesCourier = false

  init(
    reading: Reading, request: String, random: any RandomSource, organization: Organization?,
    eligible: [Appointment]
  ) {
    self.reading = reading
    self.request = request
    self.random = random
    self.organization = organization
    self.eligible = eligible
    appointment = eligible.first
  }

  package var now: Instant { reading.now }
  package var today: CivilDate { reading.today }
  package var asker: Asker { reading.asker }
  var session: any SQLSession { reading.session }

  /// The person at the desk.
  ///
  /// - Throws: `office.not-signed-in`.
  package func person() throws -> Person {
    guard let person = asker.person else { throw Refusal(OfficeRefusal.notSignedIn) }
    return person
  }

  /// The organisation of the act's object.
  ///
  /// - Throws: `office.not-found`.
  package func here() throws -> Organization {
    guard let organization else { throw Refusal(OfficeRefusal.notFound) }
    return organization
  }

  /// Acts in one of the given roles, where the object itself says which role is asked for.
  ///
  /// - Throws: `office.no-appointment` naming the roles that can help.
  @discardableResult
  package func assume(_ roles: Role...) throws -> Appointment {
    guard let match = eligible.first(where: { roles.contains($0.role) }) else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: roles)
    }
    appointment = match
    return match
  }

  /// Acts under an appointment at the body above all others, for what holds for the whole office.
  ///
  /// - Throws: `office.whole-office`.
  @discardableResult
  package func assumeAtRoot() throws -> Appointment {
    guard let match = eligible.first(where: { $0.organization.parent == nil }) else {
      throw Refusal(OfficeRefusal.wholeOffice)
    }
    appointment = match
    return match
  }

  /// Writes the one audit entry of this act; facts without a value are left out.
  package func record(
    _ object: AuditObject, before: [UInt8]? = nil, after: [UInt8]? = nil,
    citations: [Citation] = [], facts: [String: String] = [:]
  ) {
    entry = AuditEntry(
      object: object, before: before, after: after, citations: citations,
      facts: facts.filter { !$0.value.isEmpty })
  }

  /// Queues an effect that follows the commit.
  package func queue(_ topic: OutboxTopic, object: Int64, notBefore: Instant? = nil) throws {
    try session.post(
      """
      INSERT INTO outbox (topic, object_id, created_at, due_at)
      VALUES (\(topic.rawValue), \(object), \(now), \(notBefore ?? now))
      """)
    wakesCourier = true
  }
}

/// Kinds of effects that follow a commit.
package enum OutboxTopic: String, Sendable, CaseIterable {
  case sendRelease = "release.send"
  case applyImport = "import.apply"
}

/// What an act was done to.
package struct AuditObject: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case organization, person, appointment, calendar, rulebooks, account, post, release, message
    case training, device, impostor
    case personalAccount = "personal-account"
    case matter, filing, export, event, hold
    case tableImport = "import"
  }

  package let kind: Kind
  package let id: Int64
  package let organization: OrganizationID?

  package init(_ kind: Kind, _ id: Int64, of organization: OrganizationID?) {
    self.kind = kind
    self.id = id
    self.organization = organization
  }
}

/// The entry an act leaves. It carries references and the office's own words, never a citizen's.
struct AuditEntry {
  let object: AuditObject
  let before: [UInt8]?
  let after: [UInt8]?
  let citations: [Citation]
  let facts: [String: String]
}
