import Rulebook

/// Tells the public how far the matter of a notice has come.
package struct AddNoticeProgress: Act {
  package static let name: ActName = "accounts.add-progress"
  package static let permission = PublishNotice.permission

  package let account: AccountID
  package let notice: AccountNoticeID
  package let text: String

  package init(_ account: AccountID, notice: AccountNoticeID, text: String) {
    self.account = account
    self.notice = notice
    self.text = text
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> Done {
    let notice = try desk.lockNotice(notice, of: account)
    let unit = try desk.here()
    guard notice.endedAt == nil else { throw Refusal(NoticeRefusal.ended) }
    var problems: [FieldProblem] = []
    let words = NoticeFields.progress.check(text, field: "progress", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.checkWords(try desk.reading.findings(onProgress: words, of: unit))
    let position = (notice.progress.last?.position ?? 0) + 1
    try desk.insertProgress(words, position: position, of: notice.id, by: try desk.person().id)
    let rule = NoticeFields.progressRule(under: try desk.reading.rules(for: unit))
    desk.record(
      AuditObject(.account, account.rawValue, of: unit.id), after: digest(words),
      citations: rule?.citations ?? [],
      facts: ["notice": "\(notice.id)", "progress": "\(position)"])
    return Done()
  }
}
