import ArgumentParser
import Foundation
import Office
import Server
import Storage
import Web
import WorkCalendar

/// `woodbell migrate`
struct MigrateCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Bring the database to the schema of this program. There is no way back but a backup."
  )

  @OptionGroup var voice: Voice
  @OptionGroup var place: DataPlace
  @Flag(help: "Only look; ends with 5 when something is missing.") var check = false
  @Flag(help: "Answer in JSON.") var json = false

  var usesServer: Bool { place.usesServer }

  func run(_ say: Words) async throws {
    let settings = try place.settings(say)
    let before = try await SchemaState.read(settings)
    guard !check, !before.missing.isEmpty else {
      try report(before, ran: [], say)
      guard before.missing.isEmpty else { throw ExitCode.conflict }
      return
    }
    let ran = try await migrate(settings, say)
    try report(try await SchemaState.read(settings), ran: ran, say)
  }

  private func migrate(_ settings: Settings, _ say: Words) async throws -> [Int] {
    do {
      try FileManager.default.createDirectory(
        at: settings.data, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw SetupError.dataFolder(settings.data.path)
    }
    let database = try Assembly.openDatabase(settings)
    do {
      let ran = try await Migrator(Schema.migrations())
        .migrate(database, now: SystemClock().now.milliseconds)
      await database.close()
      return ran
    } catch {
      await database.close()
      throw error
    }
  }

  private func report(_ state: SchemaState, ran: [Int], _ say: Words) throws {
    if json {
      return try Output.json(
        Report(
          installed: state.installed, known: state.known,
          missing: state.missing.map(\.number), ran: ran))
    }
    var table = Columns([
      say("command.migrate.number"), say("command.migrate.step"), say("command.migrate.state"),
    ])
    for step in state.steps {
      let word =
        step.number > state.installed
        ? say("command.migrate.is-missing")
        : ran.contains(step.number) ? say("command.migrate.ran") : say("command.migrate.is-there")
      table.add("\(step.number)", step.name, word)
    }
    for line in table.lines { try Output.answer(line) }
    let values = ["installed": "\(state.installed)", "known": "\(state.known)"]
    try Output.answer(say("command.migrate.answer", values))
    Output.tell(
      state.missing.isEmpty ? say("command.migrate.serve") : say("command.migrate.next"))
  }

  private struct Report: Encodable {
    let installed: Int
    let known: Int
    let missing: [Int]
    let ran: [Int]
  }
}
