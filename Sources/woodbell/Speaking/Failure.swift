import ArgumentParser
import Foundation
import Office
import Rulebook
import Screening
import Server
import Storage
import Web
import WorkCalendar

/// The codes a command ends with (docs/reference/command-line.md); 0 and 64 are the parser's own.
extension ExitCode {
  /// The answer is no: something is broken, a file is wrong.
  static let no = ExitCode(1)
  static let couldNot = ExitCode(2)
  static let inPart = ExitCode(3)
  static let refused = ExitCode(4)
  static let conflict = ExitCode(5)
  static let unreachable = ExitCode(69)
  static let badConfiguration = ExitCode(78)
}

/// Why a command ends without having done its work: a sentence, and the way on.
struct Failure: Error {
  let code: ExitCode
  let lines: [String]

  init(_ code: ExitCode, _ lines: String...) {
    self.code = code
    self.lines = lines
  }

  /// What any error means to somebody at a terminal.
  init(_ error: any Error, usesServer: Bool, say: Words) {
    switch error {
    case let failure as Failure: self = failure
    case let refusal as Refusal: self.init(refusal, say: say)
    case let error as SetupError: self.init(error, say: say)
    case let error as StorageError: self.init(error, usesServer: usesServer, say: say)
    case let error as RulebookErrors:
      self.init(
        .badConfiguration,
        lines: [say("command.failure.rulebooks")]
          + error.errors.prefix(20).map { "  " + RulebookComplaint($0, say: say).sentence })
    case let error as TermListErrors: self.init(error, folder: nil, say: say)
    case let error as MissingResource:
      self.init(.couldNot, say("command.failure.resource", ["name": error.name]))
    default:
      self.init(.couldNot, say("command.failure.other", ["error": "\(error)".shown]))
    }
  }

  private init(_ code: ExitCode, lines: [String]) {
    self.code = code
    self.lines = lines
  }

  private init(_ error: SetupError, say: Words) {
    switch error {
    case .dataFolder(let path):
      self.init(.couldNot, say("command.failure.data-folder", ["path": path]))
    case .filesFolder(let path):
      self.init(.couldNot, say("command.failure.files-folder", ["path": path]))
    case .foreignFiles(let path):
      self.init(.badConfiguration, say("command.failure.foreign-files", ["path": path]))
    case .keyFile(let path):
      self.init(.badConfiguration, say("command.failure.key-file", ["path": path]))
    case .keyFileExposed(let path):
      self.init(.badConfiguration, say("command.failure.key-file-exposed", ["path": path]))
    case .portInUse(let host, let port):
      self.init(
        .conflict, say("command.failure.port-in-use", ["host": host.shown, "port": "\(port)"]))
    case .cannotListen(let host, let port, let reason):
      self.init(
        .couldNot,
        say(
          "command.failure.cannot-listen",
          ["host": host.shown, "port": "\(port)", "error": reason.shown]))
    }
  }

  private init(_ error: StorageError, usesServer: Bool, say: Words) {
    switch error {
    case .unavailable(let text):
      self.init(
        usesServer ? .unreachable : .couldNot,
        usesServer
          ? say("command.failure.server", ["error": text.shown])
          : say("command.failure.file", ["error": text.shown]))
    case .newerSchema(let found, let known):
      self.init(
        .conflict,
        say("command.failure.newer-schema", ["found": "\(found)", "known": "\(known)"]))
    case .changedMigration(let number):
      self.init(.conflict, say("command.failure.changed-migration", ["number": "\(number)"]))
    default:
      self.init(.couldNot, say("command.failure.other", ["error": "\(error)".shown]))
    }
  }

  /// The office's no: why, under which article, and who can help.
  private init(_ refusal: Refusal, say: Words) {
    var facts = refusal.facts
    if let role = facts["role"] { facts["role"] = say("role." + role) }
    if let until = facts["until"].flatMap({ Instant(rfc3339: $0) }) {
      facts["until"] = say.dateTime(until)
    }
    let sentence = say("refusal." + refusal.code, facts)
    var lines = [say("command.refused", ["sentence": sentence, "code": refusal.code])]
    for problem in refusal.problems {
      lines.append("  " + say.words(for: problem))
    }
    let articles = Self.articles(refusal.citations, say: say)
    if !articles.isEmpty { lines.append("  " + say("command.basis", ["articles": articles])) }
    if !refusal.helpers.isEmpty {
      let names = refusal.helpers.map { say("role." + $0.rawValue) }
      lines.append("  " + say("refusal.helpers", ["roles": say.list(names)]))
    }
    self.init(Self.code(of: refusal), lines: lines)
  }

  private static func code(of refusal: Refusal) -> ExitCode {
    switch refusal.kind {
    case .invalid, .forbidden, .notFound, .tooLate: .refused
    case .conflict: .conflict
    case .unavailable: .couldNot
    }
  }

  private static func articles(_ citations: [Citation], say: Words) -> String {
    guard !citations.isEmpty else { return "" }
    let shelf = try? RulebookShelf.bundled()
    let names = citations.map { citation in
      let short = shelf?.rulebook(citation.rulebook).map { say.title($0.short) }
      return say(
        "cite.link", ["short": short ?? citation.rulebook, "article": citation.article])
    }
    return say.list(names)
  }
}
