import Rulebook

/// Tells the public that an account changes, closes or pauses, and where to turn instead (R29).
package struct PublishNotice: Act {
  package static let name: ActName = "accounts.publish-notice"
  package static let permission = Permission(.accountManager, .bureauManager)

  package let account: AccountID
  package let draft: NoticeDraft

  package init(_ account: AccountID, draft: NoticeDraft) {
    self.account = account
    self.draft = draft
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> AccountNoticeID {
    let account = try desk.lockAccount(account)
    let unit = try desk.here()
    let rules = try desk.reading.rules(for: unit)
    guard draft.kind.states.contains(account.state) else {
      throw Refusal(NoticeRefusal.wrongState, facts: ["account": account.name])
    }
    var problems: [FieldProblem] = []
    let clean = NoticeFields.check(draft, under: rules, &problems)
    if let filing = clean.filing, try desk.reading.filing(filing).account != account.id {
      problems.append(FieldProblem("filing", .notAChoice))
    }
    guard problems.isEmpty else {
      throw Refusal(
        OfficeRefusal.invalid, citations: NoticeFields.citations(of: problems, under: rules),
        problems: problems)
    }
    try desk.checkWords(try desk.reading.findings(on: clean, of: unit))
    let others = rules.noticePoints.compactMap { point in
      clean.others[point.name].map { NoticePoint(name: point.name, title: point.title, text: $0) }
    }
    let id = try desk.insertNotice(clean, points: others, on: account, by: try desk.person().id)
    desk.record(
      AuditObject(.account, account.id.rawValue, of: unit.id), after: digest(try stored(clean)),
      citations: rules.noticePoints.citations,
      facts: ["name": account.name, "notice": "\(id)", "notice-kind": clean.kind.rawValue])
    return id
  }
}

extension Desk {
  /// - Throws: `accounts.notice-must-fix` where a finding stands in the way.
  func checkWords(_ findings: [Finding]) throws {
    let mustFix = findings.filter { $0.level == .mustFix }
    guard mustFix.isEmpty else {
      throw Refusal(
        NoticeRefusal.mustFix, facts: ["count": "\(mustFix.count)"],
        citations: mustFix.citations)
    }
  }
}
