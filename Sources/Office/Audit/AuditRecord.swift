import Rulebook
import WorkCalendar

/// An entry of the audit log as a reader sees it: numbers resolved to names.
package struct AuditRecord: Sendable, Hashable {
  package let id: Int64
  package let at: Instant
  package let request: String
  /// `person:12`, `citizen` or `system:courier`.
  package let actor: String
  package let person: PersonID?
  package let personName: String?
  /// The role of the appointment under which it was done.
  package let role: Role?
  /// For whom they stood in under it; nil when it was their own.
  package let principalName: String?
  package let act: String
  package let object: AuditObject.Kind
  package let objectID: Int64
  /// Name of the person it was done to; nil for other objects.
  package let objectName: String?
  package let organization: String?
  package let citations: [Citation]
  package let facts: [String: String]
  /// Names of the persons and bodies whose numbers stand in the facts, by the key of the fact.
  package internal(set) var names: [String: String] = [:]
}

/// Which entries are wanted; what is nil does not narrow.
package struct AuditFilter: Sendable, Hashable {
  package var object: AuditObject.Kind?
  package var objectID: Int64?
  package var person: PersonID?
  package var act: String?

  package init(
    object: AuditObject.Kind? = nil, objectID: Int64? = nil, person: PersonID? = nil,
    act: String? = nil
  ) {
    self.object = object
    self.objectID = objectID
    self.person = person
    self.act = act
  }
}

/// A page of the log, newest first.
package struct AuditPage: Sendable {
  package let records: [AuditRecord]
  /// Where the next page begins; nil when the log was read to its beginning.
  package let before: Int64?
}
