import Rulebook
import WorkCalendar

package typealias FilingID = Identifier<Filing>
package typealias FilingStepID = Identifier<FilingStep>

/// An application or a report on an account: what it is about, how far it has come.
package struct Filing: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable, Codable {
    case draft
    case underWay = "under-way"
    case returned, accepted, refused, withdrawn

    /// Whether the unit has it and may change it.
    package var isEditable: Bool { self == .draft || self == .returned }
    package var isSettled: Bool { self == .accepted || self == .refused || self == .withdrawn }
  }

  package let id: FilingID
  package let organization: OrganizationID
  package let account: AccountID
  /// Nil until it was submitted.
  package let number: String?
  package let event: FilingEvent
  package let mode: FilingMode
  package let state: State
  package let form: FilingForm
  /// How often it was submitted.
  package let round: Int64
  package let version: Int64
  package let createdBy: PersonID
  package let createdAt: Instant
  package let submittedAt: Instant?
  package let decidedAt: Instant?
  package let carriedOutAt: Instant?
  package let clock: ClockID?
  /// What the public page of the certificate is found by.
  package let certificate: String?
  /// What the registry held when it was first sent; nil before that.
  package let registered: FilingForm?

  /// Whether the account may be opened, changed or closed now as the form says: an approval has
  /// to come first, a report only has to be sent.
  package var mayBeCarriedOut: Bool {
    guard carriedOutAt == nil else { return false }
    switch mode {
    case .approval: return state == .accepted
    case .report: return state == .accepted || (state == .underWay && submittedAt != nil)
    }
  }
}

/// What a filing says: the account as it is to be, and the persons behind it. Form A.1 of Yao'an
/// is printed from it (R26).
package struct FilingForm: Sendable, Hashable, Codable {
  /// The day of the event: planned, or when it happened.
  package var eventOn: CivilDate?
  package var name = ""
  package var platformID = ""
  package var link = ""
  package var description = ""
  package var card = AccountCard()
  package var hasInteraction = true
  package var people: [AccountDuty: DutyHolder] = [:]
  /// What happened or why.
  package var reason = ""
  /// Where readers find the office from then on, for what the public has to know (R29).
  package var replacement = ""
  /// Names of the conditions that a person confirmed.
  package var confirmed: Set<String> = []
  /// Answers to fields that only the office's own rulebook asks for, by the field's name.
  package var others: [String: String] = [:]
  /// Files that go with it, by the field they stand under.
  package var attachments: [Attachment] = []

  package struct Attachment: Sendable, Hashable, Codable {
    package var field: String
    package var file: Int64
    package var name: String

    package init(field: String, file: Int64, name: String) {
      self.field = field
      self.file = file
      self.name = name
    }
  }

  package init() {}

  /// Reads a stored form; what it does not say, as one of before a field was there, is empty.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func value<T: Decodable>(_ key: CodingKeys, _ empty: T) throws -> T {
      try values.decodeIfPresent(T.self, forKey: key) ?? empty
    }
    let empty = FilingForm()
    eventOn = try values.decodeIfPresent(CivilDate.self, forKey: .eventOn)
    (name, platformID) = (try value(.name, empty.name), try value(.platformID, empty.platformID))
    (link, description) = (try value(.link, empty.link), try value(.description, empty.description))
    card = try value(.card, empty.card)
    hasInteraction = try value(.hasInteraction, empty.hasInteraction)
    people = try value(.people, empty.people)
    reason = try value(.reason, empty.reason)
    replacement = try value(.replacement, empty.replacement)
    confirmed = try value(.confirmed, empty.confirmed)
    others = try value(.others, empty.others)
    attachments = try value(.attachments, empty.attachments)
  }

  /// The form as the registry would fill it in.
  package init(of account: Account, people: [AccountDuty: DutyHolder]) {
    name = account.name
    platformID = account.platformID
    link = account.link
    description = account.description
    card = account.card
    hasInteraction = account.hasInteraction
    self.people = people
  }
}

/// One signature on the way of a filing.
package struct FilingStep: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable, Codable {
    case waiting, open, agreed, returned, refused, void
  }

  package let id: FilingStepID
  package let filing: FilingID
  package let round: Int64
  package let position: Int
  package let role: Role
  package let organization: OrganizationID
  package let rule: FilingPlan.Step
  /// Whether an answer from outside the program is entered here.
  package let isOutside: Bool
  package let state: State
  package let opinion: String
  /// Number of the paper that answered.
  package let document: String
  package let person: PersonID?
  package let openedAt: Instant?
  package let closedAt: Instant?
}

/// Something that an event made due on an account and that nobody has done yet.
package struct OpenDuty: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable, Codable { case filing, rotation }

  package let id: Int64
  package let account: AccountID
  package let kind: Kind
  /// A ``FilingEvent`` or a ``RotationEvent``.
  package let event: String
  package let citations: [Citation]
  package let clock: ClockID?
  package let since: Instant

  /// Whether it is the filing of an event that is due.
  package func asks(for filed: FilingEvent) -> Bool { kind == .filing && event == filed.rawValue }
}
