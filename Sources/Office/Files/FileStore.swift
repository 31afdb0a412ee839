import Foundation
import WorkCalendar

/// Where the contents of files lie, each under its digest; the same content lies there once.
///
/// Which contents are kept, by whom and under which name stands in the books.
package protocol FileStore: Sendable {
  /// Begins to take in a content.
  ///
  /// - Throws: `FileStoreError.noSpace`, `.unwritable`.
  func receive() async throws -> any ContentReceiver
  /// Opens a content for reading.
  ///
  /// - Throws: `FileStoreError.missing`, `.changed`, `.unreadable`.
  func open(_ content: FileContent) async throws -> any ContentReader
  /// Where a content lies as a file of this machine, to be read and never written.
  ///
  /// - Throws: `FileStoreError.missing`, `.changed`, `.unreadable`.
  func place(of content: FileContent) async throws -> URL
  /// The next contents in the order of their digests, at most some hundreds.
  func portion(after place: FilePlace) async throws -> FilePortion
  /// Removes a content unless it was taken in, or taken in again, since an instant.
  ///
  /// - Returns: whether it was removed.
  func remove(_ digest: FileDigest, unlessReceivedSince instant: Instant) async throws -> Bool
  /// Removes what was left half received before an instant.
  func removeAbandoned(before instant: Instant) async throws
}

/// A content on its way into the store. Nothing of it counts before `place`.
package protocol ContentReceiver: Sendable {
  /// - Throws: `FileStoreError.noSpace`, `.unwritable`.
  func append(_ bytes: [UInt8]) async throws
  /// Ends the content and says what it is.
  func seal() async throws -> FileContent
  /// Puts the sealed content into its place; when this returns, it is on disk.
  func place() async throws
  /// Forgets everything. After `place` it does nothing.
  func discard() async
}

/// A content being read, from the beginning.
package protocol ContentReader: Sendable {
  /// The next bytes; empty at the end.
  ///
  /// The last ones come only when all bytes together have the digest.
  /// - Throws: `FileStoreError.changed`, `.unreadable`.
  func next() async throws -> [UInt8]
}

/// What can go wrong between the office and its files. The text inside is for the log.
package enum FileStoreError: Error, Sendable, Equatable {
  case noSpace
  case unwritable(String)
  case unreadable(String)
  case missing(FileDigest)
  /// The bytes in the store are not those that were taken in.
  case changed(FileDigest)
  /// The folder belongs to another office.
  case foreign(String)
}

/// A place in the order of the digests, before, between or behind them.
package struct FilePlace: Sendable, Hashable {
  let text: String

  /// Before all contents whose digest begins with these bytes.
  package init(_ bytes: [UInt8] = []) { text = bytes.hex }

  init(text: String) { self.text = text }
}

/// Some contents of a store, and where the next begin.
package struct FilePortion: Sendable {
  package let contents: [(digest: FileDigest, receivedAt: Instant)]
  /// Nil at the end.
  package let next: FilePlace?

  package init(contents: [(digest: FileDigest, receivedAt: Instant)], next: FilePlace?) {
    self.contents = contents
    self.next = next
  }
}

extension FileStore {
  /// A whole content in memory, for tables and texts.
  ///
  /// - Parameter maximum: bytes; callers take no larger file in.
  /// - Throws: `FileStoreError`.
  package func bytes(of content: FileContent, maximum: Int) async throws -> [UInt8] {
    guard content.size <= maximum else {
      throw FileStoreError.unreadable("\(content.size) bytes, more than \(maximum)")
    }
    let reader = try await open(content)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.size)
    while true {
      let part = try await reader.next()
      if part.isEmpty { return bytes }
      bytes += part
    }
  }
}
