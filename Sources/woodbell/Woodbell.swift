import ArgumentParser
import Foundation
import Web

/// The program: `woodbell COMMAND`.
@main
struct Woodbell: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "woodbell",
    abstract: "The desk from which a government body runs its official accounts.",
    discussion: """
      EXAMPLES:
        woodbell demo
        woodbell check notice.docx --platform wechat
        woodbell deadline --from "2026-09-30 16:20" --working-days 5 --explain

      Exit codes: 0 done, 1 the answer is no, 2 could not, 3 done in part,
      4 refused, 5 conflict, 64 wrong usage, 69 database unreachable,
      78 bad configuration.
      """,
    version: Version.number,
    subcommands: [
      ServeCommand.self, DemoCommand.self, MigrateCommand.self, UserCommand.self,
      ImportCommand.self, CheckCommand.self, RulebookCommand.self, DeadlineCommand.self,
      CalendarCommand.self, ArchiveCommand.self, DoctorCommand.self, VersionCommand.self,
    ])

  @OptionGroup var voice: Voice

  func run(_ say: Words) async throws {
    try Output.answer(say("command.overview", ["version": Version.number]))
  }

  static func main() async {
    let invocation = Invocation(Array(CommandLine.arguments.dropFirst()))
    if let stranger = invocation.stranger(to: Woodbell.self) {
      await exit(withError: stranger.told(in: invocation.tongue))
    }
    await main(invocation.arguments)
  }
}
