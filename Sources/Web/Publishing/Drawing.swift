import Dispatch
import LongPicture
import Office
import Synchronization

/// Drawing long pictures apart from the threads that answer requests, one at a time.
///
/// A picture takes some tenths of a second and a few megabytes, so whoever comes when many wait is
/// asked to come again.
package final class Drawing: Sendable {
  private let queue = DispatchQueue(label: "woodbell.drawing", qos: .utility)
  private let waiting = Mutex(0)
  private let limit = 20
  /// Paths of font files with colons between; nil for those of the system.
  private let fonts: String?

  package init(fonts: String? = nil) { self.fonts = fonts }

  /// - Throws: `office.busy` when too many wait, ``LongPicture/Failure``.
  func outline(_ text: LongPicture) async throws -> LongPicture.Outline {
    try await onQueue { try text.outline(with: $0) }
  }

  /// One of the pictures, counted from 1; nil when there are fewer.
  ///
  /// - Throws: `office.busy` when too many wait, ``LongPicture/Failure``.
  func picture(_ number: Int, of text: LongPicture) async throws -> LongPicture.Picture? {
    try await onQueue { try text.picture(number, with: $0) }
  }

  /// Fonts are looked for each time, so that one that was installed just now is found.
  private func onQueue<T: Sendable>(
    _ work: @escaping @Sendable (Fonts) throws -> T
  ) async throws -> T {
    let isAdmitted = waiting.withLock { count in
      if count >= limit { return false }
      count += 1
      return true
    }
    guard isAdmitted else { throw Refusal(OfficeRefusal.busy) }
    defer { waiting.withLock { $0 -= 1 } }
    return try await withCheckedContinuation { continuation in
      queue.async { [fonts] in
        continuation.resume(
          returning: Result { try work(try Fonts.found(listed: fonts)) })
      }
    }.get()
  }
}
