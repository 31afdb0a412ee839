import Foundation
import Rulebook

/// Where the same text stands already, for an item that goes out without signatures.
package struct DirectSource: Sendable, Hashable {
  package let link: String
  /// The item of ours that stands there; nil for another site, where a person compared.
  package let post: PostID?
  /// SHA-256 of title and text as readers see them.
  package let textDigest: [UInt8]
}

extension PostDraft {
  /// SHA-256 of title, text and files as readers see them: what else is said of an item may differ.
  package func textDigest() -> [UInt8] {
    let words = [title, body].map {
      $0.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return digest((words + attached.map(\.shown.sha256)).joined(separator: "\n"))
  }
}

extension PostDraft {
  /// Whether readers find the same in both: text, files and what is said of them, elements and
  /// provenance.
  fileprivate func readsAlike(_ other: PostDraft) -> Bool {
    textDigest() == other.textDigest() && summary == other.summary && elements == other.elements
      && reprint == other.reprint && attached.map(\.words) == other.attached.map(\.words)
  }
}

/// Whether an item may go out without signatures.
struct DirectDecision {
  let draft: PostDraft
  /// What the rules let out directly; empty where they let out nothing.
  let rules: [DirectRule]
  let questions: [ContentRule]

  enum Obstacle: Error, Equatable, CaseIterable { case notAllowed, contentForbids, textDiffers }

  /// - Parameter source: the text that stands on the portal; nil where a person compared.
  func allowed(source: PostDraft?) throws(Obstacle) {
    guard !rules.isEmpty else { throw .notAllowed }
    let ticked = Set(draft.concerns ?? [])
    let grave = questions.contains { $0.kind != .careful && ticked.contains($0.concern) }
    guard !grave else { throw .contentForbids }
    // The portal shows the item's own text; a text for one account was compared with nothing.
    guard draft.forms == nil else { throw .textDiffers }
    if let source, !source.readsAlike(draft) { throw .textDiffers }
  }

  func refusal(_ obstacle: Obstacle) -> Refusal {
    switch obstacle {
    case .notAllowed: Refusal(ReviewRefusal.directNotAllowed)
    case .contentForbids: Refusal(ReviewRefusal.directNotFor, citations: rules.citations)
    case .textDiffers:
      Refusal(
        ReviewRefusal.directDiffers, citations: rules.citations,
        problems: [FieldProblem(SubmitDirect.link, .wrong)])
    }
  }
}
