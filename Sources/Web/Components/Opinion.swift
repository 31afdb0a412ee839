import HTML

/// The box for a signed opinion, with common phrases that put themselves into it.
///
/// The phrases are there for who has script, which puts them in with one click.
package func opinionBox(
  name: String, entries: Entries, phrases: [String], required: Bool, say: Words,
  hint: String? = nil, rows: Int = 3
) -> Node {
  let about = FieldLabel(
    name, say("opinion.label"), hint: hint, need: required ? .required : .optional)
  return div([
    textArea(about, entries, say: say, rows: rows),
    phraseButtons(phrases, into: name, say: say),
  ]).class("opinion-box")
}

/// Common phrases for a field; hidden until the script is there, as nothing else can serve them.
package func phraseButtons(_ phrases: [String], into name: String, say: Words) -> Node {
  let buttons = phrases.map { phrase in
    li([button(phrase).type("button").class("phrase").data("insert", fieldID(name))])
  }
  return when(
    !phrases.isEmpty,
    ul(buttons).class("phrases").aria("label", say("opinion.use")).data("phrases", "yes")
      .flag("hidden"))
}
