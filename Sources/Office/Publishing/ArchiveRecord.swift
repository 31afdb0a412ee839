import Rulebook
import WorkCalendar

/// What the archive keeps of a published item (Yao'an 5.5, last step); its digest seals the record.
struct ArchiveRecord: Codable {
  struct Signed: Codable {
    let stage: String
    let person: PersonID
    let decision: Signature.Decision
    let opinion: String
    let checklist: Checklist
    let revisionDigest: String
    let signedAt: Instant
  }

  struct Sent: Codable {
    let account: AccountID
    let state: Release.State
    let confirmedBy: PersonID?
    let confirmedAt: Instant?
    let publishedAt: Instant?
    let link: String?
    /// When it was put right, withdrawn or removed; records sealed before know none.
    let endedAt: Instant?
  }

  let number: String
  let author: PersonID
  let round: Int64
  let revision: Int64
  let revisionDigest: String
  let signatures: [Signed]
  let releases: [Sent]
}
