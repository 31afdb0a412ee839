/// One item for one account, as it goes to a platform.
package struct Parcel: Sendable, Hashable, Codable {
  /// Our own name of this sending; a platform that gets it twice can tell.
  package let key: String
  /// The item's number in our books, from which our own portal makes its address.
  package let item: Int64
  package let account: String
  package let title: String
  package let summary: String
  package let body: String
  /// SHA-256 of the revision that was signed, in lower-case hexadecimal.
  package let digest: String

  package init(
    key: String, item: Int64, account: String, title: String, summary: String, body: String,
    digest: String
  ) {
    self.key = key
    self.item = item
    self.account = account
    self.title = title
    self.summary = summary
    self.body = body
    self.digest = digest
  }
}

/// What a platform gives for a published parcel.
package struct Receipt: Sendable, Hashable, Codable {
  /// What the platform calls it.
  package let outsideID: String
  /// Where it can be seen; a path for our own portal.
  package let link: String
  /// SHA-256 of what was shown, in lower-case hexadecimal.
  package let digest: String

  package init(outsideID: String, link: String, digest: String) {
    self.outsideID = outsideID
    self.link = link
    self.digest = digest
  }
}
