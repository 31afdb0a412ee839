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
/// What it says is found in its lines, see `Screener.said`; all else is looked at as in an item.
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
    let demanded: [NoticeKind: [ElementRule]] = [
      .emergency: rules.emergencyElements, .warning: rules.warningElements,
      .reprint: screener.reprintElements(under: rules),
    ].filter { kinds.contains($0.key) }
    let said = demanded.mapValues { screener.said(of: $0, in: title + "\n" + body) }
    // Prose that labels nothing may well say all of it: a person has to look.
    let labelled = said.filter { !$0.value.isEmpty }
    let draft = PostDraft(
      title: title, body: body,
      // Whoever names a kind of content takes it where it has to go.
      sensitivity: concerns.isEmpty ? .ordinary : .especiallyMajor,
      kind: labelled[.emergency] == nil ? .ordinary : .emergency,
      elements: labelled[.emergency] ?? [:], concerns: concerns,
      reprint: labelled[.reprint].map { Reprint(facts: $0) })
    let found = PostFindings.of(
      draft, to: PostTargets(platforms: platforms), warning: labelled[.warning], under: rules,
      by: screener
    )
    // The elements stand in the text, where they have been looked through; who looked into a
    // reprint is asked when it becomes an item.
    .filter { !($0.field.hasPrefix(PostFields.field(ofElement: "")) && $0.offset != nil) }
    .filter { $0.field != CheckReprint.field }
    let silent = NoticeKind.allCases.compactMap { labelled[$0] == nil ? demanded[$0] : nil }
    return found + silent.filter { !$0.isEmpty }.map(screener.unlabelled)
  }
}
