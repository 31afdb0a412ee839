import WorkCalendar

package typealias StoredFileID = Identifier<StoredFile>

/// A file that a body keeps: a content in the store, and under which name, by whom, since when.
package struct StoredFile: Sendable, Hashable {
  package let id: StoredFileID
  package let content: FileContent
  /// As it was given, without path and control characters.
  package let name: String
  package let organization: OrganizationID
  /// Nil for citizens and for system work.
  package let person: PersonID?
  package let keptAt: Instant

  package init(
    id: StoredFileID, content: FileContent, name: String, organization: OrganizationID,
    person: PersonID?, keptAt: Instant
  ) {
    self.id = id
    self.content = content
    self.name = name
    self.organization = organization
    self.person = person
    self.keptAt = keptAt
  }
}

/// What is in a file, whatever it is called.
package struct FileContent: Sendable, Hashable, Codable {
  package let digest: FileDigest
  /// Bytes.
  package let size: Int
  package let type: FileType

  package init(digest: FileDigest, size: Int, type: FileType) {
    self.digest = digest
    self.size = size
    self.type = type
  }
}

/// SHA-256 of a content, under which it lies in the store.
package struct FileDigest: Sendable, Hashable, Codable, CustomStringConvertible {
  package let bytes: [UInt8]

  /// - Returns: nil unless there are 32 bytes.
  package init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Reads 64 digits of lower-case hexadecimal.
  package init?(hex: String) {
    let digits = hex.utf8.map(Self.value)
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: 64, by: 2) {
      guard let high = digits[place], let low = digits[place + 1] else { return nil }
      bytes.append(high << 4 | low)
    }
    self.bytes = bytes
  }

  package var hex: String { bytes.hex }
  package var description: String { hex }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 48...57: digit - 48
    case 97...102: digit - 87
    default: nil
    }
  }
}
