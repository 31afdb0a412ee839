import ArgumentParser
import Storage
import Web

/// `woodbell version`
struct VersionCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Say which program this is, and with which databases' libraries it runs.")

  @OptionGroup var voice: Voice
  @Flag(help: "Answer in JSON.") var json = false

  func run(_ say: Words) async throws {
    let versions = [
      "version": Version.number, "swift": Version.swift, "sqlite": try EngineVersions.sqlite(),
      "libpq": EngineVersions.libpq(),
    ]
    guard json else { return try Output.answer(say("command.version", versions)) }
    try Output.json(versions)
  }
}
