import WorkCalendar

package typealias MessageID = Identifier<Message>

/// What a citizen wrote, exactly as it came. Nothing is known about the author but what they gave.
package struct Message: Sendable, Hashable {
  /// What the citizen called it; the office's own class is another thing and chosen by a person.
  package enum Kind: String, Sendable, CaseIterable, Codable {
    case consultation, request, complaint, suggestion
  }

  package let id: MessageID
  package let organization: OrganizationID
  package let kind: Kind
  package let title: String
  package let body: String
  /// Whether question and answer may be shown to others, without names.
  package let mayPublish: Bool
  /// Tag of the language the citizen's page was in.
  package let language: String
  package let receivedAt: Instant
}
