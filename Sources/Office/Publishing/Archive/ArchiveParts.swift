import Rulebook
import WorkCalendar

extension ArchiveRevision {
  init(_ revision: Revision, _ people: ArchivePeople) {
    self.init(
      number: revision.number, file: ArchiveName.revision(revision.number),
      digest: revision.digest.hex, author: people.person(revision.author),
      createdAt: revision.createdAt)
  }
}

extension ArchiveSignature {
  init(_ signature: Signature, _ numbers: [RevisionID: Int64], _ people: ArchivePeople) {
    self.init(
      revision: numbers[signature.revision] ?? 0, revisionDigest: signature.revisionDigest.hex,
      person: people.person(signature.person, under: signature.appointment),
      decision: signature.decision, opinion: signature.opinion, checklist: signature.checklist,
      signedAt: signature.signedAt)
  }
}

extension ArchiveFindings {
  init(
    rounds: [Round], waivers: [FindingWaiver], _ numbers: [RevisionID: Int64],
    _ people: ArchivePeople
  ) {
    self.init(
      submitted: rounds.map {
        Submitted(
          round: $0.number, revision: numbers[$0.revision] ?? 0, findings: $0.findings)
      },
      waivers: waivers.map {
        Waiver(
          revision: numbers[$0.revision] ?? 0, finding: $0.finding, reason: $0.reason,
          person: people.person($0.person), waivedAt: $0.waivedAt)
      })
  }
}

extension ArchiveEvidence {
  init(_ file: StoredFile) {
    self.init(
      file: ArchiveName.evidence(file.content), name: file.name, digest: file.content.digest.hex)
  }
}

extension ArchiveRecord {
  /// The record as it was when it was sealed: what is corrected or withdrawn now was published
  /// then.
  var asSealed: ArchiveRecord {
    ArchiveRecord(
      number: number, author: author, round: round, revision: revision,
      revisionDigest: revisionDigest, signatures: signatures,
      releases: releases.map { sent in
        Sent(
          account: sent.account, state: sent.state.wasPublished ? .published : sent.state,
          confirmedBy: sent.confirmedBy, confirmedAt: sent.confirmedAt,
          publishedAt: sent.publishedAt, link: sent.link, endedAt: nil)
      })
  }
}
