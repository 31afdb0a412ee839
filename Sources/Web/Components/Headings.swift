import HTML

/// The top of a page: its only `h1`, what state it is in, and what can be done with all of it.
package func pageHeading(
  _ title: String, note: String? = nil, marks: [Node] = [], actions: [Node] = []
) -> Node {
  header([
    div([
      h1(title),
      when(!marks.isEmpty, div(marks).class("marks")),
      ifPresent(note) { p($0).class("note") },
    ]).class("heading-words"),
    when(!actions.isEmpty, div(actions).class("buttons")),
  ]).class("heading")
}

/// A part of a page under its own heading.
package func panel(_ title: String, _ content: [Node], actions: [Node] = []) -> Node {
  section([
    header([h2(title), when(!actions.isEmpty, div(actions).class("buttons"))])
      .class("panel-head"),
    div(content).class("panel-body"),
  ]).class("panel")
}

/// Content on the left, what accompanies it on the right; one below the other when narrow.
package func columns(_ content: [Node], aside accompanying: [Node]) -> Node {
  div([div(content).class("column-main"), aside(accompanying).class("column-side")])
    .class("columns")
}

/// A number that leads to the list it counts.
package struct Counter: Sendable {
  package var label: String
  package var count: Int
  package var tone: Tone
  package var href: String
  package var note: String?

  package init(label: String, count: Int, tone: Tone, href: String, note: String? = nil) {
    self.label = label
    self.count = count
    self.tone = tone
    self.href = href
    self.note = note
  }
}

/// Numbers in a row, each a link; a zero is shown in grey.
package func counters(_ counters: [Counter]) -> Node {
  ul(
    counters.map { counter in
      let tone = counter.count == 0 ? Tone.grey : counter.tone
      return li([
        a([
          span([icon(tone.icon), span(counter.label)]).class("counter-label"),
          strong(String(counter.count)),
          ifPresent(counter.note) { span($0).class("note") },
        ]).href(counter.href).class("counter tone-" + tone.rawValue)
      ])
    }
  ).class("counters")
}

/// Views of one list side by side; the current one is marked.
package func tabs(_ items: [MenuItem], label: String) -> Node {
  nav([
    ul(
      items.map { item in
        let link = a([
          span(item.label), ifPresent(item.count) { span(String($0)).class("count") },
        ]).href(item.href)
        return li([item.isCurrent ? link.aria("current", "page") : link])
      })
  ]).class("tabs").aria("label", label)
}
