import Synchronization

/// Wakes the courier on this node as soon as an effect was queued; other nodes find it by looking.
package final class Bell: Sendable {
  private struct State {
    var isRung = false
    var nextTicket = 0
    var listeners: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  package func ring() {
    let listeners = state.withLock { state in
      state.isRung = state.listeners.isEmpty
      defer { state.listeners = [:] }
      return Array(state.listeners.values)
    }
    for listener in listeners { listener.resume() }
  }

  /// Returns when the bell has rung since the last call, or when the task is cancelled.
  package func listen() async {
    let ticket = state.withLock { state in
      state.nextTicket += 1
      return state.nextTicket
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.isRung || Task.isCancelled {
            state.isRung = false
            return true
          }
          state.listeners[ticket] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.listeners.removeValue(forKey: ticket) }?.resume()
    }
  }
}
