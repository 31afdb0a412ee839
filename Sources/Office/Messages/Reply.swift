import WorkCalendar

/// One wording of the answer; a changed text is a new one with the next number.
package struct ReplyText: Sendable, Hashable {
  package let matter: MessageID
  package let number: Int64
  package let body: String
  /// As stored when the text was written.
  package let digest: [UInt8]
  package let author: PersonID
  package let createdAt: Instant
  package let sentAt: Instant?

  package init(
    matter: MessageID, number: Int64, body: String, digest: [UInt8], author: PersonID,
    createdAt: Instant, sentAt: Instant?
  ) {
    self.matter = matter
    self.number = number
    self.body = body
    self.digest = digest
    self.author = author
    self.createdAt = createdAt
    self.sentAt = sentAt
  }

  package var mark: ReplyMark { ReplyMark(number: number, digest: digest) }

  /// Whether the text still is what its digest says.
  package var isIntact: Bool {
    digest == ReplyMark(of: body, number: number, matter: matter).digest
  }
}

/// Names exactly one reply text: what somebody saw when they signed.
package struct ReplyMark: Sendable, Hashable, Codable {
  package let number: Int64
  /// SHA-256.
  package let digest: [UInt8]

  package init(number: Int64, digest: [UInt8]) {
    self.number = number
    self.digest = digest
  }

  package init(of body: String, number: Int64, matter: MessageID) {
    self.number = number
    digest = canonicalDigest(of: body, number: number, matter: matter)
  }
}

private func canonicalDigest(of body: String, number: Int64, matter: MessageID) -> [UInt8] {
  digest("reply \(matter) \(number)\n\(body)")
}
