import HTML
import Office
import Rulebook

/// What the check noticed in a text that somebody tries: the text with its marks, and the findings.
struct TryOutcome {
  let draft: LooseText
  let rules: GoverningRules
  let findings: [(number: Int, item: Finding)]
  let visit: Visit

  private var say: Words { visit.say }

  init(draft: LooseText, rules: GoverningRules, findings: [Finding], visit: Visit) {
    self.draft = draft
    self.rules = rules
    self.findings = numbered(findings, by: \.level)
    self.visit = visit
  }

  var node: Node {
    panel(
      say("rulebook.try.result"),
      [
        p(say("rulebook.try.not-stored")).class("note"), skipped,
        when(!draft.title.isEmpty, h3(say("rulebook.try.title"))),
        when(!draft.title.isEmpty, marked(draft.title, field: "title")),
        h3(say("rulebook.try.text")), marked(draft.body, field: "body"),
        findingList(
          findings.map { view(of: $0.item) }, names: visit.rulebookNames, say: say),
      ])
  }

  /// Rulebooks that were chosen and do not bind today.
  private var skipped: Node {
    let names = visit.rulebookNames
    let ids = rules.notInForce.map { names.full($0) }
    return when(
      !ids.isEmpty,
      note([p(say("rulebook.try.not-in-force", ["rulebooks": say.list(ids)]))], tone: .amber))
  }

  private func marked(_ text: String, field: String) -> Node {
    MarkedText(text, field: field, findings: findings).node(say: say)
  }

  private func view(of finding: Finding) -> FindingView {
    var facts = finding.facts
    if let concern = facts["concern"] { facts["concern"] = title(ofConcern: concern) }
    let words = FindingWords(say: say)
    return FindingView(
      level: finding.level, words: words.words(of: finding, facts: facts),
      place: place(of: finding), fix: words.suggestion(of: finding), citations: finding.citations)
  }

  private func title(ofConcern concern: String) -> String {
    rules.rulebooks.flatMap { $0.content.content ?? [] }.first { $0.concern == concern }
      .map { say.title($0.title) } ?? concern
  }

  /// The field, and how far into it.
  private func place(of finding: Finding) -> String? {
    let field: String
    switch finding.field {
    case "title": field = say("rulebook.try.title")
    case "body": field = say("rulebook.try.text")
    default: return nil
    }
    guard let offset = finding.offset else { return field }
    return say("finding.at", ["field": field, "n": "\(offset + 1)"])
  }
}
