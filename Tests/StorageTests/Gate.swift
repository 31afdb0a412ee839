import Foundation
import Synchronization

/// Holds a thread of a database until a test lets it go on.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let isOpen = Mutex(false)

  func open() {
    isOpen.withLock { $0 = true }
    semaphore.signal()
  }

  /// Blocks the calling thread; for closures that run on a thread of the database's own.
  func wait() { semaphore.wait() }

  /// Waits without blocking a thread.
  func passed() async {
    while !isOpen.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(1)) }
  }
}

/// Counts what happens in several tasks.
final class Tally: Sendable {
  private let number = Mutex(0)

  var count: Int { number.withLock { $0 } }

  func add() { number.withLock { $0 += 1 } }
}
