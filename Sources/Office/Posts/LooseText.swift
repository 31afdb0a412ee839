import Rulebook
import Screening

/// What a text is besides its words: each asks for what such a text has to say.
package enum NoticeKind: String, Sendable, CaseIterable, Codable {
  /// A first notice of an emergency.
  case emergency
  /// A warning of what may come.
  case warning
  /// Somebody else's words.
  case reprint
}

/// A text that is no item of the books: a file, or what somebody tries.
///
/// What it says is found in its lines, see `NoticeElements`; all else is looked at as in an item.
package struct LooseText: Sendable, Hashable {
  package var title: String
  package var body: String
  package var kinds: Set<NoticeKind>
  /// The rulebooks' questions that are answered with yes, see `ContentRule.concern`.
  package var concerns: [String]

  package init(
    title: String, body: String, kinds: Set<NoticeKind> = [], concerns: [String] = []
  ) {
    self.title = title
    self.body = body
    self.kinds = kinds
    self.concerns = concerns
  }

  /// What the page of an item with these words would show.
  ///
  /// - Parameter platforms: ids of the platforms it is meant for.
  package func findings(
    platforms: Set<String>, under rules: GoverningRules, by screener: Screener
  ) -> [Finding] {
    let draft = PostDraft(
      title: title, body: body,
      // Whoever names a kind of content takes it where it has to go.
      sensitivity: concerns.isEmpty ? .ordinary : .especiallyMajor,
      kind: kinds.contains(.emergency) ? .emergency : .ordinary,
      elements: said(.emergency, of: rules.emergencyElements) ?? [:], concerns: concerns)
    return PostFindings.of(
      draft, platforms: platforms, warning: said(.warning, of: rules.warningElements),
      reprint: said(.reprint, of: screener.reprintElements(under: rules)), under: rules,
      by: screener
    )
    // The elements stand in the text, where they have been looked through.
    .filter { !($0.field.hasPrefix(PostFields.field(ofElement: "")) && $0.offset != nil) }
  }

  /// What the text says of some elements, by their ids; nil for a text of another kind.
  private func said(_ kind: NoticeKind, of elements: [ElementRule]) -> [String: String]? {
    guard kinds.contains(kind) else { return nil }
    return NoticeElements(elements).found(in: title + "\n" + body)
  }
}
