import WorkCalendar

/// What somebody outside the house was asked, and what they answered: a line of
/// `fact-checks.json`.
package struct ArchiveFactCheck: Sendable, Hashable, Codable {
  package struct Answer: Sendable, Hashable, Codable {
    package let verdict: FactCheckAnswer.Verdict
    package let words: String
    package let name: String
    package let post: String
    package let answeredAt: Instant
  }

  /// The revision's number and digest.
  package let revision: Int64
  package let revisionDigest: String
  package let name: String
  package let body: String
  package let contact: String
  package let question: String
  package let askedBy: ArchivePerson
  package let askedAt: Instant
  package let expiresAt: Instant
  package let withdrawnAt: Instant?
  package let answer: Answer?

  init(_ check: FactCheck) {
    revision = check.number
    revisionDigest = check.digest.hex
    (name, body, contact) = (check.name, check.body, check.contact)
    question = check.question
    askedBy = ArchivePerson(id: check.asker, name: check.askerName)
    (askedAt, expiresAt) = (check.askedAt, check.expiresAt)
    withdrawnAt = check.withdrawnAt
    answer = check.answer.map {
      Answer(
        verdict: $0.verdict, words: $0.words, name: $0.name, post: $0.post,
        answeredAt: $0.answeredAt)
    }
  }
}
