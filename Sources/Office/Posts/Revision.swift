import Rulebook
import WorkCalendar

package typealias RevisionID = Identifier<Revision>

/// All that is said in an item and that a signature vouches for.
///
/// Sensitivity, accounts and planned time belong to it: who signs, and where and when it appears,
/// follow from them. What was added after revisions had been digested is optional, so that an old
/// revision keeps its digest.
package struct PostDraft: Sendable, Hashable, Codable {
  package var title: String
  package var summary: String
  package var body: String
  package var category: PostCategory
  package var sensitivity: Sensitivity
  package var kind: PostKind
  /// What an emergency notice says, by the element's id; empty for other items.
  package var elements: [String: String]
  /// The accounts it is meant for, in ascending order.
  package var accounts: [AccountID]
  /// The kinds of content it is about, as a person answered the rulebooks' questions, in ascending
  /// order; nil until somebody has answered them.
  package var concerns: [String]?
  /// When it is meant to appear, in whole minutes; nil for as soon as it is signed.
  package var plannedAt: Instant?
  /// Whose words it repeats; nil for the office's own.
  package var reprint: Reprint?
  /// Its text on accounts where that is another, in ascending order; nil where it is alike on all.
  package var forms: [AccountForm]?
  /// Its pictures, sound and films in their order; nil where there are none.
  package var media: [PostMedia]?
  /// Of an emergency: its form, its event and its place there; nil for all else.
  package var notice: EmergencyNotice?

  package init(
    title: String, summary: String = "", body: String, category: PostCategory = .other,
    sensitivity: Sensitivity = .ordinary, kind: PostKind = .ordinary,
    elements: [String: String] = [:], accounts: [AccountID] = [], concerns: [String]? = nil,
    plannedAt: Instant? = nil, reprint: Reprint? = nil, forms: [AccountForm]? = nil,
    media: [PostMedia]? = nil, notice: EmergencyNotice? = nil
  ) {
    self.title = title
    self.summary = summary
    self.body = body
    self.category = category
    self.sensitivity = sensitivity
    self.kind = kind
    self.elements = elements
    self.accounts = accounts
    self.concerns = concerns
    self.plannedAt = plannedAt
    self.reprint = reprint
    self.forms = forms
    self.media = media
    self.notice = notice
  }

  /// SHA-256 of the canonical form.
  package func contentDigest() throws -> [UInt8] { digest(try stored(self)) }

  /// Whether there is anything to read, see or hear beside the title.
  package var hasContent: Bool { !body.isEmpty || !elements.isEmpty || !attached.isEmpty }
}

/// An immutable version of an item.
package struct Revision: Sendable, Hashable, Codable {
  package let id: RevisionID
  package let post: PostID
  /// From 1.
  package let number: Int64
  package let draft: PostDraft
  /// SHA-256 of the draft's canonical form, as it was when written.
  package let digest: [UInt8]
  package let author: PersonID
  package let createdAt: Instant

  /// Whether the books still hold what was digested.
  package var isIntact: Bool { (try? draft.contentDigest()) == digest }
}

extension Revision {
  /// The same revision with another text, to compare what was typed with what is stored.
  package func holding(_ draft: PostDraft) -> Revision {
    Revision(
      id: id, post: post, number: number, draft: draft, digest: digest, author: author,
      createdAt: createdAt)
  }
}
