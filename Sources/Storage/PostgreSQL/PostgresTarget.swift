import CLibPQ
import Foundation

/// How a connection string becomes a connection.
enum PostgresTarget {
  /// What is asked of the network unless the connection string says otherwise: a host that vanished
  /// without a farewell holds a worker for seconds, not for the quarter of an hour that TCP takes.
  /// Milliseconds for `tcp_user_timeout`, seconds for the others.
  static let timeouts = [
    ("connect_timeout", "5"), ("tcp_user_timeout", "10000"), ("keepalives_idle", "10"),
    ("keepalives_interval", "5"), ("keepalives_count", "3"),
  ]

  /// - Parameter environment: `PGCONNECT_TIMEOUT` is the operator's word as well; libpq knows no
  ///   variables for the other times.
  static func defaults(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> [(name: String, value: String)] {
    timeouts.filter { name, _ in
      name != "connect_timeout" || environment["PGCONNECT_TIMEOUT"] == nil
    }.map { (name: $0.0, value: $0.1) }
  }

  /// - Returns: nil when memory is out; else look at its status.
  static func connect(_ target: String) -> OpaquePointer? {
    // As libpq tells a connection string from the name of a database.
    let isWhole = target.contains("=") || target.contains("://")
    guard isWhole else { return PQconnectdb(target) }
    // The string stands last and is expanded, so what it says takes the place of what came before.
    let settings = defaults() + [(name: "dbname", value: target)]
    return withStrings(settings.map(\.name)) { names in
      withStrings(settings.map(\.value)) { values in PQconnectdbParams(names, values, 1) }
    }
  }

  /// Hands over the texts as C strings, with a null after the last.
  private static func withStrings<R>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R
  ) -> R {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) } + [nil]
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
