import Logging
import Office
import ServiceLifecycle

/// Delivers what acts have queued: at once when this node's bell rings, and every second for what
/// other nodes left or what is due later.
struct CourierService: Service {
  let courier: Courier
  let bell: Bell
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          while try await courier.deliverDue() > 0 {}
        } catch is CancellationError {
          return
        } catch {
          logger.error("delivery failed", metadata: ["error": "\(error)"])
        }
        await wait()
      }
    }
  }

  private func wait() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await Task.sleep(for: .seconds(1)) }
      group.addTask { await bell.listen() }
      await group.next()
      group.cancelAll()
    }
  }
}
