import WorkCalendar

package typealias ImpostorID = Identifier<Impostor>

/// An account of somebody else that pretends to be one of ours (R124).
package struct Impostor: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable, Codable {
    /// Found, and nobody has complained to the platform yet.
    case reported
    /// The platform was asked to act and has not answered.
    case complained
    /// The platform took it away or changed it.
    case removed
    /// The platform would not act.
    case refused
    /// A closer look showed that it pretends nothing.
    case notImpersonation = "not-impersonation"

    package var isSettled: Bool {
      switch self {
      case .reported, .complained: false
      case .removed, .refused, .notImpersonation: true
      }
    }

    /// The ways in which a case in this state can end. A platform can refuse only what it was
    /// asked for.
    package var outcomes: [State] {
      switch self {
      case .reported: [.removed, .notImpersonation]
      case .complained: [.removed, .refused, .notImpersonation]
      case .removed, .refused, .notImpersonation: []
      }
    }
  }

  /// Who noticed it. Of people outside nothing more is written down.
  package enum Source: String, Sendable, CaseIterable, Codable { case staff, tip }

  package let id: ImpostorID
  package let organization: OrganizationID
  /// The account that is imitated; nil when it is the body as such.
  package let account: AccountID?
  package let platform: Platform
  /// The name it shows.
  package let name: String
  package let link: String
  package let foundOn: CivilDate
  package let source: Source
  package let state: State
  package let complainedOn: CivilDate?
  package let complaintNumber: String
  package let reportedBy: PersonID
  package let reportedAt: Instant
  package let settledAt: Instant?
}

/// What was found, done or answered about an impostor.
package struct ImpostorEntry: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable, Codable {
    case report, note, complaint, outcome, reopening
  }

  package let kind: Kind
  /// What the case became with it.
  package let state: Impostor.State
  package let words: String
  package let link: String
  package let complainedOn: CivilDate?
  package let complaintNumber: String
  package let person: PersonID
  package let at: Instant
  /// What shows it.
  package let files: [StoredFile]

  init(
    _ kind: Kind, _ state: Impostor.State, words: String, link: String = "",
    complainedOn: CivilDate? = nil, complaintNumber: String = "", by person: PersonID,
    at: Instant, files: [StoredFile] = []
  ) {
    self.kind = kind
    self.state = state
    self.words = words
    self.link = link
    self.complainedOn = complainedOn
    self.complaintNumber = complaintNumber
    self.person = person
    self.at = at
    self.files = files
  }
}

/// What the fields of the register accept.
package enum ImpostorFields {
  package static let name = TextRule(maximum: 80)
  package static let evidence = TextRule(maximum: 2_000, multiline: true)
  package static let words = TextRule(maximum: 1_000, multiline: true)
  package static let remark = TextRule(maximum: 1_000, required: false, multiline: true)
  package static let number = TextRule(maximum: 80, required: false)
  /// Screenshots, recordings of the screen, answers of the platform.
  package static let files = FileRule(
    maximumBytes: 20 << 20, types: [.png, .jpeg, .pdf, .mp4])
  /// Of one entry.
  package static let maximumFiles = 10

  static func check(_ given: [IncomingFile], field: String, _ problems: inout [FieldProblem]) {
    files.check(given, field: field, required: false, maximum: maximumFiles, &problems)
  }
}

/// Names of the rules on the daily work that speak of impostors.
package enum ImpostorRules {
  package static let duties: Set<String> = ["network-police"]
}

/// Why something cannot be done about an impostor.
package enum ImpostorRefusal: String, RefusalCode {
  case settled = "impostors.settled"
  case notSettled = "impostors.not-settled"
  case noComplaint = "impostors.no-complaint"

  package var kind: Refusal.Kind { .conflict }
}

/// What narrows the register; nil leaves everything in.
package struct ImpostorFilter: Sendable, Hashable {
  package var state: Impostor.State?
  /// A body; with everything below it.
  package var organization: OrganizationID?
  package var account: AccountID?
  package var platform: Platform?

  package init() {}
}

/// An impostor in the list, with the body and the account it imitates.
package struct ListedImpostor: Sendable, Hashable {
  package let impostor: Impostor
  package let organization: Organization
  package let account: Account?
}
