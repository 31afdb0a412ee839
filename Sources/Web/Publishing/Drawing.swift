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

  /// Fonts are looked for each time, so that one that was installed just now is found.
  ///
  /// - Throws: `office.busy` when too many wait, ``LongPicture/Failure``.
  func drawn(_ text: LongPicture) async throws -> LongPicture.Drawn {
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
          returning: Result { try text.drawn(with: try Fonts.found(listed: fonts)) })
      }
    }.get()
  }
}
