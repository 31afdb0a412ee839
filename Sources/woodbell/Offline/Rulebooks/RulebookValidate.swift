import ArgumentParser
import Foundation
import Rulebook
import Web
import WorkCalendar

/// `woodbell rulebook validate`
struct RulebookValidate: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Say everything that is wrong with rulebook files; ends with 1 when something is.",
    discussion: """
      EXAMPLES:
        woodbell rulebook validate own.yaml
        woodbell rulebook validate *.yaml --json

      The files may extend each other and the rulebooks of this program.
      """)

  @OptionGroup var voice: Voice
  @Argument(help: "The files, each named after the rulebook's id.") var files: [String]
  @Flag(help: "Answer in JSON.") var json = false

  /// The largest file that is read; the loader says what it finds too large.
  private static let limit = 2 << 20

  func run(_ say: Words) async throws {
    var unread: [String] = []
    var texts: [(path: String, name: String, text: String)] = []
    var complaints: [RulebookComplaint] = []
    for path in files {
      do {
        let text = try SmallFile(path, limit: Self.limit).text(say)
        texts.append((path, URL(fileURLWithPath: path).lastPathComponent, text))
      } catch let failure as Failure {
        for line in failure.lines { Output.tell(line) }
        unread.append(path)
      }
    }
    complaints += try mistakes(in: texts, say)
    if json {
      try Output.json(Verdict(ok: complaints.isEmpty && unread.isEmpty, errors: complaints))
    } else {
      for complaint in complaints { try Output.answer(complaint.sentence) }
      if complaints.isEmpty, !texts.isEmpty {
        try Output.answer(say("command.rulebook.sound", ["n": "\(texts.count)"]))
      } else if !complaints.isEmpty {
        Output.tell(say("command.rulebook.mistakes", ["n": "\(complaints.count)"]))
      }
    }
    guard unread.isEmpty else { throw texts.isEmpty ? ExitCode.couldNot : ExitCode.inPart }
    guard complaints.isEmpty else { throw ExitCode.no }
  }

  /// What is wrong, also what the files' own examples show.
  private func mistakes(
    in texts: [(path: String, name: String, text: String)], _ say: Words
  ) throws -> [RulebookComplaint] {
    let paths = Dictionary(
      texts.map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first })
    func complaints(_ errors: [RulebookError]) -> [RulebookComplaint] {
      errors.map { RulebookComplaint($0, file: paths[$0.file], say: say) }
    }
    let bundled = try RulebookShelf.bundled()
    let files = texts.map { (name: $0.name, text: $0.text) }
    let isCopy = { (name: String) in bundled.ids.contains { $0 + ".yaml" == name } }
    let calendar = try WorkCalendar.bundled()
    var errors: [RulebookError] = []
    // A rulebook of the program stands on the shelf already; a copy of it is read on its own.
    for (group, base) in [
      (files.filter { !isCopy($0.name) }, bundled), (files.filter { isCopy($0.name) }, nil),
    ] where !group.isEmpty {
      do throws(RulebookErrors) {
        let shelf: RulebookShelf
        if let base {
          shelf = try base.adding(files: group)
        } else {
          shelf = try RulebookShelf(files: group)
        }
        let rulebooks = shelf.ids.compactMap { shelf.rulebook($0) }
          .filter { base?.rulebook($0.id) == nil }
        errors += rulebooks.flatMap { $0.failedExamples(calendar: calendar) }
      } catch {
        errors += error.errors
      }
    }
    return complaints(errors)
  }

  private struct Verdict: Encodable {
    let ok: Bool
    let errors: [RulebookComplaint]
  }
}
