import ArgumentParser
import Foundation
import Server
import Web

/// `woodbell serve`
struct ServeCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Start the office: pages, portal and background work.",
    discussion: """
      EXAMPLES:
        woodbell serve --data /var/lib/woodbell --public-origin https://media.example
        woodbell serve --data /var/lib/woodbell --database-file /etc/woodbell/database
      """)

  @OptionGroup var voice: Voice
  @OptionGroup var place: DataPlace
  @Option(help: "Address to listen on.") var host = "127.0.0.1"
  @Option(help: "Port to listen on; 0 takes a free one.") var port = 8080
  @Option(help: "https://… under which citizens reach the portal.") var publicOrigin: String?
  @Flag(help: "Build a demo world in an empty office and let everybody sign in with one click.")
  var demo = false
  @Flag(help: "Log more.") var verbose = false

  var usesServer: Bool { place.usesServer }

  func run(_ say: Words) async throws {
    var settings = try place.settings(say)
    settings.host = host
    settings.port = try Self.checked(port: port, say)
    settings.publicOrigin = try publicOrigin.map { try Self.checked(origin: $0, say) }
    settings.isDemo = demo
    try await Hosting(settings, isVerbose: verbose, say: say).run()
  }

  static func checked(port: Int, _ say: Words) throws -> Int {
    guard (0...65_535).contains(port) else {
      throw Failure(.validationFailure, say("command.serve.bad-port"))
    }
    return port
  }

  /// `https://host` or `http://host`, perhaps with a port, and nothing behind it.
  private static func checked(origin text: String, _ say: Words) throws -> String {
    let origin = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard let parts = URLComponents(string: origin), let scheme = parts.scheme,
      ["https", "http"].contains(scheme), let host = parts.host, !host.isEmpty,
      parts.path.isEmpty, parts.query == nil, parts.fragment == nil, parts.user == nil
    else {
      throw Failure(
        .badConfiguration, say("command.serve.bad-origin", ["text": text.shown]))
    }
    return origin
  }
}
