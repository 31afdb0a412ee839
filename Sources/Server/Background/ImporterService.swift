import Logging
import Office
import ServiceLifecycle

/// Brings in the tables whose button was pressed, on whichever node, and forgets old ones. It looks
/// every second: the page that follows an import looks every two.
struct ImporterService: Service {
  let importer: Importer
  let office: Office
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var rounds = 0
      while !Task.isCancelled {
        do {
          while try await importer.applyNext() {}
          if rounds % 3_600 == 0 { try await office.forgetImports() }
          rounds += 1
        } catch is CancellationError {
          return
        } catch {
          logger.error("import failed", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }
}
