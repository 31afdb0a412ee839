import WorkCalendar

/// The parts of a package's papers that its proof rests on. A later program may write more into
/// them.
struct SeenItem: Decodable {
  let format: Int
  let number: String
  let seal: String
}

struct SeenRevision: Decodable {
  let number: Int64
  let file: String
  let digest: String
}

struct SeenRound: Decodable {
  struct Stage: Decodable {
    let kind: String
    let signatures: [SeenSignature]
  }

  let number: Int64
  let stages: [Stage]
}

struct SeenSignature: Decodable {
  struct Person: Decodable {
    let id: PersonID
    let name: String
  }

  let revision: Int64
  let revisionDigest: String
  let person: Person
  let decision: Signature.Decision
  let opinion: String
  let checklist: Checklist
  let signedAt: Instant

  /// Whether it is the one that the record names.
  func matches(_ signed: ArchiveRecord.Signed) -> Bool {
    person.id == signed.person && decision == signed.decision && opinion == signed.opinion
      && checklist == signed.checklist && revisionDigest == signed.revisionDigest
      && signedAt == signed.signedAt
  }
}

struct SeenRelease: Decodable {
  let round: Int64
  let account: AccountID
  let publishedAt: Instant?
  let link: String?
  let evidence: ArchiveEvidence?
}
