import Office
import Spreadsheets
import WorkCalendar

/// The accounts officers reported of their own, as far as the asker sees them on the page.
enum PersonalExport {
  static let fields = ["view", "state", "platform", "q"]

  static func list(_ visit: Visit) throws -> ListExport {
    let say = visit.say
    let filter = PersonalListPage.filter(
      visit.form, text: String(visit.form.text("q").prefix(PersonalListPage.longest)),
      decides: try visit.signedIn().decidesOnPersonalAccounts)
    let columns =
      [
        "personal.field.name", "personal.field.platform", "personal.field.link",
        "personal.officer", "personal.field.post", "personal.field.secret",
        "personal.field.need", "personal.body", "personal.field.certified",
        "personal.field.real-name", "personal.field.marks",
      ].map { TableColumn(say($0)) } + [
        TableColumn(say("personal.reported-at"), .date), TableColumn(say("personal.column.state")),
      ]
    return ListExport(
      .personalAccounts, columns: columns, filter: ExportFields.named(fields, in: visit.form)
    ) { reading, place, limit in
      let found = try reading.personalAccounts(
        filter, before: place.flatMap { PersonalAccountID($0) }, limit: limit)
      return ListExport.Portion(
        rows: found.map { row($0, say) },
        next: found.count == limit ? found.last?.account.id.description : nil)
    }
  }

  private static func row(_ found: ListedPersonalAccount, _ say: Words) -> [TableValue] {
    let report = found.account.report
    func answer(_ isTrue: Bool) -> TableValue { .words(PersonalWords.answer(isTrue, say)) }
    return [
      .words(report.name), .words(PersonalWords.platform(report, say)), .words(report.link),
      .words(found.officer), .words(report.post), answer(report.isSecretPost),
      .words(report.need), .words(found.organization.name), answer(report.isCertified),
      answer(report.hasRealName), answer(report.hasPoliceMarks), .day(found.account.reportedAt),
      .words(say("personal.state." + found.account.state.rawValue)),
    ]
  }
}

/// The notices on an account, with the last note on each.
enum NoticeExport {
  static let fields = ["account"]
  /// Notices at a time, so that all of their notes are read.
  private static let portion = 40

  static func list(_ visit: Visit) throws -> ListExport {
    let say = visit.say
    guard let account = Visit.number(visit.form.text("account"), of: Account.self) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let columns =
      ["title", "kind"].map { TableColumn(say("notices.field." + $0)) }
      + [TableColumn(say("notices.field.event-on"), .date)]
      + ["text", "replacement", "contact"].map { TableColumn(say("notices.field." + $0)) }
      + [
        TableColumn(say("notices.published"), .date), TableColumn(say("notices.updated"), .date),
        TableColumn(say("notices.field.progress")), TableColumn(say("notices.ended-at"), .date),
      ]
    return ListExport(
      .notices, columns: columns, filter: ExportFields.named(fields, in: visit.form)
    ) { reading, place, limit in
      _ = try reading.visibleAccount(account)
      let size = min(limit, portion)
      let found = try reading.accountNotices(
        of: account, before: place.flatMap { AccountNoticeID($0) }, limit: size)
      return ListExport.Portion(
        rows: found.map { row($0, say) },
        next: found.count == size ? found.last?.id.description : nil)
    }
  }

  private static func row(_ notice: AccountNotice, _ say: Words) -> [TableValue] {
    let draft = notice.draft
    return [
      .words(draft.title), .words(NoticeWords.kind(notice.kind, say)),
      draft.eventOn.map { .date($0) } ?? .empty, .words(draft.text), .words(draft.replacement),
      .words(draft.contact), .day(notice.publishedAt), .day(notice.updatedAt),
      .words(notice.progress.last?.text), .day(notice.endedAt),
    ]
  }
}
