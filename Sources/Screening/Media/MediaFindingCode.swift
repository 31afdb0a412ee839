/// What a finding on a file is about; every code has a phrase.
package enum MediaFindingCode: String, CaseIterable, Sendable {
  case tooLarge = "too-large"
  case tooLong = "too-long"
  case tooWide = "too-wide"
  case tooHigh = "too-high"
  case frameTooWide = "frame-too-wide"
  case frameTooHigh = "frame-too-high"
  case typeNotAllowed = "type-not-allowed"
  case notMeasured = "not-measured"
  case empty
  case unknownType = "unknown-type"
  case noEnding = "no-ending"
  case wrongName = "wrong-name"
  case position
  case positionStays = "position-stays"
  case positionUnread = "position-unread"
  case positionUnreadStays = "position-unread-stays"
  case cutShort = "cut-short"
  case damaged
  case tooComplex = "too-complex"
  case noProbe = "no-probe"
  case probeTooSlow = "probe-too-slow"
  case unreadable
  case probeFailed = "probe-failed"
  case trailing

  /// Family of all findings on files.
  static let family = "media"

  /// Id of a rule that no rulebook sets.
  var rule: String { "media." + rawValue }

  package var phraseKey: String { "finding.media." + rawValue }
}
