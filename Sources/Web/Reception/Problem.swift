import Foundation
import HTTPTypes
import Office
import Rulebook

/// A refusal for programs: `application/problem+json` (RFC 9457).
package struct Problem: Encodable, Sendable {
  struct FieldError: Encodable {
    let pointer: String
    let code: String
    let detail: String
  }

  struct Clause: Encodable {
    let rulebook: String
    let article: String
    let rule: String
  }

  let type: String
  let title: String
  let status: Int
  let instance: String
  let errors: [FieldError]?
  let clauses: [Clause]?

  static func reply(
    _ refusal: Refusal, visit: Visit, status: HTTPResponse.Status? = nil
  ) -> Reply {
    let status = status ?? refusal.status
    let errors = refusal.problems.map { problem in
      FieldError(
        pointer: "/" + problem.field, code: problem.code.rawValue,
        detail: visit.words(for: problem))
    }
    let clauses = refusal.citations.map {
      Clause(rulebook: $0.rulebook, article: $0.article, rule: $0.rule)
    }
    return reply(
      Problem(
        type: "/problems/" + refusal.code,
        title: visit.say("refusal." + refusal.code, refusal.facts),
        status: status.code, instance: visit.request, errors: errors.isEmpty ? nil : errors,
        clauses: clauses.isEmpty ? nil : clauses), status: status)
  }

  static func fault(visit: Visit) -> Reply {
    reply(
      Problem(
        type: "/problems/fault", title: visit.say("fault.title"), status: 500,
        instance: visit.request, errors: nil, clauses: nil), status: .internalServerError)
  }

  private static func reply(_ problem: Problem, status: HTTPResponse.Status) -> Reply {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = (try? encoder.encode(problem)).map { [UInt8]($0) } ?? []
    var reply = Reply(status: status, type: "application/problem+json", body: body)
    if status == .serviceUnavailable { reply.headers[.retryAfter] = "2" }
    return reply
  }
}

extension Refusal {
  package var status: HTTPResponse.Status {
    switch kind {
    case .invalid: .unprocessableContent
    case .forbidden: .forbidden
    case .conflict: .conflict
    case .notFound: .notFound
    case .tooLate: .conflict
    case .unavailable: .serviceUnavailable
    }
  }
}
