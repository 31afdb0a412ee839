import HTML
import Rulebook

/// A finding as a page shows it: words, place, articles, and what can be done about it.
package struct FindingView: Sendable {
  package var level: FindingLevel
  package var words: String
  package var place: String?
  package var fix: String?
  package var citations: [Citation]
  /// Who marked it as a false alarm, and why.
  package var waiver: (name: String, reason: String)?
  /// Buttons and links of the page.
  package var actions: [Node]

  package init(
    level: FindingLevel, words: String, place: String? = nil, fix: String? = nil,
    citations: [Citation] = [], waiver: (name: String, reason: String)? = nil,
    actions: [Node] = []
  ) {
    self.level = level
    self.words = words
    self.place = place
    self.fix = fix
    self.citations = citations
    self.waiver = waiver
    self.actions = actions
  }
}

extension FindingLevel {
  package var tone: Tone {
    switch self {
    case .mustFix: .red
    case .needsConsent: .purple
    case .caution: .amber
    case .hint: .teal
    }
  }

  package var icon: Icon {
    switch self {
    case .mustFix: .cross
    case .needsConsent: .triangle
    case .caution: .warn
    case .hint: .info
    }
  }
}

/// One finding, with its number in the list.
private func findingCard(
  _ view: FindingView, number: Int, names: RulebookNames, say: Words
) -> Node {
  let tone = view.waiver == nil ? view.level.tone : .grey
  let level = tag(say("finding." + view.level.rawValue), tone: tone, icon: view.level.icon)
  return div([
    p([
      strong(say("finding.number", ["n": "\(number)"])), level,
      citationLinks(view.citations, names: names, say: say),
    ]).class("finding-head"),
    p(view.words).class("finding-words"),
    ifPresent(view.place) { fact(say("finding.place"), $0) },
    ifPresent(view.fix) { fact(say("finding.fix"), $0) },
    ifPresent(view.waiver) { waiver in
      p(say("finding.waived-by", ["name": waiver.name, "reason": waiver.reason])).class("note")
    },
    when(!view.actions.isEmpty, div(view.actions).class("buttons")),
  ]).class("finding tone-edge-" + tone.rawValue)
}

/// The heaviest first, with the numbers under which a list and the marks in a text show them.
func numbered<Item>(
  _ items: [Item], by level: (Item) -> FindingLevel
) -> [(number: Int, item: Item)] {
  items.sorted { level($0) < level($1) }.enumerated().map { ($0.offset + 1, $0.element) }
}

/// The id of a finding's entry in a list, by its number.
func findingAnchor(_ number: Int) -> String { "finding-\(number)" }

/// How many findings there are of each level, then the findings, heaviest first and numbered.
package func findingList(_ views: [FindingView], names: RulebookNames, say: Words) -> Node {
  guard !views.isEmpty else { return p([icon(.tick), span(say("finding.clean"))]).class("clean") }
  let cards = numbered(views, by: \.level).map { number, view in
    li([findingCard(view, number: number, names: names, say: say)]).id(findingAnchor(number))
  }
  return group([
    p(
      findingSummary(
        views.filter { $0.waiver == nil }.map(\.level),
        waived: views.count { $0.waiver != nil }, say: say)
    ).class("note"),
    ol(cards).class("findings"),
  ])
}

/// How many findings there are of each level, in one sentence.
///
/// - Parameter waived: how many more were held to be false alarms.
package func findingSummary(
  _ levels: [FindingLevel], waived: Int = 0, say: Words
) -> String {
  let count = { (level: FindingLevel) in String(levels.filter { $0 == level }.count) }
  let standing = say(
    "finding.summary",
    [
      "must": count(.mustFix), "consent": count(.needsConsent), "caution": count(.caution),
      "hint": count(.hint),
    ])
  return waived == 0 ? standing : standing + say("finding.summary-waived", ["n": "\(waived)"])
}

private func fact(_ label: String, _ words: String) -> Node {
  p([span(label).class("fact-label"), text(words)]).class("fact")
}
