import ArgumentParser
import Foundation
import Web

/// `woodbell doctor`: looks, and changes nothing.
struct DoctorCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "See whether this machine and the office's data are well; ends with 1 when not.")

  @OptionGroup var voice: Voice
  @OptionGroup var place: DataPlace
  @Flag(help: "Answer in JSON.") var json = false

  var usesServer: Bool { place.usesServer }

  func run(_ say: Words) async throws {
    let settings = try place.settings(say)
    let database = await DatabaseCheckup(settings, say: say).findings()
    let findings =
      FolderCheckup(settings, isUnused: database.isUnused, say: say).findings()
      + database.findings
      + RulesCheckup(settings, calendar: database.calendar, say: say).findings()
      + MachineCheckup(newestEntry: database.newestEntry, say: say).findings()
    let isWell = !findings.contains { $0.state == .broken }
    if json {
      try Output.json(Report(ok: isWell, checks: findings))
    } else {
      for finding in findings { try Output.answer("\(finding.state.mark) \(finding.words)") }
      let doubts = findings.count { $0.state == .doubtful }
      let well =
        doubts == 0
        ? say("command.doctor.well") : say("command.doctor.well-but", ["n": "\(doubts)"])
      try Output.answer(isWell ? well : say("command.doctor.ill"))
    }
    guard isWell else { throw ExitCode.no }
  }

  private struct Report: Encodable {
    let ok: Bool
    let checks: [CheckupFinding]
  }
}

/// What one look found.
struct CheckupFinding: Encodable {
  enum State: String, Encodable {
    case good, doubtful, broken

    var mark: String {
      switch self {
      case .good: "✓"
      case .doubtful: "!"
      case .broken: "✕"
      }
    }
  }

  let check: String
  let state: State
  let words: String

  private init(_ check: String, _ state: State, _ words: String) {
    self.check = check
    self.state = state
    self.words = words
  }

  static func good(_ check: String, _ words: String) -> Self { .init(check, .good, words) }
  static func doubtful(_ check: String, _ words: String) -> Self { .init(check, .doubtful, words) }
  static func broken(_ check: String, _ words: String) -> Self { .init(check, .broken, words) }
}
