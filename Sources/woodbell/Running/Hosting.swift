import ArgumentParser
import Foundation
import Logging
import Office
import Server
import Storage
import Web

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Opens an office, greets whoever started it, and serves until it is told to stop.
struct Hosting {
  private let settings: Settings
  private let isVerbose: Bool
  private let say: Words

  init(_ settings: Settings, isVerbose: Bool, say: Words) {
    self.settings = settings
    self.isVerbose = isVerbose
    self.say = say
  }

  func run() async throws {
    // A server outlives whoever read its first lines.
    signal(SIGPIPE, SIG_IGN)
    LoggingSystem.bootstrap(StreamLogHandler.standardError(label:))
    var logger = Logger(label: "woodbell")
    logger.logLevel = isVerbose ? .debug : .info
    warn()
    if settings.isDemo, DataPlace.hasDatabase(settings) { try await refuseRealOffice() }
    let assembly = try await Assembly.open(settings)
    do {
      if settings.isDemo { try await prepareDemo(assembly) }
      let greeting = try await Greeting.read(assembly, say: say)
      try await WoodbellServer(assembly, version: Version.number, logger: logger)
        .run { address in
          // Scripts wait for this line, in this language.
          try? Output.answer("Listening on \(address)")
          for line in greeting.lines(address: address) { try? Output.answer(line) }
        }
    } catch {
      await assembly.database.close()
      throw error
    }
  }

  /// What is allowed, and yet may not be meant.
  private func warn() {
    if !settings.isOwnMachine, settings.publicOrigin?.hasPrefix("https://") != true {
      Output.tell(say("command.serve.open-network", ["host": settings.host.shown]))
    }
    if !settings.isOwnMachine, settings.isDemo { Output.tell(say("command.serve.open-demo")) }
  }

  /// Fills an empty office with the demo world.
  private func prepareDemo(_ assembly: Assembly) async throws {
    guard try await !Self.isFounded(assembly.office) else { return }
    Output.tell(say("command.demo.building"))
    try await DemoWorld.build(in: assembly)
  }

  /// A real office is never opened as a demo, nor is anything of the demo put into its folder.
  private func refuseRealOffice() async throws {
    var settings = settings
    settings.isDemo = false
    let assembly = try await Assembly.open(settings)
    do {
      let isFounded = try await Self.isFounded(assembly.office)
      let isDemoWorld = try await Self.isDemoWorld(assembly.office)
      guard !isFounded || isDemoWorld else {
        throw Failure(
          .refused, say("command.demo.real-office"), say("command.demo.other-folder"))
      }
    } catch {
      await assembly.database.close()
      throw error
    }
    await assembly.database.close()
  }

  private static func isFounded(_ office: Office) async throws -> Bool {
    try await office.ask(as: .system(.founder)) { try $0.isFounded() }
  }

  /// In a demo world, and only there, people sign in with the password that the page shows.
  private static func isDemoWorld(_ office: Office) async throws -> Bool {
    let people = try await office.ask(as: .system(.founder)) { try $0.demoPeople() }
    for person in people.prefix(Greeting.signIns) {
      let known = try await office.ask(as: .system(.founder)) {
        try $0.passwordHash(login: person.login)
      }
      if let hash = known?.1, hash.matches(DemoDoor.password) { return true }
    }
    return false
  }
}
