import Crypto
import Foundation
import Screening
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A content that is being written under a passing name, and hashed on its way.
final class FolderReceiver: ContentReceiver {
  private struct Draft {
    var file: OpenFile?
    var hash = SHA256()
    var size = 0
    var waiting: [UInt8] = []
    var content: FileContent?
  }

  /// Bytes that are collected before the disk is asked.
  private static let stride = 262_144

  private let store: FolderStore
  private let path: URL
  private let draft: Mutex<Draft>

  init(store: FolderStore, path: URL, file: OpenFile) {
    self.store = store
    self.path = path
    draft = Mutex(Draft(file: file))
  }

  deinit {
    if draft.withLock({ $0.file != nil }) { unlink(path.path) }
  }

  func append(_ bytes: [UInt8]) async throws {
    let isFull = draft.withLock { draft in
      draft.waiting += bytes
      return draft.waiting.count >= Self.stride
    }
    if isFull { try await store.disk.run { [self] in try flush() } }
  }

  func seal() async throws -> FileContent {
    try await store.disk.run { [self] in
      try flush()
      let type = try found()
      return try draft.withLock { draft in
        guard draft.file != nil, let digest = FileDigest(draft.hash.finalize()) else {
          throw FileStoreError.unwritable("sealed twice")
        }
        let content = FileContent(digest: digest, size: draft.size, type: type)
        draft.content = content
        return content
      }
    }
  }

  /// An older copy of the same content is replaced, so that the sweep sees it as new.
  func place() async throws {
    try await store.disk.run { [self] in
      let (file, content) = draft.withLock { ($0.file, $0.content) }
      guard let file, let content else { throw FileStoreError.unwritable("not sealed") }
      try file.synchronize()
      let place = store.path(of: content.digest)
      let folder = place.deletingLastPathComponent()
      let isNew = access(folder.path, F_OK) != 0
      if isNew { try store.makeFolder(folder) }
      guard rename(path.path, place.path) == 0 else { throw SystemMistake.writing(place.path) }
      draft.withLock { $0.file = nil }
      try OpenFile.synchronizeFolder(folder.path)
      if isNew {
        try OpenFile.synchronizeFolder(folder.deletingLastPathComponent().path)
        try OpenFile.synchronizeFolder(store.root.path)
      }
    }
  }

  func discard() async {
    try? await store.disk.run { [self] in
      draft.withLock { draft in
        guard draft.file != nil else { return }
        draft.file = nil
        draft.waiting = []
        unlink(path.path)
      }
    }
  }

  private func flush() throws {
    try draft.withLock { draft in
      guard let file = draft.file else { throw FileStoreError.unwritable("discarded") }
      try file.write(draft.waiting)
      draft.hash.update(data: draft.waiting)
      draft.size += draft.waiting.count
      draft.waiting.removeAll(keepingCapacity: true)
    }
  }

  private func found() throws -> FileType {
    do {
      return try FileType.found(in: FileSource(path))
    } catch {
      throw FileStoreError.unreadable("\(path.lastPathComponent): \(error)")
    }
  }
}

/// A content that is being read, and checked on its way.
final class FolderReader: ContentReader {
  private struct Progress {
    var hash = SHA256()
    var count = 0
  }

  private static let stride = 131_072

  private let file: OpenFile
  private let content: FileContent
  private let disk: Disk
  private let progress = Mutex(Progress())

  init(file: OpenFile, content: FileContent, disk: Disk) {
    self.file = file
    self.content = content
    self.disk = disk
  }

  func next() async throws -> [UInt8] {
    try await disk.run { [self] in
      try progress.withLock { progress in
        let bytes = try file.read(min(Self.stride, content.size - progress.count))
        progress.hash.update(data: bytes)
        progress.count += bytes.count
        guard !bytes.isEmpty || progress.count == content.size else {
          throw FileStoreError.changed(content.digest)
        }
        // A copy of the hash is ended, so that asking again at the end does no harm.
        if progress.count == content.size,
          FileDigest(progress.hash.finalize()) != content.digest
        {
          throw FileStoreError.changed(content.digest)
        }
        return bytes
      }
    }
  }
}
