/// Why something about an item cannot be done.
package enum PostRefusal: String, RefusalCode {
  case notEditable = "posts.not-editable"
  case notDiscardable = "posts.not-discardable"
  case nothingWritten = "posts.nothing-written"
  case noAccount = "posts.no-account"
  case mustFix = "posts.must-fix"
  /// The finding is gone, was waived already, or is none that can be a false alarm.
  case notWaivable = "posts.not-waivable"
  /// The time it is planned for has passed while it lay with its author.
  case plannedPast = "posts.planned-past"
  /// The item repeats nobody's words, or is no longer with its author.
  case noReprint = "posts.no-reprint"
  /// Somebody has put their name to this revision already.
  case reprintChecked = "posts.reprint-checked"
  case notRemarkable = "posts.not-remarkable"
  case remarkSettled = "posts.remark-settled"
  /// Whom it is to be handed to does not write for its unit.
  case notEditor = "posts.not-editor"
  case alreadyHolder = "posts.already-holder"

  package var kind: Refusal.Kind {
    switch self {
    case .notEditable, .notDiscardable, .notWaivable, .noReprint, .reprintChecked,
      .notRemarkable, .remarkSettled, .alreadyHolder:
      .conflict
    case .nothingWritten, .noAccount, .mustFix, .plannedPast, .notEditor: .invalid
    }
  }
}
