import HTML

/// What just happened, at the top of the page that follows.
package func flash(_ words: String, tone: Tone = .green, say: Words) -> Node {
  let heed: Node =
    switch tone {
    case .green: nothing
    case .red, .amber: strong(say("flash.warning"))
    default: strong(say("flash.notice"))
    }
  return div([noticeIcon(tone), p([heed, text(words)])])
    .class("flash tone-" + tone.rawValue).role(tone == .red ? "alert" : "status")
}

/// Something to know before going on.
package func note(_ content: [Node], tone: Tone = .teal) -> Node {
  div([noticeIcon(tone), div(content)]).class("flash tone-" + tone.rawValue)
}

/// What is said when a list is empty: that it is, and what can be done.
package func emptyState(_ words: String, actions: [Node] = []) -> Node {
  div([
    icon(.inbox), p(words), when(!actions.isEmpty, div(actions).class("buttons")),
  ]).class("empty")
}

/// The page after something is done: a number to keep, what happens next, what can be done.
package func resultPanel(
  title: String, numbers: [(String, String)] = [], next: [String] = [],
  content: [Node] = [], actions: [Node] = [], tone: Tone = .green, say: Words
) -> Node {
  let kept = numbers.map { number in
    div([dt(number.0), dd([strong(number.1)])])
  }
  return section([
    div([noticeIcon(tone)]).class("result-icon tone-" + tone.rawValue),
    h1(title),
    when(!kept.isEmpty, dl(kept).class("numbers")),
    group(content),
    when(!next.isEmpty, h2(say("result.next"))),
    when(!next.isEmpty, ol(next.map { li($0) }).class("next-steps")),
    when(!actions.isEmpty, div(actions).class("buttons")),
  ]).class("result")
}

/// As the tone's own drawing, but amber warns here, where there is no clock.
private func noticeIcon(_ tone: Tone) -> Node {
  icon(tone == .amber ? .warn : tone.icon)
}
