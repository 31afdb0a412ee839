import HTML

/// A choice of one among few, all in sight.
package func radioGroup(
  _ about: FieldLabel, _ entries: Entries, choices: [Choice], say: Words, isInline: Bool = false
) -> Node {
  let chosen = entries.value(about.name)
  return choiceGroup(about, entries, choices: choices, say: say, isInline: isInline) { choice in
    input().type("radio").checked(choice.value == chosen)
  }
}

/// Any number of choices, all in sight.
package func checkboxes(
  _ about: FieldLabel, _ entries: Entries, choices: [Choice], say: Words, isInline: Bool = false
) -> Node {
  let chosen = entries.all(about.name)
  return choiceGroup(about, entries, choices: choices, say: say, isInline: isInline) { choice in
    input().type("checkbox").checked(chosen.contains(choice.value))
  }
}

/// One statement to tick.
package func checkbox(_ name: String, _ words: String, _ entries: Entries, say: Words) -> Node {
  let error = entries.error(name)
  let about = FieldLabel(name, words)
  let control = input().type("checkbox").name(name).value("yes").id(fieldID(name))
    .checked(entries.value(name) == "yes")
  return div([
    hintAndError(about, error, say),
    div([described(control, about, error), label(words).for(fieldID(name))]).class("choice"),
  ]).class(error == nil ? "field" : "field wrong")
}

/// The group's id is that of its first control, where the error summary leads.
private func choiceGroup(
  _ about: FieldLabel, _ entries: Entries, choices: [Choice], say: Words, isInline: Bool,
  control: (Choice) -> Node
) -> Node {
  let first = fieldID(about.name)
  let error = entries.error(about.name)
  let items = choices.enumerated().map { index, choice in
    let id = index == 0 ? first : "\(first)-\(index)"
    let hintID = id + "-note"
    var named = control(choice).id(id).name(about.name).value(choice.value)
    if choice.hint != nil { named = named.aria("describedby", hintID) }
    return div([
      named,
      label([
        text(choice.label), ifPresent(choice.hint) { span($0).class("hint").id(hintID) },
      ]).for(id),
    ]).class("choice")
  }
  let legendWords = legend([text(about.label), needWords(about.need, say)])
  let group = fieldset([
    legendWords, hintAndError(about, error, say),
    div(items).class(isInline ? "choices inline" : "choices"),
  ])
  return described(group, about, error).class(error == nil ? "field" : "field wrong")
}
