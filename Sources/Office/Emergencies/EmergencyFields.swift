/// What the fields about events and holds accept.
package enum EmergencyFields {
  package static let eventName = TextRule(maximum: 60)
  package static let closingNote = TextRule(maximum: 300, multiline: true)
  package static let subject = TextRule(maximum: 100)
  package static let reason = TextRule(maximum: 300, multiline: true)
  package static let contact = TextRule(maximum: 100)
  /// The field of the event an item is about.
  package static let event = "event"
  /// The field of the notice that an item continues.
  package static let follows = "follows"
  /// The field that says whether it is the last word on the event.
  package static let final = "final"
  /// The field of the subjects on hold that an item is about.
  package static let about = "about"
}
