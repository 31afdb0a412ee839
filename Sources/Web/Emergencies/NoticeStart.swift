import Office
import Rulebook

/// What a new notice begins with, from the address: a first notice, a warning, or what continues
/// another notice.
struct NoticeStart {
  var kind: PostKind
  var notice = EmergencyNotice()
  /// What the notice before said, to be brought up to date.
  var elements: [String: String] = [:]
  var accounts: [AccountID] = []

  /// - Throws: `office.not-found` for a notice to continue that there is none of.
  static func read(_ visit: Visit) async throws -> NoticeStart {
    let query = visit.query
    let template = query.text("template")
    let known = PostKind(rawValue: query.text("kind")) ?? .ordinary
    var start = NoticeStart(kind: known)
    if ["emergency", "warning", "update"].contains(template) { start.kind = .emergency }
    if template == "warning" { start.notice.form = .warning }
    start.notice.event = EventID(query.text("event"))
    guard let before = PostID(query.text("update-of")) else { return start }
    let draft = try await visit.ask { try $0.dossier(of: before).current.draft }
    start.kind = .emergency
    start.notice = EmergencyNotice(
      form: draft.noticeForm ?? .report, event: draft.notice?.event,
      follows: draft.notice?.event == nil ? nil : before)
    (start.elements, start.accounts) = (draft.elements, draft.accounts)
    return start
  }

  /// What was typed into the form of a new item.
  static func typed(_ visit: Visit) -> NoticeStart {
    var start = NoticeStart(kind: PostKind(rawValue: visit.form.text("kind")) ?? .ordinary)
    let form = EmergencyNotice.Form(rawValue: visit.form.text(EmergencyNoticeFields.form))
    start.notice.form = form ?? .report
    return start
  }

  /// The address of the same form for another body.
  var query: String {
    if let follows = notice.follows { return "update-of=\(follows)" }
    let event = notice.event.map { "&event=\($0)" } ?? ""
    return (notice.form == .warning ? "template=warning" : "kind=\(kind.rawValue)") + event
  }

  /// The title of the page.
  func title(_ say: Words) -> String {
    guard kind == .emergency else { return say("posts.new") }
    if notice.follows != nil { return say("events.new-update") }
    return say(notice.form == .warning ? "events.new-warning" : "posts.new-emergency")
  }
}
