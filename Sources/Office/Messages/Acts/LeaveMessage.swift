import WorkCalendar

/// Takes in what a citizen writes on the portal and opens a matter for the clerk (Yao'an 7).
///
/// The citizen gets a number and a secret code; only a keyed digest of the code is kept. The act
/// reads one row and writes one a table: it is the busiest of all.
package struct LeaveMessage: Act {
  package static let name: ActName = "messages.leave"
  package static let permission = Permission.citizens

  /// Code of the body that is written to.
  private let recipient: String
  private let mayPublish: Bool
  private let language: String
  /// Checked before the transaction begins: the writer's thread has better things to do.
  private let fields: Result<Fields, Refusal>

  private struct Fields {
    let kind: Message.Kind
    let title: String
    let body: String
    let contact: String
  }

  /// - Parameters:
  ///   - kind: a `Message.Kind`, as typed.
  ///   - contact: empty when none is given.
  ///   - language: tag of the language of the citizen's page.
  package init(
    recipient: String, kind: String, title: String, body: String, contact: String = "",
    mayPublish: Bool, language: String = "zh-Hans"
  ) {
    self.recipient = recipient
    self.mayPublish = mayPublish
    self.language = language
    var problems: [FieldProblem] = []
    if recipient.isEmpty { problems.append(FieldProblem("organization", .required)) }
    let chosen = Message.Kind(rawValue: kind)
    if chosen == nil {
      problems.append(FieldProblem("kind", kind.isEmpty ? .required : .notAChoice))
    }
    let fields = Fields(
      kind: chosen ?? .consultation,
      title: MessageFields.title.check(title, field: "title", &problems),
      body: MessageFields.body.check(body, field: "body", &problems),
      contact: MessageFields.contact.check(contact, field: "contact", &problems))
    self.fields = problems.isEmpty ? .success(fields) : .failure(.invalid(problems))
  }

  package struct Outcome: Sendable, Codable {
    package let message: MessageID
    package let number: String
    /// The secret code, sealed: the outcome is kept for a form that is sent twice, and the code
    /// must not stand in the books in clear.
    package let sealedCode: [UInt8]

    /// The code as it is shown to the writer, this once.
    package func code(with keys: Keys) throws -> String {
      QueryCode.grouped(try keys.unseal(sealedCode))
    }
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Outcome {
    let fields = try fields.get()
    let organization = try desk.recipient(code: recipient)
    let keys = desk.reading.keys
    let message = try desk.insertMessage(
      to: organization, kind: fields.kind, title: fields.title, body: fields.body,
      contact: fields.contact.isEmpty ? nil : try keys.seal(fields.contact),
      mayPublish: mayPublish, language: language)
    let number = Self.number(recipient, year: desk.today.year, message: message)
    let code = QueryCode.code(from: desk.random.bytes(QueryCode.length))
    try desk.insertMatter(
      of: message, organization: organization, number: number,
      codeDigest: keys.codeDigest(QueryCode.secret(number: number, code: code)))
    let first = PlannedStep(
      kind: .register, organization: organization, role: .inboxClerk, citations: [])
    try desk.openStep(first, of: message, position: 1)
    desk.record(
      AuditObject(.message, message.rawValue, of: organization), facts: ["number": number])
    return Outcome(message: message, number: number, sealedCode: try keys.seal(code))
  }

  private static func number(_ code: String, year: Int, message: MessageID) -> String {
    let digits = "\(message)"
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\(code)-LY-\(year)-\(padding)\(digits)"
  }
}
