/// Why a training cannot be recorded or withdrawn.
package enum TrainingRefusal: String, RefusalCode {
  case ownTraining = "training.own"
  case withdrawnBefore = "training.withdrawn-before"

  package var kind: Refusal.Kind {
    switch self {
    case .ownTraining: .forbidden
    case .withdrawnBefore: .conflict
    }
  }
}
