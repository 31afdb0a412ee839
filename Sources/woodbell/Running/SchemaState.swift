import Office
import Server
import Storage

/// Which steps of the schema a database has, and which this program knows.
struct SchemaState {
  let installed: Int
  let steps: [Migration]

  var known: Int { steps.last?.number ?? 0 }
  var missing: [Migration] { steps.filter { $0.number > installed } }
  var isNewer: Bool { installed > known }

  init(installed: Int) throws {
    self.installed = installed
    steps = try Schema.migrations().sorted { $0.number < $1.number }
  }

  /// Looks without changing anything; where there is no database yet, nothing is installed.
  ///
  /// - Throws: `StorageError.newerSchema` for a database of a newer program.
  static func read(_ settings: Settings) async throws -> SchemaState {
    guard DataPlace.hasDatabase(settings) else { return try SchemaState(installed: 0) }
    let database = try Assembly.openDatabase(settings)
    do {
      let state = try SchemaState(installed: try await database.installedSchema())
      await database.close()
      guard !state.isNewer else {
        throw StorageError.newerSchema(found: state.installed, known: state.known)
      }
      return state
    } catch {
      await database.close()
      throw error
    }
  }
}
