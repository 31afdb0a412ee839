import Office
import Rulebook
import Support
import Testing
import WorkCalendar

/// Leads messages through the office as its people do, each step by whoever holds it.
struct MatterWalk {
  let world: World
  /// Code of the body that citizens write to.
  let code: String
  let unit: OrganizationID
  let department: OrganizationID

  static func county(_ world: World) -> MatterWalk {
    MatterWalk(
      world: world, code: "YX", unit: world.cast.county, department: world.cast.countyDepartment)
  }

  static func city(_ world: World) -> MatterWalk {
    MatterWalk(
      world: world, code: "YC", unit: world.cast.city, department: world.cast.orderDepartment)
  }

  var clerk: Actor { get throws { try world.cast.holder(of: .inboxClerk, at: unit) } }
  var leader: Actor { get throws { try world.cast.holder(of: .leader, at: unit) } }
  var handler: Actor {
    get throws { try world.cast.holder(of: .departmentHandler, at: department) }
  }
  var head: Actor { get throws { try world.cast.holder(of: .departmentHead, at: department) } }

  static let title = "路灯不亮"
  static let body = "学校门口的路灯坏了一周。"

  func letter(
    title: String = title, body: String = body, contact: String = ""
  ) -> LeaveMessage {
    LeaveMessage(
      recipient: code, kind: "request", title: title, body: body, contact: contact,
      mayPublish: true)
  }

  func leave() async throws -> LeaveMessage.Outcome {
    try await world.perform(letter(), as: .citizen)
  }

  func file(_ id: MessageID, as actor: Actor = .system(.timekeeper)) async throws -> MatterFile {
    try await world.ask(as: actor) { try $0.matterFile(id) }
  }

  func step(_ id: MessageID) async throws -> MatterStepID {
    try #require(try await file(id).openStep).id
  }

  func mark(_ id: MessageID) async throws -> ReplyMark {
    try #require(try await file(id).currentReply).mark
  }

  func register(
    _ id: MessageID, _ messageClass: String = "inquiry", isUrgent: Bool = false
  ) async throws {
    let registration = Registration(
      messageClass: messageClass, isUrgent: isUrgent, complexity: "simple", proposal: "拟请教育科核实。",
      department: "\(department)")
    try await world.perform(
      RegisterMatter(step: try await step(id), registration: registration), as: clerk)
  }

  func instruct(
    _ id: MessageID, _ complexity: Complexity = .simple, to chosen: OrganizationID? = nil
  ) async throws {
    try await world.perform(
      InstructMatter(
        step: try await step(id), instruction: "请今日核实。",
        department: "\(chosen ?? department)", complexity: complexity.rawValue), as: leader)
  }

  func draft(_ id: MessageID, _ body: String = "路灯已于今日修复。") async throws {
    try await world.perform(
      DraftAnswer(step: try await step(id), body: body, opinion: "已派人修复。"), as: handler)
  }

  func sign(_ id: MessageID) async throws {
    try await world.perform(
      SignAnswer(step: try await step(id), reply: try await mark(id), opinion: "同意。"), as: head)
  }

  func edit(_ id: MessageID, _ body: String = "您好，路灯已于今日修复，感谢您的反映。") async throws {
    try await world.perform(EditReply(step: try await step(id), body: body), as: clerk)
  }

  func approve(_ id: MessageID) async throws {
    try await world.perform(
      ApproveReply(step: try await step(id), reply: try await mark(id)), as: leader)
  }

  func send(_ id: MessageID) async throws {
    try await world.perform(
      SendReply(step: try await step(id), reply: try await mark(id)), as: clerk)
  }

  /// A message that has come to the given step.
  func message(at kind: MatterStep.Kind) async throws -> MessageID {
    let id = try await leave().message
    if kind == .register { return id }
    try await register(id)
    if kind == .instruct { return id }
    try await instruct(id)
    if kind == .draft { return id }
    try await draft(id)
    if kind == .sign { return id }
    try await sign(id)
    if kind == .edit { return id }
    try await edit(id)
    if kind == .approve { return id }
    try await approve(id)
    return id
  }

  func track(_ outcome: LeaveMessage.Outcome) async throws -> TrackedMatter {
    let code = try outcome.code(with: World.keys)
    return try await world.ask(as: .citizen) {
      try $0.trackedMatter(number: outcome.number, code: code)
    }
  }
}
