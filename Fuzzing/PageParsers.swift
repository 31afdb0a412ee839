import Office
import Web

/// What comes with a request.
let pageParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "form": { _ = try? FormFields(urlEncoded: $0) },
  "body": { _ = BodyText(text($0)) },
  "range": { bytes in
    if case .part(let range) = ByteRange(header: text(bytes), length: 1_000) {
      precondition(!range.isEmpty && (0...1_000).contains(range.upperBound), "outside the file")
    }
  },
  "search": { _ = SearchWords(text($0)) },
  "path": { _ = Reply.isOwnPath(text($0)) },
  "field": {
    var problems: [FieldProblem] = []
    _ = TextRule(maximum: 100, multiline: true).check(text($0), field: "text", &problems)
  },
]
