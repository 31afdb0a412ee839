import Logging
import Office
import ServiceLifecycle

/// Recomputes open deadlines in portions after another calendar has been put in force, on whichever
/// node, gives items back whose planned time passed unsigned, makes items findable that were written
/// before there was a search, and forgets what need not be kept: old form keys and sessions, and
/// files that no act kept.
struct TimekeeperService: Service {
  let office: Office
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var place: FilePlace?
      var words = WordsPlace.at(nil)
      while !Task.isCancelled {
        do {
          try await recompute()
          try await expire()
          try await office.forgetPassing()
          place = try await office.sweepFiles(from: place)
          words = try await gather(from: words)
        } catch is CancellationError {
          return
        } catch {
          logger.error("timekeeping failed", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: .seconds(20))
      }
    }
  }

  /// How far the items were looked through that were written before there was a search.
  private enum WordsPlace {
    case at(PostID?)
    case done
  }

  /// Makes such items findable, for a while; whatever is written now is so at once.
  private func gather(from start: WordsPlace) async throws -> WordsPlace {
    guard case .at(var place) = start else { return .done }
    for _ in 0..<200 {
      guard let next = try await office.gatherWords(from: place) else { return .done }
      place = next
    }
    return .at(place)
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
