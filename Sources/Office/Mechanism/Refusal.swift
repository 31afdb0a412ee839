import Rulebook

/// The office says no, and says why, under which article, and who can help.
///
/// A refusal is expected and understood; whatever else is thrown is a fault. Nothing of the act is
/// stored. Each code has a phrase `refusal.<code>` in both languages and a row in
/// docs/reference/refusals.md.
package struct Refusal: Error, Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable, Codable {
    case invalid, forbidden, conflict, notFound = "not-found", tooLate = "too-late", unavailable
  }

  package let code: String
  package let kind: Kind
  package var citations: [Citation]
  /// Roles whose holders can do it or can change what stands in the way.
  package var helpers: [Role]
  /// What the phrase fills in: names, numbers, dates. Never a citizen's words or data.
  package var facts: [String: String]
  /// Which fields of the input are at fault; empty unless the kind is `invalid`.
  package var problems: [FieldProblem]

  package init<Code: RefusalCode>(
    _ code: Code, facts: [String: String] = [:], citations: [Citation] = [],
    helpers: [Role] = [], problems: [FieldProblem] = []
  ) {
    self.code = code.rawValue
    kind = code.kind
    self.citations = citations
    self.helpers = helpers
    self.facts = facts
    self.problems = problems
  }

  /// Input that cannot be taken as it is.
  package static func invalid(
    _ problems: [FieldProblem], citations: [Citation] = []
  ) -> Refusal {
    Refusal(OfficeRefusal.invalid, citations: citations, problems: problems)
  }
}

/// The refusals of one capability.
package protocol RefusalCode: Sendable, CaseIterable, RawRepresentable<String> {
  var kind: Refusal.Kind { get }
}

/// What is wrong with one field; `problem.<code>` is its phrase.
package struct FieldProblem: Sendable, Equatable, Codable {
  package enum Code: String, Sendable, Codable, CaseIterable {
    case required, tooLong = "too-long", tooShort = "too-short", badCharacters = "bad-characters"
    case notAChoice = "not-a-choice", notANumber = "not-a-number", notADate = "not-a-date"
    case taken, order, mismatch, unknownField = "unknown-field", tooWeak = "too-weak"
    case usedBefore = "used-before", wrong, outOfRange = "out-of-range"
    case notALink = "not-a-link", notAPhone = "not-a-phone", notAnEmail = "not-an-email"
    case tooLarge = "too-large", wrongType = "wrong-type", tooMany = "too-many", incomplete
    case samePerson = "same-person", inFuture = "in-future", beforeApproval = "before-approval"
    case notYet = "not-yet", beforeConfirmed = "before-confirmed"
    case inPast = "in-past", contradiction, notConfirmed = "not-confirmed"
  }

  package let field: String
  package let code: Code
  package let facts: [String: String]

  /// The fact that names a closer code than the problem's own, such as `adaptation.wrong-kind`.
  package static let cause = "cause"

  package init(_ field: String, _ code: Code, facts: [String: String] = [:]) {
    self.field = field
    self.code = code
    self.facts = facts
  }
}

/// Refusals that any act can meet.
package enum OfficeRefusal: String, RefusalCode {
  case invalid = "office.invalid"
  case notFound = "office.not-found"
  case notSignedIn = "office.not-signed-in"
  case noAppointment = "office.no-appointment"
  case otherUnit = "office.other-unit"
  case wholeOffice = "office.whole-office"
  case staleVersion = "office.stale-version"
  case keyReused = "office.key-reused"
  case busy = "office.busy"
  case outcomeUnknown = "office.outcome-unknown"
  case storageUnavailable = "office.storage-unavailable"

  package var kind: Refusal.Kind {
    switch self {
    case .invalid: .invalid
    case .notFound: .notFound
    case .notSignedIn, .noAppointment, .otherUnit, .wholeOffice: .forbidden
    case .staleVersion, .keyReused: .conflict
    case .busy, .outcomeUnknown, .storageUnavailable: .unavailable
    }
  }
}
