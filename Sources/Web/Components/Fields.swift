import HTML

/// The list of everything wrong with a form, first thing on the page; each leads to its field.
package func errorSummary(_ errors: [FieldError], say: Words) -> Node {
  guard !errors.isEmpty else { return nothing }
  return div([
    h2([icon(.warn), span(say("err.summary", ["n": String(errors.count)]))]).id("errors-title"),
    ul(errors.map { li([a($0.message).href("#" + fieldID($0.field))]) }),
  ]).class("error-summary").role("alert").aria("labelledby", "errors-title").tabindex(-1)
    .data("focus", "first")
}

/// What is said about a field around its control.
package struct FieldLabel: Sendable {
  package var name: String
  package var label: String
  package var hint: String?
  package var need: Need
  package var limit: FieldLimit?

  package init(
    _ name: String, _ label: String, hint: String? = nil, need: Need = .unsaid,
    limit: FieldLimit? = nil
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.need = need
    self.limit = limit
  }
}

/// What the fields of a form are called, by name.
package struct FieldLabels: Sendable {
  private let words: [String: String]

  package init(_ words: [String: String]) { self.words = words }

  /// - Parameter limit: how many characters it takes.
  package func callAsFunction(
    _ name: String, _ need: Need = .required, hint: String? = nil, _ limit: Int? = nil
  ) -> FieldLabel {
    FieldLabel(
      name, words[name] ?? name, hint: hint, need: need, limit: limit.map { FieldLimit($0) })
  }
}

/// A control with its label, hint, error and counter.
package func field(_ about: FieldLabel, _ entries: Entries, say: Words, control: Node) -> Node {
  let id = fieldID(about.name)
  let error = entries.error(about.name)
  var named = described(control.id(id).name(about.name), about, error)
  if about.need == .required { named = named.aria("required", "true") }
  if let limit = about.limit { named = counted(named, limit, id: id, say: say) }
  return div([
    label([text(about.label), needWords(about.need, say)]).for(id),
    hintAndError(about, error, say),
    named,
    ifPresent(about.limit) { limit in
      let key = limit.unit.isBytes ? "field.limit-bytes" : "field.limit-characters"
      return p(say(key, ["n": String(limit.count)])).class("note counter-words")
        .id(id + "-count")
    },
  ]).class(error == nil ? "field" : "field wrong")
}

/// A field of one line.
package func textInput(
  _ about: FieldLabel, _ entries: Entries, say: Words, type: String = "text",
  autocomplete: String? = nil, inputmode: String? = nil
) -> Node {
  var control = input().type(type).class("control")
  // A password is never written back into a page.
  if type != "password" { control = control.value(entries.value(about.name)) }
  if let autocomplete { control = control.autocomplete(autocomplete) }
  if let inputmode { control = control.inputmode(inputmode) }
  return field(about, entries, say: say, control: control)
}

/// A field of several lines.
package func textArea(
  _ about: FieldLabel, _ entries: Entries, say: Words, rows: Int = 6
) -> Node {
  let control = textarea(entries.value(about.name)).rows(rows).class("control")
  return field(about, entries, say: say, control: control)
}

/// A list to choose one from.
///
/// - Parameter isFilter: whether no choice means all of them.
package func selectBox(
  _ about: FieldLabel, _ entries: Entries, choices: [Choice], say: Words,
  allowsNone: Bool = true, isFilter: Bool = false
) -> Node {
  let chosen = entries.value(about.name)
  let none = option(say(isFilter ? "field.all" : "field.choose")).value("")
  let options = choices.map { choice in
    option(choice.label).value(choice.value).selected(choice.value == chosen)
  }
  let control = select((allowsNone ? [none] : []) + options).class("control")
  return field(about, entries, say: say, control: control)
}

/// A field that takes a file.
package func fileInput(
  _ about: FieldLabel, _ entries: Entries, say: Words, accept: String, multiple: Bool = false
) -> Node {
  let control = input().type("file").accept(accept).multiple(multiple).class("file")
  return field(about, entries, say: say, control: control)
}

/// The id of a field's control.
package func fieldID(_ name: String) -> String { "field-" + name }

func needWords(_ need: Need, _ say: Words) -> Node {
  switch need {
  case .required: span(say("field.required")).class("need")
  case .optional: span(say("field.optional")).class("need")
  case .unsaid: nothing
  }
}

func hintAndError(_ about: FieldLabel, _ error: String?, _ say: Words) -> Node {
  let id = fieldID(about.name)
  return group([
    ifPresent(about.hint) { p($0).class("hint").id(id + "-hint") },
    ifPresent(error) { error in
      p([icon(.warn), span([span(say("field.error")).class("hidden-words"), text(error)])])
        .class("error").id(id + "-error")
    },
  ])
}

func described(_ control: Node, _ about: FieldLabel, _ error: String?) -> Node {
  let id = fieldID(about.name)
  var descriptions: [String] = []
  if about.hint != nil { descriptions.append(id + "-hint") }
  if error != nil { descriptions.append(id + "-error") }
  if about.limit != nil { descriptions.append(id + "-count") }
  var named = control
  if !descriptions.isEmpty {
    named = named.aria("describedby", descriptions.joined(separator: " "))
  }
  return error == nil ? named : named.aria("invalid", "true")
}

private func counted(_ control: Node, _ limit: FieldLimit, id: String, say: Words) -> Node {
  let kind = limit.unit.isBytes ? "bytes" : "characters"
  return control.data("limit", String(limit.count)).data("unit", limit.unit.rawValue)
    .data("left", say("field.left-" + kind, ["n": "{n}"]))
    .data("over", say("field.over-" + kind, ["n": "{n}"]))
}
