import Synchronization

/// How many databases are open at once: tests run side by side, and a cluster has so many
/// connections and no more.
final class Seats: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  static let shared = Seats(16)

  init(_ count: Int) { state = Mutex(State(free: count)) }

  /// Waits for a seat; it is given back when the value goes.
  func take() async -> Seat {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        if state.free > 0 {
          state.free -= 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
    return Seat(of: self)
  }

  fileprivate func leave() {
    let next = state.withLock { state in
      if state.waiting.isEmpty {
        state.free += 1
        return nil as CheckedContinuation<Void, Never>?
      }
      return state.waiting.removeFirst()
    }
    next?.resume()
  }
}

final class Seat: Sendable {
  private let seats: Seats

  fileprivate init(of seats: Seats) { self.seats = seats }

  deinit { seats.leave() }
}
