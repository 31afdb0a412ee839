import Rulebook
import WorkCalendar

/// Everything in the books that an item's archive package is made from. The same books give the
/// same material, whoever asks.
package struct ArchiveMaterial: Sendable {
  package let post: Post
  package let item: ArchiveItem
  /// What was sealed, word for word.
  package let record: String
  /// The oldest first.
  package let revisions: [Revision]
  package let index: [ArchiveRevision]
  /// The oldest first.
  package let rounds: [ArchiveRound]
  package let findings: ArchiveFindings
  /// What outsiders were asked about its facts, the oldest first.
  package let factChecks: [FactCheck]
  package let releases: [ArchiveRelease]
  package let entries: [ArchiveEntry]
  /// The contents that go into the package, under the names they bear there: what platforms showed,
  /// and the pictures, sound and films as they were published.
  package let evidence: [String: StoredFile]

  /// The revision that was archived.
  package var current: Revision? { revisions.last }
}

/// The papers of a package that are there to be read by people.
package struct ArchivePapers: Sendable {
  /// What the package is, and how it is verified.
  package var readme: String
  /// The versions as text, by their numbers.
  package var revisions: [Int64: String]
  /// The approval sheet as a Word file.
  package var sheet: [UInt8]

  package init(readme: String, revisions: [Int64: String], sheet: [UInt8]) {
    (self.readme, self.revisions, self.sheet) = (readme, revisions, sheet)
  }
}

/// Names inside a package.
enum ArchiveName {
  static let item = "item.json"
  static let record = "record.json"
  static let revisions = "revisions.json"
  static let review = "review.json"
  static let findings = "findings.json"
  /// Only where there are any.
  static let factChecks = "fact-checks.json"
  static let releases = "releases.json"
  static let audit = "audit.json"
  static let sheet = "sheet.docx"
  static let readme = "README.txt"
  static let manifest = "manifest.json"
  static let sums = "SHA256SUMS"

  /// Without what a package is none.
  static let required = [
    item, record, revisions, review, findings, releases, audit, sheet, readme, manifest, sums,
  ]

  static func revision(_ number: Int64) -> String {
    "revisions/\(Identifier<Revision>(number).padded).json"
  }

  static func text(of number: Int64) -> String {
    "revisions/\(Identifier<Revision>(number).padded).md"
  }

  /// Never the name it was handed in under: that one came from outside.
  static func evidence(_ content: FileContent) -> String {
    "files/\(content.digest.hex).\(content.type.rawValue)"
  }
}
