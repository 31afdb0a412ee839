import Office
import Synchronization
import WorkCalendar

/// Brings one message of the demo world as far as the script says.
struct DemoLetters: Sendable {
  let letter: DemoScript.Letter
  let cast: DemoCast
  let office: Office
  let hours: DemoHours

  /// The steps with their times, spread over the hours in which the office works.
  func events(index: Int, start: Instant) -> [DemoEvent] {
    let box = LetterBox()
    let received = start.advanced(byMilliseconds: -letter.minutesAgo * 60_000)
    func time(_ step: Int64) -> Instant {
      let at = hours.moment(part: step, of: 12, between: received, and: start)
      return at.advanced(byMilliseconds: Int64(index))
    }
    func at(_ step: Int64, _ reach: DemoScript.Letter.Reach) -> Instant {
      switch reach {
      case .received: received.advanced(byMilliseconds: Int64(index))
      case .registered where letter.registeredAfter != nil:
        received.advanced(byMilliseconds: (letter.registeredAfter ?? 0) * 60_000)
      // The reply goes out minutes after it was approved.
      case .answered: min(time(step), time(step - 1).advanced(byMilliseconds: 600_000))
      default: time(step)
      }
    }
    let steps: [(DemoScript.Letter.Reach, @Sendable () async throws -> Void)] = [
      (.received, { try await leave(box) }), (.registered, { try await register(box) }),
      (.instructed, { try await instruct(box) }), (.drafted, { try await draft(box) }),
      (.signed, { try await sign(box) }), (.edited, { try await edit(box) }),
      (.approved, { try await approve(box) }), (.answered, { try await send(box) }),
      (.rated, { try await rate(box) }),
    ]
    let reaches = DemoScript.Letter.Reach.allCases
    let reached = letter.reach == .closed ? .registered : letter.reach
    let last = reaches.firstIndex(of: reached) ?? 0
    return steps.prefix(last + 1).enumerated().map { position, step in
      DemoEvent(at: at(Int64(position), step.0), run: step.1)
    }
  }

  private func leave(_ box: LetterBox) async throws {
    let outcome = try await office.perform(
      LeaveMessage(
        recipient: letter.to, kind: letter.kind, title: letter.title, body: letter.body,
        contact: letter.contact, mayPublish: letter.private != true, language: "zh-Hans"),
      as: .citizen, request: "demo")
    let code = try office.keys.unseal(outcome.sealedCode)
    box.set(.init(message: outcome.message, number: outcome.number, code: code))
  }

  private func register(_ box: LetterBox) async throws {
    let (step, _) = try await open(box, .inboxClerk, at: letter.to)
    let department = try letter.department.map(cast.organization)
    _ = try await office.perform(
      RegisterMatter(
        step: step,
        registration: Registration(
          messageClass: letter.class ?? "", complexity: letter.complexity ?? "",
          proposal: letter.proposal ?? "", department: department.map { "\($0)" } ?? "",
          outcome: letter.outcome ?? "", basis: letter.basis ?? "", reason: letter.reason ?? "",
          notified: letter.notified ?? "")),
      as: cast.actor(.inboxClerk, at: letter.to), request: "demo")
  }

  private func instruct(_ box: LetterBox) async throws {
    let (step, _) = try await open(box, .leader, at: letter.to)
    let department = try cast.organization(letter.department ?? letter.to)
    _ = try await office.perform(
      InstructMatter(
        step: step, instruction: letter.instruction ?? "", department: "\(department)",
        complexity: letter.complexity ?? ""),
      as: cast.actor(.leader, at: letter.to), request: "demo")
  }

  private func draft(_ box: LetterBox) async throws {
    let code = letter.department ?? letter.to
    let (step, _) = try await open(box, .departmentHandler, at: code)
    _ = try await office.perform(
      DraftAnswer(step: step, body: letter.reply ?? ""),
      as: cast.actor(.departmentHandler, at: code), request: "demo")
  }

  private func sign(_ box: LetterBox) async throws {
    let code = letter.department ?? letter.to
    let (step, reply) = try await open(box, .departmentHead, at: code)
    _ = try await office.perform(
      SignAnswer(step: step, reply: try marked(reply)),
      as: cast.actor(.departmentHead, at: code), request: "demo")
  }

  private func edit(_ box: LetterBox) async throws {
    let (step, _) = try await open(box, .inboxClerk, at: letter.to)
    _ = try await office.perform(
      EditReply(step: step, body: letter.reply ?? ""),
      as: cast.actor(.inboxClerk, at: letter.to), request: "demo")
  }

  private func approve(_ box: LetterBox) async throws {
    let (step, reply) = try await open(box, .leader, at: letter.to)
    _ = try await office.perform(
      ApproveReply(step: step, reply: try marked(reply)),
      as: cast.actor(.leader, at: letter.to), request: "demo")
  }

  private func send(_ box: LetterBox) async throws {
    let (step, reply) = try await open(box, .inboxClerk, at: letter.to)
    _ = try await office.perform(
      SendReply(step: step, reply: try marked(reply)),
      as: cast.actor(.inboxClerk, at: letter.to), request: "demo")
  }

  private func rate(_ box: LetterBox) async throws {
    guard let receipt = box.receipt else { return }
    _ = try await office.perform(
      RateReply(
        number: receipt.number, code: receipt.code, grade: "\(letter.grade ?? 5)",
        comment: letter.comment ?? ""),
      as: .citizen, request: "demo")
  }

  /// The open step and the newest wording, as the person sees them whose turn it is.
  private func open(
    _ box: LetterBox, _ role: Role, at code: String
  ) async throws -> (MatterStepID, ReplyMark?) {
    guard let message = box.receipt?.message else { throw Refusal(OfficeRefusal.notFound) }
    let file = try await office.ask(as: cast.actor(role, at: code)) { reading in
      try reading.matterFile(message)
    }
    guard let step = file.openStep else { throw Refusal(OfficeRefusal.notFound) }
    return (step.id, file.currentReply?.mark)
  }

  private func marked(_ mark: ReplyMark?) throws -> ReplyMark {
    guard let mark else { throw Refusal(OfficeRefusal.notFound) }
    return mark
  }
}

/// What the citizen of the demo was given.
private final class LetterBox: Sendable {
  struct Receipt: Sendable {
    let message: MessageID
    let number: String
    let code: String
  }

  private let value = Mutex<Receipt?>(nil)
  var receipt: Receipt? { value.withLock { $0 } }
  func set(_ receipt: Receipt) { value.withLock { $0 = receipt } }
}
