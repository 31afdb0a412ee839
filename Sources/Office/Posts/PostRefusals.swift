/// Why something about an item cannot be done.
package enum PostRefusal: String, RefusalCode {
  case notEditable = "posts.not-editable"
  case notDiscardable = "posts.not-discardable"
  case nothingWritten = "posts.nothing-written"
  case noAccount = "posts.no-account"
  case mustFix = "posts.must-fix"
  /// The finding is gone, was waived already, or is none that can be a false alarm.
  case notWaivable = "posts.not-waivable"

  package var kind: Refusal.Kind {
    switch self {
    case .notEditable, .notDiscardable, .notWaivable: .conflict
    case .nothingWritten, .noAccount, .mustFix: .invalid
    }
  }
}
