import Office
import Web

/// What comes with a request.
let pageParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "form": { _ = try? FormFields(urlEncoded: $0) },
  "body": { _ = BodyText(text($0)) },
  "path": { _ = Reply.isOwnPath(text($0)) },
  "field": {
    var problems: [FieldProblem] = []
    _ = TextRule(maximum: 100, multiline: true).check(text($0), field: "text", &problems)
  },
]
