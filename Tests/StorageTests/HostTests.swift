import CLibPQ
import Foundation
import Glibc
import Support
import Testing

@testable import Storage

/// Connection strings with several hosts, and hosts that are gone.
@Suite struct HostTests {
  private static let remote = Engine.allCases.filter { $0 == .postgres }

  /// The same database, looked for at other hosts first.
  private func target(
    _ location: String, after hosts: String..., asking options: String = ""
  ) throws -> String {
    var parts = try #require(URLComponents(string: location))
    let own = "127.0.0.1:\(try #require(parts.port))"
    let person = "\(try #require(parts.user)):\(try #require(parts.password))"
    (parts.user, parts.password, parts.host, parts.port) = (nil, nil, nil, nil)
    let list = (hosts + [own]).joined(separator: ",")
    return "postgresql://\(person)@\(list)\(parts.path)?target_session_attrs=read-write\(options)"
  }

  /// A port at which connections are taken and nothing is ever said.
  private func silentPort() throws -> (port: UInt16, socket: Int32) {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try #require(socket >= 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 8) == 0
          && getsockname(socket, $0, &length) == 0
      }
    }
    try #require(isBound)
    return (UInt16(bigEndian: address.sin_port), socket)
  }

  @Test(arguments: remote)
  func `a first host that is dead or silent is passed by`(_ engine: Engine) async throws {
    let books = try await Notes.open(on: engine)
    let (port, socket) = try silentPort()
    defer { close(socket) }
    for (host, options) in [("127.0.0.1:1", ""), ("127.0.0.1:\(port)", "&connect_timeout=2")] {
      let start = ContinuousClock.now
      let database = try PostgresDatabase(
        target: target(books.location, after: host, asking: options), connections: 1)
      let before = try await books.count()
      try await database.add(1)
      #expect(try await books.count() == before + 1)
      #expect(start.duration(to: .now) < .seconds(20))
      await database.close()
    }
  }

  @Test(arguments: remote)
  func `a host that is read-only or becomes so is left for the one that writes`(
    _ engine: Engine
  ) async throws {
    let books = try await Notes.open(on: engine)
    let second = try SecondCluster(beside: books.location)
    do {
      try await leaves(second, for: books)
    } catch {
      await second.stop()
      throw error
    }
    await second.stop()
  }

  private func leaves(_ second: SecondCluster, for books: Books) async throws {
    let list = try target(books.location, after: second.host)
    let database = try PostgresDatabase(target: list, connections: 1)
    try await Notes.migrate(database)
    try await database.add(1)
    #expect(try await books.count() == 0, "the first host was taken while it writes")

    try await second.run("ALTER SYSTEM SET default_transaction_read_only = on")
    try await second.run("SELECT pg_reload_conf()")
    var errors: [StorageError] = []
    for _ in 0..<100 where try await books.count() == 0 {
      // The reload takes a moment; until it is there the first host still writes.
      if let error = await storageError({ try await database.add(2) }) { errors.append(error) }
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(errors.count == 1 && errors.first?.isUnavailable == true, "\(errors)")
    #expect(try await books.numbers() == [2])
    await database.close()

    let fresh = try PostgresDatabase(target: list, connections: 1)
    try await fresh.add(3)
    #expect(try await books.numbers() == [2, 3], "a read-only first host is passed by")
    await fresh.close()
  }

  @Test(arguments: remote)
  func `a host that vanishes is given up in time, unless the operator says otherwise`(
    _ engine: Engine
  ) async throws {
    let books = try await Books.open(engine, .nothing)
    let own = ["tcp_user_timeout": "7000", "keepalives_idle": "21", "connect_timeout": "9"]
    let said = own.map { "&\($0.key)=\($0.value)" }.sorted().joined()
    let defaults = Dictionary(uniqueKeysWithValues: PostgresTarget.timeouts)
    for (options, expected) in [("", defaults), (said, defaults.merging(own) { $1 })] {
      let target = try target(books.location, asking: options)
      let handle = try #require(PostgresTarget.connect(target))
      defer { PQfinish(handle) }
      try #require(PQstatus(handle) == CONNECTION_OK)
      let socket = PQsocket(handle)
      #expect(option(IPPROTO_TCP, TCP_USER_TIMEOUT, of: socket) == expected["tcp_user_timeout"])
      #expect(option(IPPROTO_TCP, TCP_KEEPIDLE, of: socket) == expected["keepalives_idle"])
      #expect(option(IPPROTO_TCP, TCP_KEEPINTVL, of: socket) == expected["keepalives_interval"])
      #expect(option(IPPROTO_TCP, TCP_KEEPCNT, of: socket) == expected["keepalives_count"])
    }
  }

  @Test func `the operator's variable for connecting prevails`() {
    let names = PostgresTarget.defaults(["PGCONNECT_TIMEOUT": "30"]).map(\.name)
    #expect(!names.contains("connect_timeout") && names.contains("tcp_user_timeout"))
    #expect(PostgresTarget.defaults([:]).first?.name == "connect_timeout")
  }

  /// What the kernel has for a socket, as the connection string would write it.
  private func option<L: BinaryInteger>(_ level: L, _ name: Int32, of socket: Int32) -> String {
    var value: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(socket, Int32(level), name, &value, &length)
    return "\(value)"
  }
}
