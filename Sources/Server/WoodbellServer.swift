import Channels
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Office
import ServiceLifecycle
import Storage
import UnixSignals
import Web

/// The server: pages and background work over one office.
package struct WoodbellServer: Sendable {
  private let assembly: Assembly
  private let logger: Logger
  private let version: String

  package init(_ assembly: Assembly, version: String, logger: Logger) {
    self.assembly = assembly
    self.version = version
    self.logger = logger
  }

  /// Serves until it is told to stop, then finishes what is under way.
  ///
  /// - Parameter onListening: called with the address once it answers.
  package func run(onListening: @escaping @Sendable (String) -> Void) async throws {
    let settings = assembly.settings
    let office = assembly.office
    let house = House(
      office: office, words: try Words.bundled(), policy: try .bundled(),
      assets: try .bundled(), isDemo: settings.isDemo, publicOrigin: settings.publicOrigin,
      ownOrigin: settings.ownOrigin, version: version, logger: logger,
      drawing: Drawing(fonts: settings.fonts))
    let application = Application(
      responder: Reception(house: house, routes: allRoutes()),
      server: .http1(
        configuration: .init(
          // Headers that trickle in do not renew this; bodies have a deadline of their own.
          idleTimeout: .seconds(30),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100))),
      configuration: .init(
        address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1_024,
        availableConnectionsDelegate: MaximumAvailableConnections(settings.maximumConnections)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? settings.port
        onListening("http://\(settings.host):\(port)")
      },
      logger: quiet(logger))
    let services: [any Service] = [
      CourierService(
        courier: Courier(
          office: office, connectors: [PortalConnector()], logger: logger), bell: office.bell,
        logger: logger),
      TimekeeperService(office: office, logger: logger),
      ImporterService(
        importer: Importer(office: office, words: try .bundled(), logger: logger), office: office,
        logger: logger),
      application,
    ]
    let group = ServiceGroup(
      configuration: .init(
        services: services.map { .init(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(logger)))
    do {
      try await group.run()
    } catch let error as IOError {
      throw Self.setupError(error, settings)
    } catch let error as SocketAddressError.UnknownHost {
      throw SetupError.cannotListen(
        host: settings.host, port: settings.port, reason: error.description)
    }
    await assembly.database.close()
  }

  private static func setupError(_ error: IOError, _ settings: Settings) -> SetupError {
    guard error.errnoCode != EADDRINUSE else {
      return .portInUse(host: settings.host, port: settings.port)
    }
    return .cannotListen(
      host: settings.host, port: settings.port, reason: error.description)
  }

  /// Life-cycle chatter is for debugging; faults of requests are logged by the reception.
  private func quiet(_ logger: Logger) -> Logger {
    var quiet = logger
    if quiet.logLevel < .warning { quiet.logLevel = .warning }
    return quiet
  }
}
