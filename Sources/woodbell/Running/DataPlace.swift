import ArgumentParser
import Foundation
import Office
import Server
import Storage
import Web

/// Where the office's data lies: a folder, and a database in it or on a server.
struct DataPlace: ParsableArguments {
  @Option(
    help: "Folder of what must be kept (default: $WOODBELL_DATA, else in the user's data folder).")
  var data: String?
  @Option(
    help: "Folder of uploaded files, for all nodes (default: $WOODBELL_FILES, else below --data).")
  var files: String?
  @Option(
    help: "PostgreSQL instead of SQLite: a libpq connection string or URL without a password.")
  var database: String?
  @Option(help: "A file that holds the connection string; - for standard input.")
  var databaseFile: String?

  var usesServer: Bool { database != nil || databaseFile != nil }

  func settings(_ say: Words) throws -> Settings {
    Settings(
      data: try folder(say), files: filesFolder(), fonts: given("WOODBELL_FONTS"),
      database: try target(say))
  }

  private func given(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private func filesFolder() -> URL? {
    guard let files = files ?? given("WOODBELL_FILES"), !files.isEmpty else { return nil }
    return URL(fileURLWithPath: files, isDirectory: true)
  }

  private func folder(_ say: Words) throws -> URL {
    if let data = data ?? given("WOODBELL_DATA"), !data.isEmpty {
      return URL(fileURLWithPath: data, isDirectory: true)
    }
    // A relative path in XDG_DATA_HOME is to be ignored (XDG Base Directory Specification 0.8).
    if let base = given("XDG_DATA_HOME"), base.hasPrefix("/") {
      return URL(fileURLWithPath: base, isDirectory: true).appendingPathComponent("woodbell")
    }
    guard let home = given("HOME") else {
      throw Failure(.badConfiguration, say("command.failure.no-home"))
    }
    return URL(fileURLWithPath: home, isDirectory: true)
      .appendingPathComponent(".local/share/woodbell")
  }

  private func target(_ say: Words) throws -> String? {
    guard database == nil || databaseFile == nil else {
      throw Failure(.validationFailure, say("command.failure.two-databases"))
    }
    if let database {
      if Self.holdsPassword(database) { Output.tell(say("command.password-in-arguments")) }
      return try Self.checked(database, say)
    }
    guard let databaseFile else { return nil }
    let text = try SmallFile(databaseFile, limit: 8_192).text(say)
    return try Self.checked(text.trimmingCharacters(in: .whitespacesAndNewlines), say)
  }

  private static func checked(_ target: String, _ say: Words) throws -> String {
    let isTarget =
      target.hasPrefix("postgresql://") || target.hasPrefix("postgres://") || target.contains("=")
    guard isTarget, !target.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw Failure(.badConfiguration, say("command.failure.not-a-database"))
    }
    return target
  }

  private static func holdsPassword(_ target: String) -> Bool {
    if target.contains("password=") { return true }
    let authority = target.split(separator: "@", maxSplits: 1).first ?? ""
    return target.contains("@") && authority.split(separator: ":").count > 2
  }
}

extension DataPlace {
  /// Whether there is a database to open; on a server that shows when it is opened.
  static func hasDatabase(_ settings: Settings) -> Bool {
    settings.database != nil || FileManager.default.fileExists(atPath: databaseFile(settings).path)
  }

  static func databaseFile(_ settings: Settings) -> URL {
    settings.data.appendingPathComponent("woodbell.sqlite")
  }

  /// Opens an office that is there already, with the schema this program knows.
  ///
  /// - Throws: ``Failure`` rather than to create or to upgrade one.
  func openOffice(_ say: Words) async throws -> Assembly {
    let settings = try settings(say)
    guard Self.hasDatabase(settings) else {
      throw Failure(.couldNot, say("command.failure.no-office", ["path": settings.data.path]))
    }
    let state = try await SchemaState.read(settings)
    guard state.missing.isEmpty else {
      throw Failure(
        .conflict, say("command.migrate.missing", ["n": "\(state.missing.count)"]),
        say("command.migrate.next"))
    }
    return try await Assembly.open(settings)
  }
}
