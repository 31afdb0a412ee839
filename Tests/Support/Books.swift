import Foundation
import Storage

/// A database of a test's own. It goes when nobody holds it any more.
package final class Books: Database {
  /// What stands in the books at the start.
  package enum Contents: Sendable, Hashable {
    case nothing
    /// The office's schema, and nobody in it.
    case schema
    case cast
  }

  package let engine: Engine
  /// The path of the file, or the connection URL.
  package let location: String
  private let inner: any Database
  private let keeper: Keeper

  package var dialect: Dialect { inner.dialect }

  /// Opens a new database with the given contents.
  package static func open(_ engine: Engine, _ contents: Contents) async throws -> Books {
    let seat = await Seats.shared.take()
    let template = try await Template.of(contents, on: engine)
    switch engine {
    case .sqlite:
      let path = try template.newFile()
      return try Books(engine, at: path, keeper: Keeper(seat) { removeFolder(of: path) })
    case .postgres:
      let name = newName()
      let location = try await Cluster.create(name, from: template.name)
      return try Books(
        engine, at: location, keeper: Keeper(seat) { try? await Cluster.drop(name) })
    }
  }

  /// The same database opened once more, as another node or a program that was started anew would.
  package func reopened() throws -> Books { try Books(engine, at: location, keeper: keeper) }

  private init(_ engine: Engine, at location: String, keeper: Keeper) throws {
    self.engine = engine
    self.location = location
    self.keeper = keeper
    switch engine {
    case .sqlite: inner = try SQLiteDatabase(path: location)
    case .postgres: inner = try PostgresDatabase(target: location, connections: 4)
    }
  }

  deinit {
    Task.detached { [inner, keeper] in
      await inner.close()
      withExtendedLifetime(keeper) {}
    }
  }

  package func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T
  ) async throws -> T { try await inner.read(body) }

  package func write<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T
  ) async throws -> T { try await inner.write(body) }

  package func close() async { await inner.close() }
}

/// Clears away after the last node on a database.
private final class Keeper: Sendable {
  private let seat: Seat
  private let clear: @Sendable () async -> Void

  init(_ seat: Seat, clear: @escaping @Sendable () async -> Void) {
    self.seat = seat
    self.clear = clear
  }

  deinit {
    Task.detached { [seat, clear] in
      await clear()
      withExtendedLifetime(seat) {}
    }
  }
}

func newName() -> String {
  "t_" + UUID().uuidString.lowercased().replacing("-", with: "")
}

/// A new folder below the temporary one; whoever asks for it removes it.
package func newFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("woodbell-" + newName())
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}

/// Removes the folder in which a file lies.
package func removeFolder(of path: String) {
  try? FileManager.default.removeItem(
    at: URL(fileURLWithPath: path).deletingLastPathComponent())
}
