import Foundation
import Office
import Storage
import WorkCalendar

/// Books that are filled once and copied for every test.
struct Template: Sendable {
  /// The name of the database on the cluster; nil for an empty one.
  let name: String?
  /// The bytes of the SQLite file.
  let file: Data?
  let cast: Cast?

  private static let schemaOnSQLite = Task { try await make(.schema, .sqlite) }
  private static let schemaOnPostgres = Task { try await make(.schema, .postgres) }
  private static let castOnSQLite = Task { try await make(.cast, .sqlite) }
  private static let castOnPostgres = Task { try await make(.cast, .postgres) }

  static func of(_ contents: Books.Contents, on engine: Engine) async throws -> Template {
    switch (contents, engine) {
    case (.nothing, _): Template(name: nil, file: nil, cast: nil)
    case (.schema, .sqlite): try await schemaOnSQLite.value
    case (.schema, .postgres): try await schemaOnPostgres.value
    case (.cast, .sqlite): try await castOnSQLite.value
    case (.cast, .postgres): try await castOnPostgres.value
    }
  }

  /// A copy in a folder of its own.
  func newFile() throws -> String {
    let path = try newFolder().appendingPathComponent("woodbell.sqlite")
    if let file { try file.write(to: path) }
    return path.path
  }

  private static func make(
    _ contents: Books.Contents, _ engine: Engine
  ) async throws -> Template {
    switch engine {
    case .sqlite:
      let path = try newFolder().appendingPathComponent("template.sqlite")
      defer { removeFolder(of: path.path) }
      let cast = try await fill(try SQLiteDatabase(path: path.path), contents)
      return Template(name: nil, file: try Data(contentsOf: path), cast: cast)
    case .postgres:
      let name = newName()
      let target = try await Cluster.create(name, from: nil)
      let cast = try await fill(try PostgresDatabase(target: target, connections: 1), contents)
      return Template(name: name, file: nil, cast: cast)
    }
  }

  private static func fill(
    _ database: any Database, _ contents: Books.Contents
  ) async throws -> Cast? {
    let clock = SettableClock(World.before)
    try await Migrator(try Schema.migrations()).migrate(database, now: clock.now.milliseconds)
    var cast: Cast?
    if contents == .cast {
      cast = try await Cast(joining: World.office(over: database, clock: clock))
    }
    await database.close()
    return cast
  }
}
