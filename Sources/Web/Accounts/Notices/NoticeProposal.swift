import Office
import WorkCalendar

/// The words that a notice begins with, from the filing and the catalogue; all of them may be
/// changed before they are published.
enum NoticeProposal {
  /// A notice is in the language of the office, whatever language its writer reads.
  static func draft(_ kind: AccountNotice.Kind, for view: NoticeView) -> NoticeDraft {
    let say = view.visit.house.say(.chinese)
    let filing = view.filing.flatMap { $0.event.noticeKind == kind ? $0 : nil }
    let day = filing?.form.eventOn ?? view.visit.now.date
    let facts = [
      "account": view.account.name, "organization": view.organization.name,
      "platform": say("rulebook.platform." + view.account.platform.rawValue),
      "day": say.printedDate(day), "name": filing?.form.name ?? "",
    ]
    var draft = NoticeDraft(kind: kind)
    draft.filing = filing?.id
    draft.eventOn = day
    draft.title = say("notices.draft.title." + kind.rawValue, facts)
    let isRenamed = kind == .change && filing.map { $0.form.name != view.account.name } ?? false
    draft.text =
      isRenamed
      ? say("notices.draft.renamed", facts) : say("notices.draft.text." + kind.rawValue, facts)
    draft.replacement = filing?.form.replacement ?? ""
    draft.contact = say("notices.draft.contact", facts)
    return draft
  }

  /// The kind that the filing or the account's state suggests.
  static func kind(for view: NoticeView) -> AccountNotice.Kind? {
    let possible = view.possibleKinds
    if let filed = view.filing?.event.noticeKind, possible.contains(filed) { return filed }
    if view.account.state == .suspended, possible.contains(.suspension) { return .suspension }
    return possible.first
  }
}
