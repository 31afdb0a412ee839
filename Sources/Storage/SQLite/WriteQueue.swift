import Synchronization

/// Writes that wait for the one writer of SQLite.
///
/// Writes that arrive while a commit is on its way to the disk are gathered and committed together,
/// so that durable writes are not limited to one a disk flush.
final class WriteQueue: Sendable {
  struct Job: Sendable {
    /// Runs in the writer's transaction; the outcome is told only once that is committed.
    let run: @Sendable (SQLiteSession) -> Verdict
    /// Tells the waiting task that its closure was never run.
    let refuse: @Sendable (any Error) -> Void
  }

  struct Verdict: Sendable {
    /// Whether the closure threw, so that its changes have to be taken back.
    let failed: Bool
    /// Tells the waiting task. Called with the error of the commit, if that failed.
    let tell: @Sendable ((any Error)?) -> Void
  }

  private struct State {
    var waiting: [Job] = []
    var isDraining = false
    var isClosed = false
  }

  private let state = Mutex(State())
  private let limit: Int

  /// - Parameter limit: how many writes may wait before new ones are refused as busy.
  init(limit: Int) { self.limit = limit }

  /// Adds a job; returns whether the caller has to start draining.
  func add(_ job: Job) throws(StorageError) -> Bool {
    let verdict: Result<Bool, StorageError> = state.withLock { state in
      if state.isClosed { return .failure(.unavailable("closed")) }
      if state.waiting.count >= limit { return .failure(.busy) }
      state.waiting.append(job)
      defer { state.isDraining = true }
      return .success(!state.isDraining)
    }
    return try verdict.get()
  }

  /// The next jobs to be committed together; an empty answer ends the draining.
  func take(atMost count: Int) -> [Job] {
    state.withLock { state in
      let batch = Array(state.waiting.prefix(count))
      state.waiting.removeFirst(batch.count)
      if batch.isEmpty { state.isDraining = false }
      return batch
    }
  }

  func close() { state.withLock { $0.isClosed = true } }
}
