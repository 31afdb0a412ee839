import Foundation
import Storage

/// The throw-away PostgreSQL cluster whose superuser's URL stands in `WOODBELL_TEST_POSTGRES`.
package enum Cluster {
  private static let administration = Result {
    guard let target = setting("WOODBELL_TEST_POSTGRES"), !target.isEmpty else {
      throw MissingCluster()
    }
    return (target, try PostgresDatabase(target: target, connections: 2))
  }

  /// - Returns: the URL of the new database.
  static func create(_ name: String, from template: String?) async throws -> String {
    let source = template.map { " TEMPLATE \($0)" } ?? ""
    try await run("CREATE DATABASE \(name)\(source)")
    guard var parts = try URLComponents(string: administration.get().0) else {
      throw MissingCluster()
    }
    parts.path = "/" + name
    return parts.string ?? ""
  }

  static func drop(_ name: String) async throws {
    try await run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
  }

  /// Runs a statement that PostgreSQL takes outside a transaction only.
  private static func run(_ statement: String) async throws {
    try await administration.get().1.write { session in
      try session.script("COMMIT")
      defer { try? session.script("BEGIN") }
      try session.script(statement)
    }
  }

  /// Ends the connections to a database from outside, as a failover or a restart would.
  ///
  /// - Returns: how many were ended.
  @discardableResult
  package static func disconnect(_ books: Books) async throws -> Int {
    let name = URLComponents(string: books.location)?.path.dropFirst() ?? ""
    return try await administration.get().1.write { session in
      try session.rows(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = \(String(name))
        """
      ).count
    }
  }
}
