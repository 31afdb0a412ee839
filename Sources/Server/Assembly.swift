import Foundation
import Logging
import Office
import Rulebook
import Screening
import Storage
import Web
import WorkCalendar

/// Puts the house together: database, rulebooks, calendar, keys, office.
package struct Assembly: Sendable {
  package let office: Office
  package let database: any Database
  package let settings: Settings

  /// Opens the database and brings its schema up to date.
  ///
  /// - Throws: `SetupError`, `StorageError`, `RulebookErrors`, `TermListErrors`, `CalendarError`.
  package static func open(
    _ settings: Settings, clock: any OfficeClock = SystemClock(),
    random: any RandomSource = SystemRandom()
  ) async throws -> Assembly {
    try makeFolder(settings.data)
    if settings.isDemo { try DemoScript.placeRulebooks(in: settings.data) }
    // Rules and lists are read on one core while the database opens on another.
    async let shelf = Self.shelf(settings)
    async let words = Self.words(settings)
    let database = try openDatabase(settings)
    try await Migrator(try Schema.migrations())
      .migrate(database, now: clock.now.milliseconds)
    let keys = try KeyFile.keys(in: settings.data, random: SystemRandom())
    try await words.lists.verifyCitations(on: shelf)
    let office = try await Office(
      database: database, shelf: shelf, screener: words.screener,
      calendar: .bundled(), keys: keys, files: files(settings, keys),
      clock: clock, random: random,
      inspection: MediaInspection(
        probe: MediaProbe(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "")))
    try await office.takeUpRulebooks()
    return Assembly(office: office, database: database, settings: settings)
  }

  package static func openDatabase(_ settings: Settings) throws -> any Database {
    if let target = settings.database {
      return try PostgresDatabase(
        target: target, connections: settings.databaseConnections)
    }
    return try SQLiteDatabase(
      path: settings.data.appendingPathComponent("woodbell.sqlite").path)
  }

  /// The bundled rulebooks and those an office keeps in `rulebooks/` of its data folder.
  package static func shelf(_ settings: Settings) throws -> RulebookShelf {
    let bundled = try RulebookShelf.bundled()
    let own = settings.data.appendingPathComponent("rulebooks")
    guard FileManager.default.fileExists(atPath: own.path) else { return bundled }
    return try bundled.adding(directory: own)
  }

  /// The bundled word lists and those an office keeps in `lists/` of its data folder.
  package static func lists(_ settings: Settings) throws(TermListErrors) -> TermLists {
    let bundled = try TermLists.bundled()
    let own = settings.data.appendingPathComponent("lists")
    guard FileManager.default.fileExists(atPath: own.path) else { return bundled }
    return try bundled.adding(directory: own)
  }

  /// The lists, and the checks that know them.
  private static func words(
    _ settings: Settings
  ) throws -> (lists: TermLists, screener: Screener) {
    let lists = try lists(settings)
    return (lists, try Screener(lists: lists))
  }

  private static func files(_ settings: Settings, _ keys: Keys) throws -> any FileStore {
    let folder = settings.filesFolder
    let store = FolderStore(root: folder)
    do {
      try store.prepare(mark: keys.folderMark)
    } catch FileStoreError.foreign {
      throw SetupError.foreignFiles(folder.path)
    } catch is FileStoreError {
      throw SetupError.filesFolder(folder.path)
    }
    return store
  }

  private static func makeFolder(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw SetupError.dataFolder(folder.path)
    }
  }
}
