/// Why a fact check cannot be asked for, withdrawn or answered.
package enum FactCheckRefusal: String, RefusalCode {
  case notCheckable = "posts.not-checkable"
  case tooManyWaiting = "posts.fact-checks-waiting"
  /// It was answered or withdrawn already, or its time is over.
  case ended = "posts.fact-check-ended"
  /// Somebody answered by the same link before.
  case answered = "posts.fact-check-answered"
  /// No link is like this, or it is of no use any more; which of these is not said.
  case gone = "posts.fact-check-gone"

  package var kind: Refusal.Kind {
    switch self {
    case .notCheckable, .tooManyWaiting, .ended, .answered: .conflict
    case .gone: .notFound
    }
  }
}
