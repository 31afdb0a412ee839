/// How much an upload may bring along.
package struct UploadLimits: Sendable {
  /// Bytes of one file.
  package let fileBytes: Int
  /// Files of one field, and of the form.
  package let files: Int
  /// Bytes of all other fields together.
  package let fieldBytes: Int
  /// Fields and files together.
  package let parts: Int
  /// Bytes of the lines that stand before each part.
  package let headerBytes: Int

  package init(
    fileBytes: Int, files: Int = 1, fieldBytes: Int = 262_144, parts: Int = 500,
    headerBytes: Int = 8_192
  ) {
    self.fileBytes = fileBytes
    self.files = files
    self.fieldBytes = fieldBytes
    self.parts = parts
    self.headerBytes = headerBytes
  }

  /// All bytes that an upload within the limits can have.
  var bytes: Int {
    let (contents, isMore) = fileBytes.multipliedReportingOverflow(by: files)
    let (all, isTooMuch) = contents.addingReportingOverflow(
      fieldBytes + parts.multipliedReportingOverflow(by: headerBytes + 256).partialValue)
    return isMore || isTooMuch ? .max : all
  }

  /// What is read on and dropped when a file is too large, so that the browser comes to hear why:
  /// before it has sent everything, it does not listen.
  static let dropped = 512 << 20

  /// How long the whole may take: as a form, and longer by what 128 KiB a second need.
  var patience: Duration { .seconds(min(3_600, 20 + bytes / 131_072)) }
}

/// Why an upload cannot be taken.
package enum UploadFault: Error, Equatable, Sendable {
  /// The content type names no boundary that RFC 2046 allows.
  case noBoundary
  /// Not a whole form: a broken delimiter, a header that cannot be read, something behind the end.
  case malformed(field: String?)
  /// The body ends before the form does.
  case cutShort(field: String?)
  /// Bytes that are no UTF-8, or a control character in a name.
  case badText(field: String?)
  case headerTooLong
  case tooManyParts(limit: Int)
  case tooManyFiles(field: String, limit: Int)
  case fieldsTooLarge(limit: Int)
  /// - bytes: as many as came.
  case fileTooLarge(field: String, name: String, bytes: Int, limit: Int)
  /// The file came before the form's token, or the token is not this browser's.
  case notAdmitted
}
