/// What has to happen to a message of a class.
package enum Handling: String, CaseIterable, Codable, Sendable {
  /// Answered by the office, if need be with a department's opinion.
  case answer
  /// The writer is sent to the emergency number and the departments concerned are told.
  case emergencyCall = "emergency-call"
  /// The writer is shown the way to discipline and inspection, and these are told.
  case disciplineChannel = "discipline-channel"
  /// The writer is shown the petition channel, and the message is registered.
  case petitionChannel = "petition-channel"
  /// Outside the body's powers: the writer is shown the lawful channel.
  case otherChannel = "other-channel"
  /// A request for disclosure goes its own statutory way.
  case disclosureRequest = "disclosure-request"
  /// No reply is owed.
  case noReply = "no-reply"
  /// Evidence is kept, then the message is handled by law.
  case evidence

  /// Whether somebody else has to be told, since the message is theirs to act on.
  package var tellsOthers: Bool { self == .emergencyCall || self == .disciplineChannel }
}

/// A class of messages, and how the rules want it handled.
package struct MessageClassRule: Cited, Codable {
  package var id: String
  package var title: LocalizedTitle
  package var handling: Handling
  /// What the person at the inbox does, in one line of the rulebook's own words.
  package var guidance: LocalizedTitle?
  package var citations: [Citation]

  package init(
    id: String, title: LocalizedTitle, handling: Handling, guidance: LocalizedTitle? = nil,
    citations: [Citation]
  ) {
    self.id = id
    self.title = title
    self.handling = handling
    self.guidance = guidance
    self.citations = citations
  }
}

/// How hard a transferred message is, as a person chose it (Hunan 27).
package enum Complexity: String, CaseIterable, Codable, Sendable {
  case simple
  case complicated
  case major
}

/// A point on the way of a reply at which a person signs; declared in order.
package enum ReplyStageKind: String, CaseIterable, Codable, Sendable, Comparable {
  /// A leader says how the message is to be handled.
  case instruction
  /// The head of the department signs its opinion.
  case departmentSignature = "department-signature"
  /// A leader approves the reply before it is sent.
  case replyApproval = "reply-approval"

  package static func < (left: Self, right: Self) -> Bool {
    let order = allCases
    return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
  }
}

/// A signature that the rules demand on the way of a reply.
package struct ReplyStageRule: Cited, Codable {
  package var kind: ReplyStageKind
  package var role: String
  package var seat: Seat
  package var citations: [Citation]

  package init(kind: ReplyStageKind, role: String, seat: Seat, citations: [Citation]) {
    self.kind = kind
    self.role = role
    self.seat = seat
    self.citations = citations
  }
}
