import ArgumentParser
import Web

/// `woodbell version`
struct VersionCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Say which program this is.")

  @OptionGroup var voice: Voice
  @Flag(help: "Answer in JSON.") var json = false

  func run(_ say: Words) async throws {
    guard json else {
      return try Output.answer(
        say("command.version", ["version": Version.number, "swift": Version.swift]))
    }
    try Output.json(["version": Version.number, "swift": Version.swift])
  }
}
