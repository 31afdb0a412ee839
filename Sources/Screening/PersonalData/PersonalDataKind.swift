internal import Rulebook

/// What of a person was found; the raw value is the finding's fact `kind`.
package enum PersonalDataKind: String, CaseIterable, Sendable {
  case residentID = "resident-id"
  case phone
  case bankCard = "bank-card"
  case plate
  case passport
  case address
  case mail = "e-mail"
  case minor
}

/// A place where something personal stands, and how it could stand there instead.
struct PersonalDataMatch: Sendable {
  var kind: PersonalDataKind
  /// Scalars of the scanned text.
  var range: Range<Int>
  /// The masked form.
  var masked: String
  /// The gravest that may be said of it: less where it is not certain.
  var gravest: FindingLevel = .mustFix
  /// Whether the number can be nobody's as it stands, so that a slip is likely.
  var isMistyped = false
}
