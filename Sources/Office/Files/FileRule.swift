/// What may be kept for some purpose: how large, and which types.
package struct FileRule: Sendable {
  package let maximumBytes: Int
  /// In the order in which they are named to the reader.
  package let types: [FileType]

  package init(maximumBytes: Int, types: [FileType]) {
    self.maximumBytes = maximumBytes
    self.types = types
  }

  /// Adds what is wrong with the file: `too-large`, `wrong-type`.
  package func check(
    _ file: IncomingFile, field: String, _ problems: inout [FieldProblem]
  ) {
    if file.size > maximumBytes {
      problems.append(
        .tooLarge(field, name: file.name, bytes: file.size, maximum: maximumBytes))
    }
    if !types.contains(file.type) {
      problems.append(
        FieldProblem(
          field, .wrongType,
          facts: [
            "name": file.name, "type": file.type.rawValue,
            "types": types.map(\.rawValue).joined(separator: ","),
          ]))
    }
  }

  /// Checks all files of a field: `required` when there is none and one is needed, `too-many`.
  ///
  /// - Parameter maximum: how many there may be; nil where the form's own limit is enough.
  package func check(
    _ files: [IncomingFile], field: String, required: Bool = true, maximum: Int? = nil,
    _ problems: inout [FieldProblem]
  ) {
    if required, files.isEmpty { problems.append(FieldProblem(field, .required)) }
    if let maximum, files.count > maximum {
      problems.append(FieldProblem(field, .tooMany, facts: ["maximum": "\(maximum)"]))
    }
    for file in files { check(file, field: field, &problems) }
  }
}

extension FieldProblem {
  /// A file that is larger than it may be; the page says both sizes in words.
  package static func tooLarge(
    _ field: String, name: String, bytes: Int, maximum: Int
  ) -> FieldProblem {
    FieldProblem(
      field, .tooLarge,
      facts: ["name": name, "size": String(bytes), "maximum": String(maximum)])
  }
}
