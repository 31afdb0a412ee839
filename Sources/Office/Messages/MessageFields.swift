/// What the fields of messages, instructions and replies accept.
package enum MessageFields {
  package static let title = TextRule(maximum: 60)
  package static let body = TextRule(maximum: 600, multiline: true)
  package static let contact = TextRule(maximum: 100, required: false)
  package static let number = TextRule(maximum: 40)
  package static let code = TextRule(maximum: 40)
  package static let comment = TextRule(maximum: 300, required: false, multiline: true)

  package static let proposal = TextRule(maximum: 500, multiline: true)
  package static let outcome = TextRule(maximum: 600, multiline: true)
  package static let basis = TextRule(maximum: 200)
  package static let reason = TextRule(maximum: 500, multiline: true)
  package static let notified = TextRule(maximum: 200, required: false)
  package static let notifiedNeeded = TextRule(maximum: 200)
  package static let instruction = TextRule(maximum: 500, multiline: true)
  package static let opinion = TextRule(maximum: 500, required: false, multiline: true)
  package static let opinionNeeded = TextRule(maximum: 500, multiline: true)
  package static let reply = TextRule(maximum: 2_000, multiline: true)
}
