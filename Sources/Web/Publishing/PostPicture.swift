import LongPicture
import Office
import Rulebook
import WorkCalendar

/// An item's text as it is put into a long picture (Yao'an 5.6).
///
/// It is always set in Chinese, whatever language the reader of the page prefers: what is sent out
/// does not depend on who draws it.
enum PostPicture {
  static func text(_ view: PostView) -> LongPicture {
    let say = view.visit.house.say(.chinese)
    let draft = view.dossier.current.draft
    let summary = draft.summary.isEmpty ? [] : [LongPicture.Block.paragraph(draft.summary)]
    return LongPicture(
      title: draft.title,
      blocks: summary + elements(draft, view.dossier.rules, say) + blocks(BodyText(draft.body))
        + provenance(draft, view, say),
      source: view.dossier.unit.name, date: say.printedDate(day(view)))
  }

  /// The day on which it first went out, else today's.
  private static func day(_ view: PostView) -> CivilDate {
    let published = view.dossier.currentReleases.compactMap(\.publishedAt).min()
    return (published ?? view.visit.now).date
  }

  static func blocks(_ body: BodyText) -> [LongPicture.Block] {
    body.blocks.flatMap { block -> [LongPicture.Block] in
      switch block {
      case .heading(let words): [.heading(plain(words))]
      case .paragraph(let lines): [.paragraph(lines.map(plain).joined(separator: "\n"))]
      case .list(let entries): entries.map { .entry(label: "\u{2022}", plain($0)) }
      }
    }
  }

  /// The words, and after those of a link where it leads, since nobody can follow it in a picture.
  private static func plain(_ words: [BodyText.Inline]) -> String {
    words.map { word in
      if case .link(let words, let address) = word, words != address {
        return words + "\u{FF08}" + address + "\u{FF09}"
      }
      return word.words
    }.joined()
  }

  /// What an emergency notice says, in the order of the rules.
  private static func elements(
    _ draft: PostDraft, _ rules: GoverningRules, _ say: Words
  ) -> [LongPicture.Block] {
    PostText.elementRows(draft) { elementLabel($0, of: draft.noticeForm, rules: rules, say: say) }
      .map { fact($0.label, $0.words, say) }
  }

  /// Where somebody else's words come from.
  private static func provenance(
    _ draft: PostDraft, _ view: PostView, _ say: Words
  ) -> [LongPicture.Block] {
    guard let reprint = draft.reprint else { return [] }
    let labels = ReprintView(reprint, facts: view.reprintFacts, say: say).labels
    let facts = labels.compactMap { id, label in
      reprint.facts[id].map { fact(label, $0, say) }
    }
    guard !reprint.link.isEmpty else { return facts }
    return facts + [fact(say("posts.field.original-link"), reprint.link, say)]
  }

  private static func fact(_ label: String, _ words: String, _ say: Words) -> LongPicture.Block {
    .paragraph(say("long-picture.fact", ["label": label, "words": words]))
  }
}
