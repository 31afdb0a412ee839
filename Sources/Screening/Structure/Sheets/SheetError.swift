/// What is wrong with one of the files that the checks know their words from.
package enum SheetProblem: String, Sendable {
  case missingFile = "missing-file"
  case syntax
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case emptyText = "empty-text"
  case outOfRange = "out-of-range"
  case unknownValue = "unknown-value"
}

/// A mistake in a file of words, with its place.
package struct SheetError: Error, Sendable, Hashable {
  package var problem: SheetProblem
  /// Name of the file, such as `personal-data.yaml`.
  package var file: String
  /// Line from 1; 0 when the mistake is the whole file.
  package var line: Int
  /// The key it is about, with the keys above it: `phone.area-codes`.
  package var key: String
}

extension SheetError: CustomStringConvertible {
  /// For logs and tests: `structure.yaml:12: unknown-key dates.yaer`.
  package var description: String { "\(file):\(line): \(problem.rawValue) \(key)" }
}
