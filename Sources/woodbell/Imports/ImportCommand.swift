import ArgumentParser
import Foundation
import Office
import Web

/// `woodbell import`: the same look at every row and the same acts as on the pages.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in bodies, persons or accounts from a table, and drafts from documents.",
    discussion: """
      EXAMPLES:
        woodbell import organizations province.xlsx --dry-run --as sysadmin
        woodbell import accounts accounts.csv --skip-bad --as jianghao --password-file -
        woodbell import posts notice.docx --dry-run --as licai
      """,
    subcommands: [
      ImportOrganizations.self, ImportPersons.self, ImportAccounts.self, ImportPosts.self,
    ])
}

/// `woodbell import organizations`
struct ImportOrganizations: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "organizations", abstract: "Bring in bodies below those one administers.")

  @OptionGroup var voice: Voice
  @OptionGroup var options: ImportOptions

  var usesServer: Bool { options.place.usesServer }

  func run(_ say: Words) async throws { try await options.run(.organizations, say) }
}

/// `woodbell import persons`
struct ImportPersons: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "persons",
    abstract: "Bring in persons, without passwords: each gets one by `user reset-password`.")

  @OptionGroup var voice: Voice
  @OptionGroup var options: ImportOptions

  var usesServer: Bool { options.place.usesServer }

  func run(_ say: Words) async throws { try await options.run(.persons, say) }
}

/// `woodbell import accounts`
struct ImportAccounts: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "Bring in accounts that are in use already.")

  @OptionGroup var voice: Voice
  @OptionGroup var options: ImportOptions

  var usesServer: Bool { options.place.usesServer }

  func run(_ say: Words) async throws { try await options.run(.accounts, say) }
}

/// What the three verbs are given.
struct ImportOptions: ParsableArguments {
  @OptionGroup var place: DataPlace
  @OptionGroup var signature: ActingAs
  @Argument(help: "An .xlsx or CSV file; CSV in UTF-8 or GB18030.") var file: String
  @Option(help: "Code of the body under which it comes in (default: that of the appointment).")
  var unit: String?
  @Option(help: "Name of the sheet (default: the first that is not empty).") var sheet: String?
  @Flag(help: "Only look the rows through; nothing is stored.") var dryRun = false
  @Flag(help: "Bring in nothing when one row is bad (default).") var allOrNothing = false
  @Flag(help: "Bring in the good rows and list the bad ones.") var skipBad = false
  @Flag(help: "Answer in JSON: one line a row that is bad, or changes something, and a last one.")
  var json = false

  func validate() throws {
    if allOrNothing, skipBad {
      throw ValidationError("--all-or-nothing and --skip-bad exclude each other.")
    }
  }

  func run(_ kind: ImportKind, _ say: Words) async throws {
    let words = try ImportWords.bundled()
    let table: ImportReading.Table
    do {
      table = try ImportReading.read(path: file, sheet: sheet, kind: kind, words: words)
    } catch let unreadable as UnreadableTable {
      throw Failure(unreadable.isMissing ? .couldNot : .no, unreadable.sentence(say))
    }
    if table.endingDiffers { Output.tell(say("imports.other-ending")) }
    let mapping = ColumnMapping(reading: table.sheet.head, kind: kind, words: words)
    try check(mapping, table.sheet, kind, say)
    let digest = try Self.fileDigest(file, say)
    let report = try await signature.act(at: place, say) { visit in
      let job = ImportJob(
        visit: visit, kind: kind, sheet: table.sheet, mapping: mapping, words: words, say: say,
        root: try await root(kind, visit, say))
      if dryRun { return try await job.look() }
      return try await job.bringIn(
        fileName: URL(fileURLWithPath: file).lastPathComponent, digest: digest,
        mode: skipBad ? .skipBad : .allOrNothing)
    }
    try report.tell(json: json, say)
    if let code = report.code { throw code }
  }

  /// Columns that are missing are a matter of the file, not of the office.
  private func check(
    _ mapping: ColumnMapping, _ sheet: ImportSheet, _ kind: ImportKind, _ say: Words
  ) throws {
    let unread = mapping.unread(sheet.head)
    if !unread.isEmpty {
      Output.tell(
        say("command.import.unread", ["columns": say.list(unread.map(\.text.shown))]))
    }
    let missing = kind.required.filter { mapping[$0] == nil }
    guard missing.isEmpty else {
      throw Failure(
        .no,
        say(
          "command.import.columns-missing",
          ["columns": say.list(missing.map { ImportPhrases.field($0, say) })]))
    }
  }

  /// The body under which rows come in, and whether what is below it is in reach.
  private func root(
    _ kind: ImportKind, _ visit: TerminalVisit, _ say: Words
  ) async throws -> ImportRoot {
    let held = try await visit.ask { reading in
      reading.asker.appointments.filter { kind.roles.contains($0.role) }
        .sorted { $0.role.reach == .subtree && $1.role.reach == .ownUnit }
    }
    guard let first = held.first else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: kind.roles)
    }
    guard let unit else {
      return ImportRoot(
        organization: first.organization, isWide: first.role.reach == .subtree)
    }
    let body = try await visit.organization(code: unit)
    guard let match = held.first(where: { $0.reaches(body) }) else {
      throw Refusal(
        OfficeRefusal.otherUnit, facts: ["organization": body.name], helpers: kind.roles)
    }
    return ImportRoot(organization: body, isWide: match.role.reach == .subtree)
  }

  private static func fileDigest(_ path: String, _ say: Words) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.couldNot, say("command.file.unreadable", ["path": path.shown]))
    }
    return digest(Array(data)).hex
  }
}

struct ImportRoot: Sendable {
  let organization: Organization
  let isWide: Bool
}
