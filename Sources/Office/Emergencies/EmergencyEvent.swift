import Rulebook
import WorkCalendar

package typealias EventID = Identifier<EmergencyEvent>

/// Something that happened and on which the office speaks, in one notice after another.
package struct EmergencyEvent: Sendable, Hashable {
  package let id: EventID
  /// The body that keeps it.
  package let organization: OrganizationID
  package let name: String
  /// When the body got to know of it; the clock runs from here.
  package let knownAt: Instant
  package let openedBy: PersonID
  package let openedAt: Instant
  /// Until when the first notice is due; nil where a person found that no limit applies.
  package let clock: ClockID?
  package let firstPublishedAt: Instant?
  package let closedAt: Instant?
  /// Nil where the final notice closed it.
  package let closedBy: PersonID?
  /// The final notice that closed it.
  package let closedWith: PostID?
  package let closingNote: String

  package var isOpen: Bool { closedAt == nil }
}

/// What makes an item of the kind `emergency` a notice: its form, its event and its place among
/// the notices on it. It belongs to the revision, so a signature vouches for all of it.
package struct EmergencyNotice: Sendable, Hashable, Codable {
  package enum Form: String, Sendable, CaseIterable, Codable {
    /// What happened, with the elements of Yao'an 5.1.
    case report
    /// What may come, with the fields of the Emergency Response Law art. 64.
    case warning
  }

  package var form: Form
  /// Nil for a notice on no event, such as a warning of the weather.
  package var event: EventID?
  /// The notice that this one continues; nil for the first.
  package var follows: PostID?
  /// From 1 in the order of the event; nil without an event, and for a reprint.
  package var position: Int?
  /// Whether it is the last word on the event; nil for no.
  package var isFinal: Bool?
  /// Holds on a subject that, as a person says, this notice is about, in ascending order; nil for
  /// none.
  package var about: [HoldID]?

  package init(
    form: Form = .report, event: EventID? = nil, follows: PostID? = nil, position: Int? = nil,
    isFinal: Bool? = nil, about: [HoldID]? = nil
  ) {
    self.form = form
    self.event = event
    self.follows = follows
    self.position = position
    self.isFinal = isFinal
    self.about = about
  }
}

/// What a warning has to say, in the words of the Emergency Response Law art. 64; rulebooks may add
/// more.
package enum WarningElement: String, Sendable, CaseIterable, Codable {
  case category, grade
  case startsAt = "starts-at"
  case area, matters, measures, issuer
  case issuedAt = "issued-at"
}

extension EmergencyNotice.Form {
  /// Ids of what such a notice says, in their order.
  package var elements: [String] {
    switch self {
    case .report: EmergencyElement.allCases.map(\.rawValue)
    case .warning: WarningElement.allCases.map(\.rawValue)
    }
  }
}

extension GoverningRules {
  /// What the rules demand of a notice of some form.
  package func elements(of form: EmergencyNotice.Form) -> [ElementRule] {
    switch form {
    case .report: emergencyElements
    case .warning: warningElements
    }
  }
}

extension PostDraft {
  /// What form of notice it is; nil for all that tells of no emergency.
  package var noticeForm: EmergencyNotice.Form? {
    kind == .emergency ? notice?.form ?? .report : nil
  }
}
