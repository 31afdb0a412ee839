import ZipArchive

/// Why a package does not prove what it says.
package enum ArchiveFault: Sendable, Hashable, Error {
  /// No zip archive, or one that was made to do harm.
  case unreadable(ZipError)
  case missing(String)
  case extra(String)
  /// Its bytes are not those of the sums, or of the manifest.
  case changed(String)
  /// It is there, and says nothing that can be read.
  case garbled(String)
  /// A later program made it.
  case format(Int)
  /// The record is not the one that was sealed.
  case seal
  /// Files speak of different items or versions.
  case contradiction(String)
  /// The words are not those of the revision's digest.
  case revision(Int64)
  /// It was given on other words than it says.
  case signature(revision: Int64, person: String)
  /// It stands in the record and not in the review, or is on another revision.
  case unprovenSignature(String)
  /// It stands in the record and not among the releases.
  case unprovenRelease(Int64)

  /// Stable, and the end of the key of its phrase.
  package var code: String {
    switch self {
    case .unreadable: "unreadable"
    case .missing: "missing"
    case .extra: "extra"
    case .changed: "changed"
    case .garbled: "garbled"
    case .format: "format"
    case .seal: "seal"
    case .contradiction: "contradiction"
    case .revision: "revision"
    case .signature: "signature"
    case .unprovenSignature: "unproven-signature"
    case .unprovenRelease: "unproven-release"
    }
  }

  /// What its phrase fills in; from outside, and to be shown with care.
  package var facts: [String: String] {
    switch self {
    case .unreadable(let error): ["reason": "\(error)"]
    case .missing(let name), .extra(let name), .changed(let name), .garbled(let name),
      .contradiction(let name):
      ["file": name]
    case .format(let number): ["n": "\(number)"]
    case .seal: [:]
    case .revision(let number): ["n": "\(number)"]
    case .signature(let revision, let person): ["n": "\(revision)", "name": person]
    case .unprovenSignature(let stage): ["stage": stage]
    case .unprovenRelease(let account): ["account": "\(account)"]
    }
  }
}

/// What was found when a package was looked through.
package struct ArchiveReport: Sendable, Hashable {
  /// The item's number as the package gives it; nil when it cannot be read.
  package let number: String?
  /// To be compared with the seal on the item's page, or with the list of a yearly export.
  package let seal: String?
  package let files: Int
  package let signatures: Int
  /// In the order in which they were found; empty when the package proves itself.
  package let faults: [ArchiveFault]

  package var isSound: Bool { faults.isEmpty }
}
