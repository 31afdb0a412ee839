import Dispatch
import Office
import Synchronization

/// Hashing passwords apart from the threads that answer requests, one at a time.
///
/// A hash takes 32 MiB and tens of milliseconds on purpose; a flood of sign-ins must take neither
/// all memory nor all processors, so whoever comes when many wait is asked to come again.
package final class Hashing: Sendable {
  private let queue = DispatchQueue(label: "woodbell.hashing", qos: .utility)
  private let waiting = Mutex(0)
  private let limit = 100

  /// - Throws: `office.busy` when too many wait.
  func matches(_ hash: PasswordHash, _ password: String) async throws -> Bool {
    try await onQueue { hash.matches(password) }
  }

  /// - Throws: `office.busy` when too many wait.
  func hash(_ password: String, random: any RandomSource) async throws -> PasswordHash {
    let salt = random.bytes(16)
    return try await onQueue { Result { try PasswordHash(of: password, salt: salt) } }.get()
  }

  private func onQueue<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws -> T {
    let isAdmitted = waiting.withLock { count in
      if count >= limit { return false }
      count += 1
      return true
    }
    guard isAdmitted else { throw Refusal(OfficeRefusal.busy) }
    defer { waiting.withLock { $0 -= 1 } }
    return await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: work()) }
    }
  }
}
