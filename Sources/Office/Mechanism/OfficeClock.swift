import Synchronization
import WorkCalendar

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the office reads the time. Nobody else reads it.
package protocol OfficeClock: Sendable {
  var now: Instant { get }
}

/// The clock of the machine.
package struct SystemClock: OfficeClock {
  package init() {}

  package var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }
}

/// A clock that stands still until it is moved: for tests, and for building a demo world whose past
/// has happened in order.
package final class SettableClock: OfficeClock {
  private let time: Mutex<Instant>

  package init(_ now: Instant) { time = Mutex(now) }

  package var now: Instant { time.withLock { $0 } }

  package func set(_ now: Instant) { time.withLock { $0 = now } }

  package func advance(minutes: Int64) {
    time.withLock { $0 = $0.advanced(byMilliseconds: minutes * 60_000) }
  }
}
