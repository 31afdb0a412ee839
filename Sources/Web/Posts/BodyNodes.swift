import HTML
import Office

/// The text of an item as elements.
///
/// - Parameter heading: makes a heading; its level depends on where the text stands.
func bodyNodes(_ body: String, heading: ([Node]) -> Node = { h3($0) }) -> Node {
  div(
    BodyText(body).blocks.map { block in
      switch block {
      case .heading(let words): heading(inlineNodes(words))
      case .paragraph(let lines): p(broken(lines))
      case .list(let entries): ul(entries.map { li(inlineNodes($0)) })
      }
    }
  ).class("reading")
}

private func broken(_ lines: [[BodyText.Inline]]) -> [Node] {
  var nodes: [Node] = []
  for (index, line) in lines.enumerated() {
    if index > 0 { nodes.append(br()) }
    nodes += inlineNodes(line)
  }
  return nodes
}

private func inlineNodes(_ words: [BodyText.Inline]) -> [Node] {
  words.map { word in
    switch word {
    case .text(let words): text(words)
    case .strong(let words): strong(words)
    case .link(let words, let address):
      a(words).href(address).rel("noopener noreferrer nofollow")
    }
  }
}

/// An item's text as it will be read.
enum PostText {
  static func whole(_ draft: PostDraft, view: PostView) -> Node {
    group([
      p([strong(draft.title)]), ifSome(draft.summary) { p($0).class("note") },
      elements(draft, label: { view.elementLabel($0) }), bodyNodes(draft.body),
      group((draft.forms ?? []).map { form($0, view) }),
    ])
  }

  /// The text of one account, where it is another.
  private static func form(_ form: AccountForm, _ view: PostView) -> Node {
    section([
      h3(view.say("posts.form.on", ["account": view.accountName(form.account)])),
      ifSome(form.title) { p([strong($0)]) }, bodyNodes(form.body, heading: { h4($0) }),
    ]).class("account-form")
  }

  /// What an emergency notice says, in the order of the rules.
  static func elements(_ draft: PostDraft, label: (String) -> String) -> Node {
    let rows = elementRows(draft, label: label)
    return rows.isEmpty ? nothing : definitionList(rows)
  }

  static func elementRows(
    _ draft: PostDraft, label: (String) -> String
  ) -> [(label: String, words: String)] {
    guard draft.kind == .emergency else { return [] }
    let known = draft.noticeForm?.elements ?? []
    let others = draft.elements.keys.filter { !known.contains($0) }.sorted()
    return (known + others).compactMap { id in draft.elements[id].map { (label(id), $0) } }
  }

  private static func ifSome(_ words: String, _ make: (String) -> Node) -> Node {
    words.isEmpty ? nothing : make(words)
  }
}
