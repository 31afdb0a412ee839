import Foundation

/// The work that waits for a connection, and the threads that do it.
///
/// `@unchecked Sendable`: `jobs`, `isClosed` and `running` are touched only while `condition` is
/// locked; a connection is touched only by the thread that owns it.
final class PostgresQueue: @unchecked Sendable {
  struct Job: Sendable {
    let run: @Sendable (PostgresConnection) -> Void
    let refuse: @Sendable (any Error) -> Void
  }

  /// Times in text are for people; a statement that runs longer than this is a bug. Statements are
  /// short: compiling one to machine code took fifty times as long as running it.
  static let sessionSettings = """
    SET statement_timeout = '30s'; SET lock_timeout = '10s'; \
    SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = warning; \
    SET TimeZone = 'UTC'; SET jit = off
    """

  private let condition = NSCondition()
  private var jobs: [Job] = []
  private var head = 0
  private var isClosed = false
  private var running = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func start(workers: Int, target: String, first: PostgresConnection) {
    running = workers
    // The first connection is handed over to one thread and used by nobody else afterwards.
    nonisolated(unsafe) var handed: PostgresConnection? = first
    for index in 0..<workers {
      let connection = index == 0 ? handed : nil
      nonisolated(unsafe) let own = connection
      let thread = Thread { [self] in work(target: target, connection: own) }
      thread.name = "postgres-\(index)"
      thread.stackSize = 1 << 20
      thread.start()
    }
    handed = nil
  }

  func add(_ job: Job) throws(StorageError) {
    condition.lock()
    defer { condition.unlock() }
    if isClosed { throw .unavailable("closed") }
    if jobs.count - head >= limit { throw .busy }
    jobs.append(job)
    condition.signal()
  }

  func close() async {
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
    while condition.withLock({ running > 0 }) {
      try? await Task.sleep(for: .milliseconds(5))
    }
  }

  private func next() -> Job? {
    condition.lock()
    defer { condition.unlock() }
    while head >= jobs.count {
      if isClosed { return nil }
      condition.wait()
    }
    let job = jobs[head]
    head += 1
    if head == jobs.count || head >= 1_024 {
      jobs.removeFirst(head)
      head = 0
    }
    return job
  }

  private func work(target: String, connection initial: PostgresConnection?) {
    var connection = initial
    while let job = next() {
      do {
        let usable = try connection.flatMap { $0.isStillThere ? $0 : nil } ?? Self.connect(target)
        connection = usable
        job.run(usable)
      } catch {
        connection = nil
        job.refuse(error)
      }
    }
    connection = nil
    condition.withLock { running -= 1 }
  }

  /// After a failover the first attempt may still reach the lost primary, so it is tried twice.
  private static func connect(_ target: String) throws -> PostgresConnection {
    do {
      let connection = try PostgresConnection(target: target)
      try connection.script(sessionSettings)
      return connection
    } catch {
      Thread.sleep(forTimeInterval: 0.2)
      let connection = try PostgresConnection(target: target)
      try connection.script(sessionSettings)
      return connection
    }
  }
}
