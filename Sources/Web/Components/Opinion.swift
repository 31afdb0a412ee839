import HTML

/// The box for a signed opinion, with common phrases that put themselves into it.
///
/// Without script the phrases are read and typed; with script one click inserts them.
package func opinionBox(
  name: String, entries: Entries, phrases: [String], required: Bool, say: Words,
  hint: String? = nil, rows: Int = 3
) -> Node {
  let about = FieldLabel(
    name, say("opinion.label"), hint: hint, need: required ? .required : .optional)
  let buttons = phrases.map { phrase in
    li([
      button(phrase).type("button").class("phrase").data("insert", fieldID(name))
    ])
  }
  return div([
    textArea(about, entries, say: say, rows: rows),
    when(
      !phrases.isEmpty,
      ul(buttons).class("phrases").aria("label", say("opinion.use"))),
  ]).class("opinion-box")
}
