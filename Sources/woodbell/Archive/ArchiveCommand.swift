import ArgumentParser
import Foundation
import Office
import Web

/// `woodbell archive`: packages of archived items, to be verified and to be handed over.
struct ArchiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Verify archive packages, and hand out those of a year.",
    discussion: """
      EXAMPLES:
        woodbell archive verify YC-2026-0412.zip
        woodbell archive export --year 2026 --organization YC --out archive-2026 --as jicha
      """,
    subcommands: [ArchiveVerify.self, ArchiveExport.self])
}

/// `woodbell archive verify`: needs nothing but the packages.
struct ArchiveVerify: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Look whether packages are whole and prove what they say; needs no database.")

  @OptionGroup var voice: Voice
  @Argument(help: "Archive packages, at most 256 MB each; - for standard input.")
  var files: [String]
  @Flag(help: "Answer in JSON, one line a file.") var json = false

  /// As many faults of a package are told; one that was rewritten has them everywhere.
  private static let told = 50

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("Name at least one package.") }
  }

  func run(_ say: Words) async throws {
    var (sound, unread) = (0, 0)
    for file in files {
      do {
        let bytes = try LimitedFile.bytes(file, limit: ArchiveReading.maximumBytes)
        let report = ArchiveReading.report(on: bytes)
        try tell(report, of: file, say)
        if report.isSound { sound += 1 }
      } catch let missing as UnreadFile {
        unread += 1
        try tell(missing, say)
      }
    }
    if unread == files.count { throw ExitCode.couldNot }
    if sound + unread < files.count { throw ExitCode.no }
    if unread > 0 { throw ExitCode.inPart }
  }

  private func tell(_ report: ArchiveReport, of file: String, _ say: Words) throws {
    if json { return try Output.json(Line(report, file: file, say)) }
    var facts = [
      "file": file.shown, "number": (report.number ?? "").shown, "files": "\(report.files)",
      "signatures": "\(report.signatures)", "seal": (report.seal ?? "").shown,
    ]
    guard !report.isSound else { return try Output.answer(say("command.archive.sound", facts)) }
    facts["n"] = "\(report.faults.count - Self.told)"
    try Output.answer(say("command.archive.unsound", facts))
    for fault in report.faults.prefix(Self.told) {
      try Output.answer(
        say("command.archive.fault", ["fault": fault.sentence(say) { $0.shown }]))
    }
    if report.faults.count > Self.told { try Output.answer(say("command.archive.more", facts)) }
  }

  private func tell(_ missing: UnreadFile, _ say: Words) throws {
    if json { return try Output.json(Line(file: missing.name, error: missing.reason.code)) }
    try Output.answer(
      say(
        "command.archive.unread", ["file": missing.name.shown, "reason": missing.why(say)]))
  }

  /// One package in JSON.
  private struct Line: Encodable {
    struct Fault: Encodable {
      let code: String
      let facts: [String: String]
      let message: String
    }

    let file: String
    var number: String?
    var seal: String?
    var sound = false
    var files = 0
    var signatures = 0
    var faults: [Fault] = []
    var error: String?

    init(file: String, error: String) {
      (self.file, self.error) = (file, error)
    }

    init(_ report: ArchiveReport, file: String, _ say: Words) {
      self.file = file
      (number, seal, sound) = (report.number, report.seal, report.isSound)
      (files, signatures) = (report.files, report.signatures)
      faults = report.faults.map { fault in
        Fault(code: fault.code, facts: fault.facts, message: fault.sentence(say) { $0 })
      }
    }
  }
}
