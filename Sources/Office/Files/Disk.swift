import Dispatch
import Foundation
import WorkCalendar

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs what waits for the disk on threads of its own, so that pages do not wait behind it.
struct Disk: Sendable {
  private let queue = DispatchQueue(label: "woodbell.files", attributes: .concurrent)

  func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: work)) }
    }
  }
}

/// An open file of the system; closed when nobody holds it any more.
final class OpenFile: Sendable {
  private let descriptor: CInt

  private init(descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// A new file that only its owner may read.
  static func created(at path: String) throws -> OpenFile {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemMistake.writing(path) }
    return OpenFile(descriptor: descriptor)
  }

  /// - Returns: nil when there is none; a link or a folder is none.
  static func found(at path: String) throws -> OpenFile? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor >= 0 { return OpenFile(descriptor: descriptor) }
    guard errno == ENOENT || errno == ENOTDIR || errno == ELOOP else {
      throw SystemMistake.reading(path)
    }
    return nil
  }

  /// Brings a folder's list of names onto the disk.
  static func synchronizeFolder(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemMistake.writing(path) }
    try OpenFile(descriptor: descriptor).synchronize()
  }

  func write(_ bytes: [UInt8]) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: all[written...]))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemMistake.writing("descriptor \(descriptor)") }
      written += count
    }
  }

  /// - Returns: nothing at the end.
  func read(_ count: Int) throws -> [UInt8] {
    while true {
      var failure: CInt = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
        let got = systemRead(descriptor, UnsafeMutableRawBufferPointer(buffer))
        failure = got < 0 ? errno : 0
        filled = max(0, got)
      }
      if failure == 0 { return bytes }
      guard failure == EINTR else { throw FileStoreError.unreadable(SystemMistake.text(failure)) }
    }
  }

  func synchronize() throws {
    guard fsync(descriptor) == 0 else { throw SystemMistake.writing("fsync") }
  }

  /// Bytes of a plain file; nil for anything else.
  func length() throws -> Int? {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw SystemMistake.reading("fstat") }
    return facts.st_mode & S_IFMT == S_IFREG ? Int(clamping: facts.st_size) : nil
  }
}

private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

private func systemRead(_ descriptor: CInt, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, bytes.baseAddress, bytes.count)
}

/// What the system's `errno` means for the store.
enum SystemMistake {
  static func writing(_ what: String) -> FileStoreError {
    let number = errno
    if number == ENOSPC || number == EDQUOT { return .noSpace }
    return .unwritable("\(what): \(text(number))")
  }

  static func reading(_ what: String) -> FileStoreError {
    .unreadable("\(what): \(text(errno))")
  }

  static func text(_ number: CInt) -> String { strerror(number).map { String(cString: $0) } ?? "" }
}

/// When a file was last written; nil when there is none.
func lastWritten(_ path: String) -> Instant? {
  var facts = stat()
  guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
  #if canImport(Darwin)
    let time = facts.st_mtimespec
  #else
    let time = facts.st_mtim
  #endif
  return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
}
