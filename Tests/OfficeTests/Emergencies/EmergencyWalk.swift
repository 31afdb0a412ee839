import Office
import Rulebook
import Support
import WorkCalendar

/// An event of the city bureau, and a body above that may hold the bureau to silence.
struct EmergencyWalk {
  let world: World

  var posts: PostWalk { PostWalk(world: world) }

  static let elements = [
    "event": "燃气泄漏", "place": "金水路", "type": "事故灾难", "brief": "无人伤亡", "measures": "已封路",
  ]

  func open(clock: String? = nil) async throws -> EventID {
    try await world.perform(
      OpenEvent(
        organization: world.cast.city, event: "金水路燃气泄漏", knownAt: world.now, clock: clock),
      as: world.cast.editor)
  }

  /// A notice of the city bureau.
  func draft(
    on event: EventID?, after follows: PostID? = nil, isFinal: Bool = false,
    form: EmergencyNotice.Form = .report
  ) -> PostDraft {
    var draft = PostWalk.draft(
      account: world.cast.account, kind: .emergency, elements: Self.elements)
    draft.notice = EmergencyNotice(
      form: form, event: event, follows: follows, isFinal: isFinal ? true : nil)
    return draft
  }

  /// Somebody at the province's department who decides what the city bureau says.
  func decider() async throws -> Actor {
    try await world.join("shengwen", at: world.cast.province, .newsCentre, .editor)
  }

  func hold(
    _ event: EventID?, by actor: Actor, over scope: OrganizationID? = nil,
    rule: String = "zhengzhou-2020/directives.police-opinion", subject: String = "金水路事故"
  ) async throws -> HoldID {
    try await world.perform(
      PlaceHold(
        scope: scope ?? world.cast.city, event: event, rule: rule,
        words: PlaceHold.Words(
          subject: subject, reason: "由上级统一回复", contact: "新闻中心 0000-0000000")),
      as: actor)
  }

  func event(_ id: EventID) async throws -> EmergencyEvent {
    try await world.ask(as: .system(.courier)) { try $0.visibleEvent(id) }
  }

  /// Puts the law on emergencies in force for the city bureau as well.
  func adoptLaw() async throws {
    let plan = try await world.perform(
      ProposeRulebooks(
        world.cast.city,
        chosen: ["zhengzhou-2020", "openness"].map { ChosenRulebook($0) }, reason: "应急"),
      as: world.cast.systemAdministrator)
    try await world.perform(
      ActivateRulebooks(world.cast.city, plan: plan), as: world.cast.securityAdministrator)
  }
}
