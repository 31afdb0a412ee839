import Logging
import Office
import ServiceLifecycle

/// Recomputes open deadlines in portions after another calendar has been put in force, on whichever
/// node, gives items back whose planned time passed unsigned, and forgets what need not be kept: old
/// form keys and sessions, and files that no act kept.
struct TimekeeperService: Service {
  let office: Office
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var place: FilePlace?
      while !Task.isCancelled {
        do {
          try await recompute()
          try await expire()
          try await office.forgetPassing()
          place = try await office.sweepFiles(from: place)
        } catch is CancellationError {
          return
        } catch {
          logger.error("timekeeping failed", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: .seconds(20))
      }
    }
  }

  /// Gives back what was not signed in time.
  private func expire() async throws {
    while true {
      let due = try await office.ask(as: .system(.timekeeper)) { try $0.postsToExpire() }
      guard !due.isEmpty else { return }
      for post in due {
        _ = try await office.perform(
          ExpirePost(post), as: .system(.timekeeper), request: "timekeeper")
      }
    }
  }

  private func recompute() async throws {
    while try await office.ask(as: .system(.timekeeper), { try $0.hasOutdatedClocks() }) {
      _ = try await office.perform(
        RecomputeClocks(), as: .system(.timekeeper), request: "timekeeper")
    }
  }
}
