/// Why something about a list cannot be done.
package enum ListRefusal: String, RefusalCode {
  case tooManyViews = "views.too-many"

  package var kind: Refusal.Kind {
    switch self {
    case .tooManyViews: .conflict
    }
  }
}
