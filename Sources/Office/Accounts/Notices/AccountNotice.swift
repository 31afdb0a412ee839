import Rulebook
import WorkCalendar

package typealias AccountNoticeID = Identifier<AccountNotice>

/// What the public is told when an account changes, closes or pauses (R29).
///
/// It is never changed; what comes after it is told in its notes.
package struct AccountNotice: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable, Codable {
    case change, closing, suspension

    /// In which states of the account it can be announced.
    package var states: Set<Account.State> {
      switch self {
      case .change, .suspension: [.open, .suspended]
      case .closing: [.open, .suspended, .closed, .cancelled]
      }
    }
  }

  package let id: AccountNoticeID
  package let account: AccountID
  package let organization: OrganizationID
  package let draft: NoticeDraft
  /// What an office's own rulebook asks for besides, as it was titled on the day.
  package let points: [NoticePoint]
  package let publishedBy: PersonID
  package let publishedAt: Instant
  /// Nil while it stands on the portal's first page.
  package let endedAt: Instant?
  /// The oldest first.
  package let progress: [NoticeProgress]

  package var kind: Kind { draft.kind }

  /// When something was last said.
  package var updatedAt: Instant { progress.last?.at ?? publishedAt }
}

/// The words of a notice, as they are typed.
package struct NoticeDraft: Sendable, Hashable, Codable {
  package var kind: AccountNotice.Kind
  /// The filing that it announces.
  package var filing: FilingID?
  package var eventOn: CivilDate?
  package var title = ""
  package var text = ""
  /// Where readers find the office from then on.
  package var replacement = ""
  package var contact = ""
  /// What an office's own rulebook asks for besides, by the rule's name.
  package var others: [String: String] = [:]

  package init(kind: AccountNotice.Kind) { self.kind = kind }
}

/// A point that only an office's own rulebook asks for, and what the notice says to it.
package struct NoticePoint: Sendable, Hashable, Codable {
  package let name: String
  package let title: LocalizedTitle
  package let text: String
}

/// A note on how far the matter of a notice has come.
package struct NoticeProgress: Sendable, Hashable {
  package let position: Int64
  package let text: String
  package let by: PersonID
  package let at: Instant
}

extension FilingEvent {
  /// The kind of notice that announces it; nil where the public need not know.
  package var noticeKind: AccountNotice.Kind? {
    switch self {
    case .change, .menuUnusable: .change
    case .closing, .cancellation: .closing
    case .emergencyClosing: .suspension
    case .opening, .existing, .administratorChange, .leaderChange: nil
    }
  }
}
