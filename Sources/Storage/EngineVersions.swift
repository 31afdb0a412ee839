import CLibPQ
import GRDB

/// Which versions of the databases' libraries this program runs with, found when it runs.
package enum EngineVersions {
  /// Such as `3.40.1`.
  package static func sqlite() throws -> String {
    try DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") ?? "" }
  }

  /// Such as `15.20`: the client's library, not the server.
  package static func libpq() -> String {
    let number = PQlibVersion()
    return "\(number / 10_000).\(number % 10_000)"
  }
}
