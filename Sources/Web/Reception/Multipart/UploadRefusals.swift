import HTTPTypes
import Office

extension UploadFault {
  /// What the sender is told, naming the field where one is at fault.
  var refusal: (refusal: Refusal, status: HTTPResponse.Status) {
    switch self {
    case .noBoundary: (Refusal(WebRefusal.badForm), .unsupportedMediaType)
    case .malformed(let field), .cutShort(let field):
      (
        Refusal(
          WebRefusal.brokenUpload,
          problems: field.map { [FieldProblem($0, .incomplete)] } ?? []), .badRequest
      )
    case .badText(nil), .headerTooLong, .tooManyParts: (Refusal(WebRefusal.badForm), .badRequest)
    case .badText(let field?):
      (.invalid([FieldProblem(field, .badCharacters)]), .badRequest)
    case .tooManyFiles(let field, let limit):
      (
        .invalid([FieldProblem(field, .tooMany, facts: ["maximum": "\(limit)"])]),
        .contentTooLarge
      )
    case .fieldsTooLarge(let limit):
      (
        Refusal(WebRefusal.bodyTooLarge, facts: ["limit": "\(limit / 1024)"]), .contentTooLarge
      )
    case .fileTooLarge(let field, let name, let bytes, let limit):
      (
        .invalid([.tooLarge(field, name: name, bytes: bytes, maximum: limit)]), .contentTooLarge
      )
    case .notAdmitted: (Refusal(WebRefusal.formExpired), .forbidden)
    }
  }
}
