package import WorkCalendar

/// How opening, change and end of an account are filed.
package struct FilingSection: Sendable, Hashable {
  package var routes: [FilingRoute]
  package var clocks: [FilingClock]
  package var form: [FormField]
  /// What a notice to the public has to say.
  package var notice: [PointRule]
}

/// What happens to an account and has to be filed.
package enum FilingEvent: String, CaseIterable, Codable, Sendable {
  case opening
  /// The account was already open when the text took effect.
  case existing
  case change
  case closing
  case cancellation
  case emergencyClosing = "emergency-closing"
  case menuUnusable = "menu-unusable"
  case administratorChange = "administrator-change"
  case leaderChange = "leader-change"
}

/// Whether one waits for an answer.
package enum FilingMode: String, CaseIterable, Codable, Sendable {
  /// Nothing happens before the answer.
  case approval
  case report
}

/// Whose person acts in a step of a filing; the order of declaration is the order of the steps
/// where several texts ask for one.
package enum FilingParty: String, CaseIterable, Codable, Sendable {
  /// The unit that owns the account.
  case unit
  /// Whoever approved that the account was opened, wherever the unit stands today; the unit one
  /// level up where nobody did.
  case approver
  /// The unit one level up.
  case superior
  /// The government's office of the same level.
  case government
  /// The province's office.
  case province
}

/// One step of a filing: who acts, and what they do.
package struct FilingRouteStep: Sendable, Hashable, Codable {
  package var role: RoleID
  package var seat: FilingParty
  package var title: LocalizedTitle
}

/// The way of a filing, step by step.
package struct FilingRoute: Rule {
  package var head: RuleHead
  package var events: [FilingEvent]
  package var mode: FilingMode
  package var steps: [FilingRouteStep]
}

/// On which side of the event a clock lies.
package enum FilingTime: String, CaseIterable, Codable, Sendable {
  case before, after
}

/// How long before or after an event it has to be filed.
package struct FilingClock: Rule {
  package var head: RuleHead
  package var events: [FilingEvent]
  package var when: FilingTime
  /// The distance, always positive; see ``when``.
  package var term: Term

  /// The term as the calendar counts it: negative before the event.
  package var signedTerm: Term {
    guard when == .before else { return term }
    return switch term {
    case .workingDays(let count): .workingDays(-count)
    case .calendarDays(let count): .calendarDays(-count)
    case .hours(let count): .hours(-count)
    case .minutes(let count): .minutes(-count)
    case .sameDay: term
    }
  }

  /// The end of the time for filing.
  ///
  /// - Parameter event: when it happened, or for a clock before it, when it is to happen.
  package func deadline(
    of event: Instant, calendar: WorkCalendar, endsAt: DayEnd? = nil
  ) throws(DeadlineError) -> Deadline {
    try calendar.deadline(from: event, term: signedTerm, endsAt: endsAt)
  }

  /// The clock as one that starts at an event, for what is filed afterwards.
  package func clock(for event: FilingEvent) -> ClockRule {
    ClockRule(
      id: id, term: signedTerm, from: event.rawValue, citations: citations, reading: reading,
      title: head.title, adaptable: adaptable)
  }

  /// Whether this clock asks for more haste than another on the same side of the event: after it
  /// the shorter term, before it the longer lead.
  func isStricter(than other: FilingClock) -> Bool {
    when == .before
      ? term.nominalMinutes > other.term.nominalMinutes
      : term.nominalMinutes < other.term.nominalMinutes
  }
}

/// What a field of the filing form holds.
package enum FormFieldKind: String, CaseIterable, Codable, Sendable {
  case text
  case longText = "long-text"
  case choice
  case date
  /// Somebody, by the parts that the field names.
  case person
  case link
  case attachment
  /// Text, signature, seal, date.
  case opinion
}

/// What is asked of a person.
package enum PersonPart: String, CaseIterable, Codable, Sendable {
  case name, post, mobile
  /// In the office.
  case telephone
  case email
}

/// One of the answers a field offers.
package struct FormChoice: Sendable, Hashable, Codable {
  package var id: String
  package var title: LocalizedTitle
}

/// A field of the filing form.
package struct FormField: Rule {
  package var head: RuleHead
  package var kind: FormFieldKind
  package var isRequired: Bool
  /// Empty for every kind but a choice.
  package var choices: [FormChoice]
  /// Empty for every kind but a person.
  package var parts: [PersonPart]
}
