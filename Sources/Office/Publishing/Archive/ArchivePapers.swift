import Rulebook
import WorkCalendar

/// Who somebody was when they did something.
package struct ArchivePerson: Sendable, Hashable, Codable {
  package let id: PersonID
  package let name: String
  /// The role of the appointment under which it was done; nil where none was asked for.
  package var role: Role?
  /// The body of that appointment.
  package var organization: String?
  /// For whom they stood in.
  package var standingInFor: String?
}

/// The item itself, and how long it is kept: `item.json`.
package struct ArchiveItem: Sendable, Hashable, Codable {
  /// The version of the package's form.
  package let format: Int
  package let number: String
  package let title: String
  package let unit: String
  package let unitCode: String
  package let category: PostCategory
  package let sensitivity: Sensitivity
  package let kind: PostKind
  package let state: PostState
  package let author: ArchivePerson
  package let createdAt: Instant
  package let plannedAt: Instant?
  package let approvedAt: Instant?
  package let archivedAt: Instant
  /// SHA-256 of `record.json`, as it stands in the books; lower-case hexadecimal.
  package let seal: String
  package let retention: ArchiveRetention?
  /// Why it may not be destroyed, whatever its time.
  package let hold: ArchiveHold?
}

/// An immutable version and where its words lie: a line of `revisions.json`.
package struct ArchiveRevision: Sendable, Hashable, Codable {
  package let number: Int64
  /// Its canonical form; the digest is the SHA-256 of exactly this file.
  package let file: String
  package let digest: String
  package let author: ArchivePerson
  package let createdAt: Instant
}

/// One way through review with its signatures: a line of `review.json`.
package struct ArchiveRound: Sendable, Hashable, Codable {
  package let number: Int64
  package let lane: Round.Lane
  /// The number of the revision that was submitted.
  package let revision: Int64
  package let submittedBy: ArchivePerson
  package let submittedAt: Instant
  package let endedAt: Instant?
  package let outcome: Round.Outcome?
  package let stages: [ArchiveStage]
}

/// A signature that was asked for in a round.
package struct ArchiveStage: Sendable, Hashable, Codable {
  package let kind: StageKind
  package let organization: String
  package let state: Stage.State
  package let openedAt: Instant?
  package let closedAt: Instant?
  /// As the rule stood at submission, with its questions and articles.
  package let rule: StageRule
  package let signatures: [ArchiveSignature]
}

/// A signature, and on exactly which words.
package struct ArchiveSignature: Sendable, Hashable, Codable {
  /// The revision's number, and the digest that was signed.
  package let revision: Int64
  package let revisionDigest: String
  package let person: ArchivePerson
  package let decision: Signature.Decision
  package let opinion: String
  package let checklist: Checklist
  package let signedAt: Instant
}

/// What the check said, and what persons held to be false alarms: `findings.json`.
package struct ArchiveFindings: Sendable, Hashable, Codable {
  package struct Submitted: Sendable, Hashable, Codable {
    package let round: Int64
    package let revision: Int64
    /// Nil where it was not kept.
    package let findings: [Finding]?
  }

  package struct Waiver: Sendable, Hashable, Codable {
    package let revision: Int64
    package let finding: String
    package let reason: String
    package let person: ArchivePerson
    package let waivedAt: Instant
  }

  package let submitted: [Submitted]
  package let waivers: [Waiver]
}

/// What went to an account, and the proof of it: a line of `releases.json`.
package struct ArchiveRelease: Sendable, Hashable, Codable {
  package let round: Int64
  package let revision: Int64
  package let account: AccountID
  package let accountName: String
  package let platform: Platform
  package let state: Release.State
  package let openedAt: Instant
  package let confirmedBy: ArchivePerson?
  package let confirmedAt: Instant?
  package let publishedAt: Instant?
  package let link: String?
  /// What the platform calls it.
  package let outsideID: String?
  /// SHA-256 of what was sent, in lower-case hexadecimal.
  package let sentDigest: String?
  package let failure: String?
  package let settledBy: ArchivePerson?
  package let settledAt: Instant?
  package let endedAt: Instant?
  /// The file of the package that shows what the platform showed.
  package let evidence: ArchiveEvidence?
}

/// A file that somebody handed in as proof.
package struct ArchiveEvidence: Sendable, Hashable, Codable {
  package let file: String
  /// As it was handed in.
  package let name: String
  package let digest: String
}

/// An entry of the audit log: a line of `audit.json`.
package struct ArchiveEntry: Sendable, Hashable, Codable {
  package let id: Int64
  package let at: Instant
  package let request: String
  package let actor: String
  package let person: ArchivePerson?
  package let act: String
  package let object: String
  package let objectID: Int64
  package let before: String?
  package let after: String?
  package let citations: [Citation]
  package let facts: [String: String]
}
