/// Why a table cannot be brought in.
package enum ImportRefusal: String, RefusalCode {
  case noRows = "imports.no-rows"
  case tooManyRows = "imports.too-many-rows"
  case badRows = "imports.bad-rows"
  case nothingToDo = "imports.nothing-to-do"
  case wrongState = "imports.wrong-state"
  case columnsMissing = "imports.columns-missing"

  package var kind: Refusal.Kind {
    switch self {
    case .noRows, .tooManyRows, .columnsMissing: .invalid
    case .badRows, .nothingToDo, .wrongState: .conflict
    }
  }
}
