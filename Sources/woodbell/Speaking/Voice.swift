import ArgumentParser
import Foundation
import Web

/// The two languages, as they are named on the command line.
enum Tongue: String, ExpressibleByArgument, CaseIterable {
  case zh, en

  var language: Language {
    switch self {
    case .zh: .chinese
    case .en: .english
    }
  }

  /// Chinese when the environment says so, else English; `LC_ALL` before `LC_MESSAGES` and `LANG`.
  static var ofEnvironment: Tongue {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("zh") ?? false ? .zh : .en
  }
}

/// In which language a command speaks.
struct Voice: ParsableArguments {
  @Option(
    name: .customLong("lang"), help: "Language of what is printed: zh or en (default: by LANG).")
  var tongue: Tongue?

  func words() throws -> Words { try Self.words(tongue ?? .ofEnvironment) }

  static func words(_ tongue: Tongue) throws -> Words {
    let catalogues = try Words.bundled()
    guard let words = catalogues[tongue.language] else { throw ExitCode.couldNot }
    return words
  }
}

/// A command that prints phrases and ends with a code of the table in docs/reference/command-line.md.
protocol SpeakingCommand: AsyncParsableCommand {
  var voice: Voice { get }
  /// Whether the office's books are on a server of their own, which can be out of reach.
  var usesServer: Bool { get }
  func run(_ say: Words) async throws
}

extension SpeakingCommand {
  var usesServer: Bool { false }

  mutating func run() async throws {
    let say: Words
    do {
      say = try voice.words()
    } catch {
      // Without the catalogues there are no phrases to say it with.
      Output.tell("\(error)")
      throw ExitCode.couldNot
    }
    do {
      try await run(say)
    } catch let code as ExitCode {
      throw code
    } catch {
      let failure = Failure(error, usesServer: usesServer, say: say)
      for line in failure.lines { Output.tell(line) }
      throw failure.code
    }
  }
}
