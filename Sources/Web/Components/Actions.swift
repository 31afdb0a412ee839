import HTML

/// How much a button asks for attention; one `primary` a page.
package enum ActionStyle: String, Sendable {
  case primary, normal, danger, quiet

  var classes: String { self == .normal ? "button" : "button " + rawValue }
}

/// A button that does one thing, in its own form, so that it works without script.
package func buttonForm(
  action: String, csrf: Node, label: String, style: ActionStyle = .normal,
  icon drawing: Icon? = nil, fields: [(String, String)] = []
) -> Node {
  form(
    [csrf] + fields.map { hiddenInput($0.0, $0.1) }
      + [submitButton(label, style: style, icon: drawing)]
  ).method("post").action(action).class("button-form")
}

/// The button that sends the form it stands in.
package func submitButton(
  _ words: String, style: ActionStyle = .primary, icon drawing: Icon? = nil,
  name: String? = nil, value: String? = nil
) -> Node {
  var node = button([drawing.map(icon) ?? nothing, span(words)]).type("submit")
    .class(style.classes)
  if let name { node = node.name(name) }
  if let value { node = node.value(value) }
  return node
}

/// A link that looks like a button, for going somewhere and changing nothing.
package func linkButton(
  _ words: String, href: String, style: ActionStyle = .normal, icon drawing: Icon? = nil
) -> Node {
  a([drawing.map(icon) ?? nothing, span(words)]).href(href).class(style.classes)
}

/// Prints the page; shown only where the script can do it.
package func printButton(say: Words) -> Node {
  button([icon(.print), span(say("act.print"))]).type("button").class("button")
    .data("print", "page").hidden()
}

/// What a page is for, kept in sight at the bottom of a small screen.
package func actionBar(_ actions: [Node]) -> Node {
  div(actions).class("action-bar")
}

/// A form that changes something; every one carries the field that proves where it comes from.
package func postForm(
  action: String, csrf: Node, _ content: [Node], hasFiles: Bool = false
) -> Node {
  let node = form([csrf] + content).method("post").action(action).flag("novalidate")
  return hasFiles ? node.enctype("multipart/form-data") : node
}
