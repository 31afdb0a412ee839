import ArgumentParser
import Foundation
import Server
import Web

/// `woodbell demo`: an office to try, gone when it ends.
struct DemoCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Start a throw-away office with invented people, to try things out.",
    discussion: """
      EXAMPLES:
        woodbell demo
        woodbell demo --port 0 --keep ./trial
      """)

  @OptionGroup var voice: Voice
  @Option(help: "Port to listen on; 0 takes a free one.") var port = 8080
  @Option(help: "Keep the office in this folder.") var keep: String?
  @Flag(help: "Log more.") var verbose = false

  func run(_ say: Words) async throws {
    let port = try ServeCommand.checked(port: port, say)
    let folder =
      keep.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? FileManager.default.temporaryDirectory
      .appendingPathComponent("woodbell-demo-" + UUID().uuidString.lowercased())
    defer { if keep == nil { try? FileManager.default.removeItem(at: folder) } }
    let settings = Settings(data: folder, port: port, isDemo: true)
    Output.tell(
      keep == nil
        ? say("command.demo.throw-away") : say("command.demo.kept", ["path": folder.path]))
    try await Hosting(settings, isVerbose: verbose, say: say).run()
  }
}
