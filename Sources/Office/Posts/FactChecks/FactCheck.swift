import Rulebook
import WorkCalendar

package typealias FactCheckID = Identifier<FactCheck>

/// Somebody outside the house asked whether the facts of one version of an item are right.
///
/// It tells those who sign something; it signs nothing and stops nothing.
package struct FactCheck: Sendable, Hashable {
  package let id: FactCheckID
  package let post: PostID
  package let revision: RevisionID
  /// The number of that version.
  package let number: Int64
  /// SHA-256 of that version.
  package let digest: [UInt8]
  /// Who is asked, and for which body.
  package let name: String
  package let body: String
  /// How the link reaches them; empty where nobody wrote it down.
  package let contact: String
  package let question: String
  package let asker: PersonID
  /// Name of who asked.
  package let askerName: String
  package let askedAt: Instant
  /// From then on the link is of no use.
  package let expiresAt: Instant
  package let withdrawnAt: Instant?
  package let answer: FactCheckAnswer?

  package enum Standing: String, Sendable, CaseIterable {
    case waiting, answered, expired, withdrawn
  }

  package func standing(at now: Instant) -> Standing {
    if answer != nil { return .answered }
    if withdrawnAt != nil { return .withdrawn }
    return now < expiresAt ? .waiting : .expired
  }
}

/// What was answered, once.
package struct FactCheckAnswer: Sendable, Hashable {
  package enum Verdict: String, Sendable, CaseIterable, Codable {
    case right, differs
    /// The facts are not those of whoever was asked.
    case notOurs = "not-ours"
  }

  package let verdict: Verdict
  /// What differs; empty where nothing was added.
  package let words: String
  /// Who answered, and as what, in their own words.
  package let name: String
  package let post: String
  package let answeredAt: Instant
}

/// What somebody outside sees by a link: one version, what is asked, and nothing else of the item.
package struct SeenFactCheck: Sendable {
  package let title: String
  package let body: String
  package let kind: PostKind
  package let elements: [String: String]
  package let notice: EmergencyNotice.Form?
  package let question: String
  /// The body that asks.
  package let office: String
  package let expiresAt: Instant
  /// When it was answered; then nothing of the text is given out any more.
  package let answeredAt: Instant?
  /// Whether the item has another text by now.
  package let isOutdated: Bool
  /// What names the elements.
  package let rules: GoverningRules
}

/// What the fields of a fact check accept.
package enum FactCheckFields {
  package static let name = TextRule(maximum: 40)
  package static let body = TextRule(maximum: 60)
  package static let contact = TextRule(maximum: 100, required: false)
  package static let question = TextRule(maximum: 500, multiline: true)
  package static let words = TextRule(maximum: 500, required: false, multiline: true)
  package static let answererPost = TextRule(maximum: 60)
  /// For how many hours a link may work; the first is usual.
  package static let hours = [24, 48, 72, 168]
  /// As many as may wait on one item at a time.
  static let mostWaiting = 10
}

/// The secret that a link carries: 128 bits, so that guessing over the network is hopeless.
package enum FactCheckLink {
  static let length = 16

  /// Lower-case hexadecimal.
  static func secret(from random: [UInt8]) -> String { Array(random.prefix(length)).hex }

  /// Whether it can be one at all; anything else is not looked up.
  static func isOne(_ secret: String) -> Bool {
    secret.utf8.count == 2 * length
      && secret.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
