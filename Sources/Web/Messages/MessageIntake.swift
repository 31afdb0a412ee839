import Foundation
import HTTPTypes
import Office

/// `POST /api/v1/messages`: takes in what the office's own programs collected.
///
/// The busiest address of all: one pass over the body, one act, and an answer that is put together
/// by hand.
enum MessageIntake {
  static let path = "/api/v1/messages"
  private static let texts: Set<String> = ["organization", "kind", "title", "body", "contact"]
  private static let required = ["organization", "kind", "title", "body", "mayPublish"]

  static func reply(_ visit: Visit) async throws -> Reply {
    let type = visit.headers[.contentType]?.lowercased() ?? ""
    guard type.hasPrefix("application/json") else {
      return Problem.reply(
        Refusal(WebRefusal.badForm), visit: visit, status: .unsupportedMediaType)
    }
    guard
      let fields = try? JSONDecoder().decode([String: Field].self, from: Data(visit.body))
    else {
      return Problem.reply(Refusal(WebRefusal.badForm), visit: visit, status: .badRequest)
    }
    let act = try act(fields)
    let outcome = try await visit.office.perform(
      act, as: .citizen, request: visit.request, once: visit.once)
    return try created(outcome, keys: visit.office.keys)
  }

  /// A value of the body, as far as it matters here.
  private enum Field: Decodable {
    case text(String)
    case flag(Bool)
    case other

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else {
        self = .other
      }
    }
  }

  private static func act(_ fields: [String: Field]) throws -> LeaveMessage {
    var problems: [FieldProblem] = []
    for name in fields.keys.sorted() where !texts.contains(name) && name != "mayPublish" {
      problems.append(FieldProblem(String(name.prefix(40)), .unknownField))
    }
    for name in required where fields[name] == nil {
      problems.append(FieldProblem(name, .required))
    }
    func text(_ name: String) -> String {
      guard let field = fields[name] else { return "" }
      if case .text(let words) = field { return words }
      problems.append(FieldProblem(name, .wrong))
      return ""
    }
    let act = LeaveMessage(
      recipient: text("organization"), kind: text("kind"), title: text("title"),
      body: text("body"), contact: text("contact"), mayPublish: flag(fields, &problems))
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return act
  }

  private static func flag(
    _ fields: [String: Field], _ problems: inout [FieldProblem]
  ) -> Bool {
    switch fields["mayPublish"] {
    case .flag(let value): return value
    case nil: return false
    default:
      problems.append(FieldProblem("mayPublish", .wrong))
      return false
    }
  }

  /// Number and code are made of letters, digits and hyphens, so nothing needs escaping.
  private static func created(_ outcome: LeaveMessage.Outcome, keys: Keys) throws -> Reply {
    let code = try outcome.code(with: keys)
    let tracking = TrackPages.path(number: outcome.number)
    let body =
      "{\"number\":\"\(outcome.number)\",\"code\":\"\(code)\",\"trackingPath\":\"\(tracking)\"}"
    var reply = Reply(status: .created, type: "application/json", body: Array(body.utf8))
    reply.headers[.location] = tracking
    return reply
  }
}
