import Rulebook
import WorkCalendar

/// What can be missing at a body or on an account.
package enum CoverageKind: String, Sendable, CaseIterable {
  /// A body has no account on a platform where it must have one (R19).
  case missing
  /// A body has more accounts on a platform than it should (N6).
  case surplus
  /// A body that may hold no account has an open one (R18).
  case barred
  /// A body with an account has too few persons in a role (R20).
  case staffing
  /// Nobody is administrator A or B, reviewer or security person of an account.
  case people
  /// Somebody who answers for an account cannot sign in any more or has left the body.
  case absence
  /// Readers cannot write back (R48).
  case interaction
  /// No filing of an account was ever accepted.
  case filing
  /// An account was closed and is still there on its platform.
  case uncancelled
  /// Something due on an account was not done in time.
  case overdue
  /// Nothing was published on the portal for longer than the rules allow (N2).
  case idle
  /// The program does not see what is published there, so a person has to look.
  case unseen

  /// Whether its lines are bodies; those of the others are accounts.
  package var isOfBody: Bool { self == .missing || self == .surplus || self == .staffing }

  /// Whether the rules decide what is missing; for the others they only say how much it weighs.
  package var followsRules: Bool {
    isOfBody || self == .barred || self == .idle || self == .unseen
  }
}

/// What narrows the view of coverage; nil leaves everything in sight in.
package struct CoverageFilter: Sendable, Hashable {
  /// A body; with everything below it.
  package var organization: OrganizationID?
  package var level: Organization.Level?

  package init() {}
}

/// The last line of a page, after which the next one begins.
package struct CoverageMark: Sendable, Hashable {
  package let organization: OrganizationID
  package let account: AccountID?

  package init(_ organization: OrganizationID, _ account: AccountID? = nil) {
    self.organization = organization
    self.account = account
  }

  /// Reads `12` or `12-345`; nil when it is neither.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let organization = OrganizationID(String(first)) else {
      return nil
    }
    self.organization = organization
    guard let last = parts.dropFirst().first else {
      account = nil
      return
    }
    guard let id = AccountID(String(last)) else { return nil }
    account = id
  }

  package var text: String { account.map { "\(organization)-\($0)" } ?? "\(organization)" }
}

/// A number that is counted no farther than to a limit.
package struct CappedCount: Sendable, Hashable {
  package static let limit = 1_000

  /// At most ``limit``.
  package let number: Int
  package let isMore: Bool

  package init(_ counted: Int) {
    number = min(counted, Self.limit)
    isMore = counted > Self.limit
  }
}

/// What the view needs to know of an account.
package struct CoveredAccount: Sendable, Hashable {
  package let id: AccountID
  package let organization: OrganizationID
  package let platform: Platform
  package let name: String
  package let state: Account.State
  package let openedAt: Instant?
}

/// A body or an account at which something is missing.
package struct CoverageGap: Sendable {
  package let organization: Organization
  /// Nil where the body itself lacks something.
  package let account: CoveredAccount?
  package let faults: [CoverageFault]
}

/// A page of gaps in the order of the tree.
package struct CoveragePage: Sendable {
  package let gaps: [CoverageGap]
  /// Nil on the last page.
  package let next: CoverageMark?
  /// Whether a rule in sight asks for something of the kind; where none does, an empty list says
  /// nothing of how things are.
  package let isAsked: Bool
}

/// One thing that is missing, with the rules that ask for it.
package struct CoverageFault: Cited {
  package enum Absence: String, Sendable, CaseIterable { case disabled, left }

  package enum Matter: Sendable, Hashable {
    /// - Parameter isUnderWay: whether an account there was applied for.
    case platform(PlatformKind, isUnderWay: Bool)
    case accounts(Platform, held: Int, allowed: Int)
    /// - Parameter by: the body that is barred: its own or one above it.
    case barred(by: String)
    case staff(RoleID, held: Int, minimum: Int)
    case vacancy(AccountDuty)
    case absent(AccountDuty, name: String, Absence)
    case interaction
    /// - Parameter limit: the last moment for filing, for an account that is older than the duty
    ///   to file it, or where a text names one.
    case filing(limit: Deadline?)
    /// - Parameter since: when its clock began.
    case overdue(OpenDuty.Kind, event: String, since: Instant, due: Instant, Term)
    case uncancelled
    /// - Parameters:
    ///   - last: nil when nothing was ever published.
    ///   - day: since when something should have been.
    case idle(last: Instant?, day: CivilDate)
    case unseen
  }

  package let matter: Matter
  /// ``FindingLevel/hint`` where no rule in force asks for it.
  package let level: FindingLevel
  /// Empty where no rule in force asks for it.
  package let citations: [Citation]
}
