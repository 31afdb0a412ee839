import Foundation

/// How a server is set up: from the command line and the environment, nowhere else.
package struct Settings: Sendable {
  /// The folder of everything that must be kept: database, key file, an office's own rulebooks.
  package var data: URL
  /// The folder of uploaded files, which all nodes share; nil for `files` in the data folder.
  package var files: URL?
  /// Font files for long pictures, with colons between; nil for those of the system.
  package var fonts: String?
  /// A libpq connection string or URL; nil for SQLite in the data folder.
  package var database: String?
  package var host: String
  /// 0 lets the system choose.
  package var port: Int
  /// `https://…` under which citizens reach the portal; cookies are marked secure then.
  package var publicOrigin: String?
  package var isDemo: Bool
  /// Connections of browsers at one time; more wait in the kernel's queue.
  package var maximumConnections: Int
  package var databaseConnections: Int

  package init(
    data: URL, files: URL? = nil, fonts: String? = nil, database: String? = nil,
    host: String = "127.0.0.1", port: Int = 8080,
    publicOrigin: String? = nil, isDemo: Bool = false, maximumConnections: Int = 2_000,
    databaseConnections: Int = 8
  ) {
    self.data = data
    self.files = files
    self.fonts = fonts
    self.database = database
    self.host = host
    self.port = port
    self.publicOrigin = publicOrigin
    self.isDemo = isDemo
    self.maximumConnections = maximumConnections
    self.databaseConnections = databaseConnections
  }

  /// Whether only programs on this machine can reach the office.
  package var isOwnMachine: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

  /// Where the office is found on its own machine; nil where others can reach it under a name
  /// nobody told, or where the system chooses the port.
  package var ownOrigin: String? {
    guard isOwnMachine, port != 0 else { return nil }
    return "http://" + (host.contains(":") ? "[\(host)]" : host) + ":\(port)"
  }

  package var filesFolder: URL {
    files ?? data.appendingPathComponent("files", isDirectory: true)
  }
}

/// What stands in the way of a start.
package enum SetupError: Error, Sendable, Equatable {
  case dataFolder(String)
  case filesFolder(String)
  /// The folder of files bears another office's mark.
  case foreignFiles(String)
  case keyFile(String)
  /// The key file can be read by others than its owner.
  case keyFileExposed(String)
  /// Something else listens there already.
  case portInUse(host: String, port: Int)
  /// - reason: for the log and the terminal, in the system's words.
  case cannotListen(host: String, port: Int, reason: String)
}
