import Foundation
import Office
import Rulebook
import Screening
import Server
import Storage
import Web
import WorkCalendar

/// The database: reachable, writable, of this program's schema, and waiting for the disk.
struct DatabaseCheckup {
  private let settings: Settings
  private let say: Words

  /// What the other looks need to know of the database.
  struct Result {
    var findings: [CheckupFinding]
    /// The calendar in force; nil when the office has put none in force itself.
    var calendar: WorkCalendar?
    var newestEntry: Instant?
    /// Whether the record was read and nothing was ever done; not so where it could not be read.
    var isUnused = false
  }

  init(_ settings: Settings, say: Words) {
    self.settings = settings
    self.say = say
  }

  func findings() async -> Result {
    guard DataPlace.hasDatabase(settings) else {
      return Result(findings: [.doubtful("database", say("command.doctor.database-to-come"))])
    }
    var result = Result(findings: [])
    do {
      let database = try Assembly.openDatabase(settings)
      do {
        try await look(at: database, &result)
      } catch {
        result.findings.append(broken(error))
      }
      await database.close()
    } catch {
      result.findings.append(broken(error))
    }
    return result
  }

  private func broken(_ error: any Error) -> CheckupFinding {
    let failure = Failure(error, usesServer: settings.database != nil, say: say)
    return .broken("database", failure.lines.joined(separator: " "))
  }

  private func look(at database: any Database, _ result: inout Result) async throws {
    let version = try await database.engineVersion()
    let name = database.dialect == .sqlite ? "SQLite" : "PostgreSQL"
    let state = try SchemaState(installed: try await database.installedSchema())
    let values = ["installed": "\(state.installed)", "known": "\(state.known)"]
    result.findings.append(
      .good("database", say("command.doctor.database", ["engine": "\(name) \(version)"])))
    if state.isNewer {
      return result.findings.append(
        .broken(
          "schema",
          say(
            "command.failure.newer-schema", values.merging(["found": "\(state.installed)"]) { $1 }))
      )
    }
    guard state.missing.isEmpty else {
      return result.findings.append(.doubtful("schema", say("command.doctor.schema-old", values)))
    }
    result.findings.append(.good("schema", say("command.doctor.schema", values)))
    try await database.proveWritable()
    result.findings.append(.good("writable", say("command.doctor.writable")))
    result.findings.append(durability(try await database.synchronisation(), database.dialect))
    result.newestEntry = try await database.newestEntryAt().map(Instant.init(milliseconds:))
    result.isUnused = result.newestEntry == nil
    result.calendar = try await calendar(in: database)
  }

  /// Whether an acknowledged act has reached the disk.
  private func durability(_ level: String, _ dialect: Dialect) -> CheckupFinding {
    let isDurable = dialect == .sqlite ? level == "2" || level == "3" : level != "off"
    return isDurable
      ? .good("durability", say("command.doctor.durable"))
      : .broken("durability", say("command.doctor.not-durable", ["level": level]))
  }

  private func calendar(in database: any Database) async throws -> WorkCalendar {
    // Nothing is sealed, signed or kept here, so the office gets no key.
    let office = Office(
      database: database, shelf: try .bundled(), screener: try .bundled(), calendar: try .bundled(),
      keys: Keys(master: [UInt8](repeating: 0, count: 32)),
      files: FolderStore(root: settings.filesFolder))
    return try await office.ask(as: .system(.timekeeper)) { try $0.calendar() }
  }
}
