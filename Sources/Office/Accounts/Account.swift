import Rulebook
import WorkCalendar

package typealias AccountID = Identifier<Account>

/// Where an account lives; the words are those of the rulebooks' kinds of accounts.
package enum Platform: String, Sendable, CaseIterable, Codable {
  case weibo
  case weChatSubscription = "wechat-subscription"
  case weChatService = "wechat-service"
  case toutiao
  case douyin
  case qq
  case baijiahao
  case penguin
  /// An app of the body's own.
  case app
  /// The portal that comes with the program.
  case portal
  case other

  /// How the rules call it.
  package var kind: PlatformKind { PlatformKind(rawValue: rawValue) ?? .other }
}

/// An official account on a platform, under the name of the body that runs it.
package struct Account: Sendable, Hashable, Codable {
  /// How far an account has come, from the application to the cancellation.
  package enum State: String, Sendable, CaseIterable, Codable {
    /// Applied for; the name is taken.
    case applied
    /// May be opened.
    case approved
    case open
    /// Closed at once because of an emergency.
    case suspended
    /// Not used any more, and still registered on the platform.
    case closed
    /// Registered on the platform no more.
    case cancelled
    /// The application was refused or withdrawn.
    case dropped
  }

  package let id: AccountID
  package let organization: OrganizationID
  package let platform: Platform
  package let name: String
  /// The part of the portal's address: `/p/a/<slug>`.
  package let slug: String
  package let description: String
  package let state: State
  /// Nil until it was opened.
  package let openedAt: Instant?
  package let closedAt: Instant?
  /// Its number or name on the platform.
  package let platformID: String
  /// Where it is found there.
  package let link: String
  package let card: AccountCard
  /// Whether readers can write back (R48).
  package let hasInteraction: Bool
  /// The number under which it is on file; nil until a filing was accepted.
  package let filingNumber: String?
  package let version: Int64

  package var isOpen: Bool { state == .open }

  /// What the publisher types to show that the account was looked at (Hunan art. 33).
  package var confirmation: String { String(name.suffix(2)) }
}

/// What is known of an account besides its name: purpose, plan, look, means (R15, R20–R22, R26,
/// R34, R37).
package struct AccountCard: Sendable, Hashable, Codable {
  package enum Certification: String, Sendable, CaseIterable, Codable {
    case none
    /// The person behind it is known to the platform by name.
    case realName = "real-name"
    /// Certified as a body's account.
    case institution
  }

  package var certification: Certification = .none
  /// What avatar and background show.
  package var look = ""
  package var purpose = ""
  /// Rules, team, content plan, goals.
  package var plan = ""
  /// Since when, with which content.
  package var situation = ""
  package var columns = ""
  /// Who built it; empty when nobody outside did.
  package var developer = ""
  package var equipment = ""
  /// Premises and funds.
  package var means = ""
  /// What the unit's accounts have in common.
  package var style = ""

  package init() {}

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func text(_ key: CodingKeys) throws -> String {
      try values.decodeIfPresent(String.self, forKey: key) ?? ""
    }
    certification =
      try values.decodeIfPresent(Certification.self, forKey: .certification) ?? .none
    (look, purpose, plan) = (try text(.look), try text(.purpose), try text(.plan))
    (situation, columns) = (try text(.situation), try text(.columns))
    (developer, equipment) = (try text(.developer), try text(.equipment))
    (means, style) = (try text(.means), try text(.style))
  }

  /// One of the card's texts, with the name of its field.
  package struct Text: Sendable {
    package let name: String
    package let path: any WritableKeyPath<AccountCard, String> & Sendable
    /// Whether it takes several lines.
    package let isLong: Bool
    /// Of which part of a form it is.
    package let part: FilingPart

    var rule: TextRule { isLong ? AccountFields.text : AccountFields.line }
  }

  /// The card's texts in the order in which they are read.
  package static let texts: [Text] = [
    Text(name: "purpose", path: \.purpose, isLong: true, part: .purpose),
    Text(name: "plan", path: \.plan, isLong: true, part: .purpose),
    Text(name: "situation", path: \.situation, isLong: true, part: .purpose),
    Text(name: "columns", path: \.columns, isLong: false, part: .account),
    Text(name: "look", path: \.look, isLong: false, part: .account),
    Text(name: "developer", path: \.developer, isLong: false, part: .account),
    Text(name: "equipment", path: \.equipment, isLong: true, part: .purpose),
    Text(name: "means", path: \.means, isLong: true, part: .purpose),
    Text(name: "style", path: \.style, isLong: true, part: .purpose),
  ]
}
