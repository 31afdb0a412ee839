/// Something that changes the record, done by somebody, under a right, in one transaction.
///
/// The order inside `perform`: find and lock → the rules in force → decide (pure) → write → audit →
/// outbox. An act throws a `Refusal` or a fault, it never returns a failure (a returned value
/// commits), and it never calls another act. It may run more than once before it commits.
package protocol Act: Sendable {
  associatedtype Outcome: Sendable, Codable
  /// Stable: it stands in the audit log, in the API and in the documentation.
  static var name: ActName { get }
  static var permission: Permission { get }
  /// The object the right is checked on, before `perform` is called.
  var place: Place { get }
  func perform(at desk: Desk) throws -> Outcome
}

/// The outcome of an act that has nothing to tell but that it was done.
package struct Done: Sendable, Codable, Hashable {
  package init() {}
}

/// `capability.verb`, lower case, hyphens.
package struct ActName: Sendable, Hashable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  package let rawValue: String

  package init(stringLiteral value: StaticString) { rawValue = "\(value)" }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  package var description: String { rawValue }
}

/// What a caller gives so that the same request, sent twice, is done once.
package struct OnceKey: Sendable, Hashable {
  /// Chosen by the caller, at most 200 bytes.
  package let key: String
  /// A digest of the whole request: the same key with another request is refused.
  package let fingerprint: [UInt8]

  package init(key: String, fingerprint: [UInt8]) {
    self.key = key
    self.fingerprint = fingerprint
  }
}
