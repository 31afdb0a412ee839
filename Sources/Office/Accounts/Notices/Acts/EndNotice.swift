/// Takes a notice off the portal's first page when all is done; it stays among the earlier ones.
package struct EndNotice: Act {
  package static let name: ActName = "accounts.end-notice"
  package static let permission = PublishNotice.permission

  package let account: AccountID
  package let notice: AccountNoticeID

  package init(_ account: AccountID, notice: AccountNoticeID) {
    self.account = account
    self.notice = notice
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> Done {
    let notice = try desk.lockNotice(notice, of: account)
    let unit = try desk.here()
    guard notice.endedAt == nil else { throw Refusal(NoticeRefusal.ended) }
    try desk.end(notice.id, by: try desk.person().id)
    desk.record(
      AuditObject(.account, account.rawValue, of: unit.id), facts: ["notice": "\(notice.id)"])
    return Done()
  }
}
