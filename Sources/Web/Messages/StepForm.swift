import Office

/// What can be posted to a step; the raw value is the end of the address.
enum StepForm: String, CaseIterable {
  case registration, instruction, `return`, draft, refusal, signature, edit, approval, sending

  func take(_ visit: Visit) async throws -> Reply {
    let step: MatterStepID = try visit.id()
    do {
      let moved = try await perform(step, visit)
      return .redirect("\(messagePath(moved.message))?done=\(rawValue)")
    } catch let refusal as Refusal where refusal.kind == .invalid {
      let message = try await visit.ask { try $0.message(of: step) }
      return try await MatterPage.reply(visit, message: message, refusal: refusal)
    }
  }

  private func perform(_ step: MatterStepID, _ visit: Visit) async throws -> MatterMoved {
    let form = visit.form
    switch self {
    case .registration:
      try visit.expect(
        "class", "urgent", "complexity", "proposal", "department", "outcome", "basis", "reason",
        "notified")
      return try await visit.perform(
        RegisterMatter(step: step, registration: Registration(form)))
    case .instruction:
      try visit.expect("instruction", "department", "complexity", "opinion")
      return try await visit.perform(
        InstructMatter(
          step: step, instruction: form.text("instruction"), department: form.text("department"),
          complexity: form.text("complexity")))
    case .return:
      return try await giveBack(step, visit)
    case .draft:
      try visit.expect("body", "opinion", "reason")
      return try await visit.perform(
        DraftAnswer(step: step, body: form.text("body"), opinion: form.text("opinion")))
    case .refusal:
      try visit.expect("body", "opinion", "reason", "reply", "_digest")
      return try await visit.perform(SendBackToOffice(step: step, reason: form.text("reason")))
    case .signature:
      try visit.expect("opinion", "reason", "reply", "_digest")
      return try await visit.perform(
        SignAnswer(step: step, reply: try mark(form), opinion: form.text("opinion")))
    case .edit:
      try visit.expect("body", "opinion")
      return try await visit.perform(
        EditReply(step: step, body: form.text("body"), opinion: form.text("opinion")))
    case .approval:
      try visit.expect("opinion", "reply", "_digest")
      return try await visit.perform(
        ApproveReply(step: step, reply: try mark(form), opinion: form.text("opinion")))
    case .sending:
      try visit.expect("reply", "_digest")
      return try await visit.perform(SendReply(step: step, reply: try mark(form)))
    }
  }

  /// Which of the three returns it is, the step itself says.
  private func giveBack(_ step: MatterStepID, _ visit: Visit) async throws -> MatterMoved {
    try visit.expect(
      "opinion", "instruction", "department", "complexity", "reason", "reply", "_digest")
    let opinion = visit.form.text("opinion")
    switch try await visit.ask({ try $0.kind(of: step) }) {
    case .sign: return try await visit.perform(ReturnDraft(step: step, opinion: opinion))
    case .approve: return try await visit.perform(ReturnReply(step: step, opinion: opinion))
    default: return try await visit.perform(ReturnMatter(step: step, opinion: opinion))
    }
  }

  /// The reply text the person had before their eyes.
  private func mark(_ form: FormFields) throws -> ReplyMark {
    guard let number = Int64(form.text("reply")), let digest = bytes(hex: form.text("_digest")),
      digest.count == 32
    else { throw Refusal(MessageRefusal.replyChanged) }
    return ReplyMark(number: number, digest: digest)
  }

  private func bytes(hex text: String) -> [UInt8]? {
    guard text.utf8.count == 64 else { return nil }
    var result: [UInt8] = []
    var high: UInt8?
    for character in text.utf8 {
      guard let value = Self.digit(character) else { return nil }
      if let first = high {
        result.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 97...102: byte - 87
    default: nil
    }
  }
}

extension Registration {
  init(_ form: FormFields) {
    self.init(
      messageClass: form.text("class"), isUrgent: form.isOn("urgent"),
      complexity: form.text("complexity"), proposal: form.text("proposal"),
      department: form.text("department"), outcome: form.text("outcome"),
      basis: form.text("basis"), reason: form.text("reason"), notified: form.text("notified"))
  }
}
