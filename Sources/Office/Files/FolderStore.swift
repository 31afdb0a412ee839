import Foundation
import Synchronization
import WorkCalendar

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Contents in a folder, which several nodes may share: `ab/cd/<digest>`.
///
/// A content is written under a passing name in `incoming/`, brought to the disk, and renamed; it is
/// there whole or not at all. What is there is never written again.
package final class FolderStore: FileStore {
  package let root: URL
  let disk = Disk()
  private let random: any RandomSource
  /// Bytes that stay free for the database, which often lies on the same disk.
  private let reserve: Int

  /// - Parameter root: made when the first content comes.
  package init(root: URL, random: any RandomSource = SystemRandom(), reserve: Int = 64 << 20) {
    self.root = root
    self.random = random
    self.reserve = reserve
  }

  var incoming: URL { root.appendingPathComponent("incoming", isDirectory: true) }

  func path(of digest: FileDigest) -> URL {
    let name = digest.hex
    return root.appendingPathComponent(String(name.prefix(2)), isDirectory: true)
      .appendingPathComponent(String(name.dropFirst(2).prefix(2)), isDirectory: true)
      .appendingPathComponent(name)
  }

  func passingPath() -> URL { incoming.appendingPathComponent(random.bytes(16).hex) }

  /// Makes the folder, or sees whether it is this office's and can be written to.
  ///
  /// Two offices on one folder would remove each other's files, so the folder bears a mark.
  /// - Parameter mark: the same on all nodes of an office.
  /// - Throws: `FileStoreError.unwritable`, `.foreign`.
  package func prepare(mark: String) throws {
    try makeFolder(incoming)
    guard access(incoming.path, W_OK | X_OK) == 0 else { throw SystemMistake.writing(root.path) }
    let file = root.appendingPathComponent("office")
    if try readMark(file) == nil {
      let passing = passingPath()
      let copy = try OpenFile.created(at: passing.path)
      defer { unlink(passing.path) }
      try copy.write(Array(mark.utf8))
      try copy.synchronize()
      // Unlike a renaming, a link fails when another node was first.
      guard link(passing.path, file.path) == 0 || errno == EEXIST else {
        throw SystemMistake.writing(file.path)
      }
      try OpenFile.synchronizeFolder(root.path)
    }
    guard try readMark(file) == mark else { throw FileStoreError.foreign(root.path) }
  }

  private func readMark(_ file: URL) throws -> String? {
    try OpenFile.found(at: file.path).map { String(decoding: try $0.read(1_000), as: UTF8.self) }
  }

  package func receive() async throws -> any ContentReceiver {
    try await disk.run { [self] in
      try makeFolder(incoming)
      guard freeBytes() >= reserve else { throw FileStoreError.noSpace }
      let path = passingPath()
      return FolderReceiver(store: self, path: path, file: try OpenFile.created(at: path.path))
    }
  }

  package func open(_ content: FileContent) async throws -> any ContentReader {
    try await disk.run { [self] in
      guard let file = try OpenFile.found(at: path(of: content.digest).path) else {
        throw FileStoreError.missing(content.digest)
      }
      guard try file.length() == content.size else {
        throw FileStoreError.changed(content.digest)
      }
      return FolderReader(file: file, content: content, disk: disk)
    }
  }

  package func place(of content: FileContent) async throws -> URL {
    try await disk.run { [self] in
      let place = path(of: content.digest)
      guard let file = try OpenFile.found(at: place.path) else {
        throw FileStoreError.missing(content.digest)
      }
      guard try file.length() == content.size else {
        throw FileStoreError.changed(content.digest)
      }
      return place
    }
  }

  func makeFolder(_ folder: URL) throws {
    guard access(folder.path, F_OK) != 0 else { return }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
      throw FileStoreError.noSpace
    } catch {
      throw FileStoreError.unwritable("\(folder.path): \(error)")
    }
  }

  private func freeBytes() -> Int {
    var facts = statvfs()
    guard statvfs(root.path, &facts) == 0 else { return .max }
    let (bytes, isMore) = UInt64(facts.f_bavail)
      .multipliedReportingOverflow(by: UInt64(facts.f_frsize))
    return isMore ? .max : Int(clamping: bytes)
  }
}
