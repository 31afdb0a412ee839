import CLibPQ

/// One connection, used by one thread at a time (the worker that owns it).
final class PostgresConnection {
  private let handle: OpaquePointer
  private var prepared: [String: PreparedStatement] = [:]
  /// What was handed over and is sent with the next statement whose result is wanted.
  private var waiting: [PostgresCommand] = []
  private let notices = NoticeBox()
  private var isReadOnly = false

  struct PreparedStatement {
    let name: String
    var columns: SQLColumns?
  }

  /// Connects, waiting at most the `connect_timeout` of the connection string for each host.
  ///
  /// - Parameter target: a libpq connection string or URL; several hosts are tried in turn, and
  ///   `target_session_attrs=read-write` finds the primary after a failover. What it says prevails
  ///   over ``PostgresTarget/timeouts``.
  /// - Throws: `StorageError.unavailable`.
  init(target: String) throws(StorageError) {
    guard let handle = PostgresTarget.connect(target) else { throw .unavailable("out of memory") }
    self.handle = handle
    guard PQstatus(handle) == CONNECTION_OK else {
      // The handle is let go by deinit, which also runs when an initialiser throws from here on.
      throw .unavailable(Self.message(of: handle))
    }
    PQsetNoticeReceiver(
      handle,
      { box, result in
        guard let box, let result else { return }
        let notices = Unmanaged<NoticeBox>.fromOpaque(box).takeUnretainedValue()
        if let severity = PQresultErrorField(result, Int32(UInt8(ascii: "S"))),
          String(cString: severity) == "WARNING"
        {
          notices.warnings += 1
        }
      }, Unmanaged.passUnretained(notices).toOpaque())
  }

  deinit { PQfinish(handle) }

  var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

  /// Whether the connection still stands, as far as the socket knows without asking the server.
  ///
  /// The first look takes in the server's farewell, the second one the end that follows it. A
  /// server that has become read-only is left for the one that took its place.
  var isStillThere: Bool {
    !isReadOnly && PQconsumeInput(handle) == 1 && PQconsumeInput(handle) == 1 && isAlive
  }

  /// Warnings since the connection was made. A commit that raises it was not confirmed by a standby.
  var warnings: Int { notices.warnings }

  /// Runs one or several statements without values.
  func script(_ text: String) throws(StorageError) {
    if !waiting.isEmpty { PQclear(try exchange(nil)) }
    let result = PQexec(handle, text)
    defer { PQclear(result) }
    try check(result)
  }

  /// Begins a transaction with the first statement that is sent.
  func begin(_ text: StaticString) { waiting = [.plain(text)] }

  /// Takes the transaction back; nothing is sent when none began.
  func rollback() {
    waiting = []
    if PQtransactionStatus(handle) != PQTRANS_IDLE, isAlive { try? script("ROLLBACK") }
  }

  /// Commits, with what still waits. A transaction in which a statement failed is taken back by the
  /// server, which answers that with success and another word.
  func commit() throws(StorageError) {
    if case .plain? = waiting.first, waiting.count == 1 {
      // Nothing was asked at all.
      waiting = []
      return
    }
    let result = try exchange(.plain("COMMIT"))
    defer { PQclear(result) }
    let word = PQcmdStatus(result).map { String(cString: $0) }
    guard word == "COMMIT" else {
      throw .statement("the transaction was taken back: a statement in it had failed")
    }
  }

  /// Hands over a statement whose result nobody looks at; it is sent with the next one.
  func post(_ text: String, _ values: [SQLValue]) throws(StorageError) {
    let (_, statement) = try statement(text, values)
    waiting.append(.prepared(statement.name, values))
    // The server answers into a buffer that nobody empties meanwhile, so not too many wait.
    if waiting.count >= 32 { PQclear(try exchange(nil)) }
  }

  /// Prepares the statement on first use and runs it.
  func run(_ text: String, _ values: [SQLValue]) throws(StorageError) -> PostgresResult {
    let (key, statement) = try statement(text, values)
    guard let result = try exchange(.prepared(statement.name, values)) else {
      throw .unavailable("no result")
    }
    let columns = statement.columns ?? PostgresResult.columns(of: result)
    if statement.columns == nil {
      prepared[key] = PreparedStatement(name: statement.name, columns: columns)
    }
    return PostgresResult(result, columns: columns)
  }

  /// Sends what waits and one command more, in one go, and returns the result of the last.
  ///
  /// - Throws: the first error; the server has skipped what came after it.
  private func exchange(_ last: PostgresCommand?) throws(StorageError) -> OpaquePointer? {
    let commands = waiting + (last.map { [$0] } ?? [])
    waiting = []
    if commands.count == 1, case .prepared(let name, let values)? = commands.first {
      return try checked(
        PostgresValue.withParameters(values) { pointers, lengths, formats in
          PQexecPrepared(handle, name, Int32(values.count), pointers, lengths, formats, 0)
        })
    }
    guard PQenterPipelineMode(handle) == 1 else { throw .unavailable(Self.message(of: handle)) }
    for command in commands {
      guard send(command) else { throw .unavailable(Self.message(of: handle)) }
    }
    guard PQpipelineSync(handle) == 1 else { throw .unavailable(Self.message(of: handle)) }
    let outcome = collect(commands.count)
    guard PQexitPipelineMode(handle) == 1 else {
      if case .success(let result) = outcome { PQclear(result) }
      throw .unavailable(Self.message(of: handle))
    }
    return try outcome.get()
  }

  private func send(_ command: PostgresCommand) -> Bool {
    switch command {
    case .plain(let text):
      return PQsendQueryParams(handle, "\(text)", 0, nil, nil, nil, nil, 0) == 1
    case .prepared(let name, let values):
      return PostgresValue.withParameters(values) { pointers, lengths, formats in
        PQsendQueryPrepared(handle, name, Int32(values.count), pointers, lengths, formats, 0) == 1
      }
    }
  }

  /// Takes in the results of a pipeline up to its end: the last one, or the first error.
  private func collect(_ count: Int) -> Result<OpaquePointer?, StorageError> {
    var last: OpaquePointer?
    var failure: StorageError?
    for _ in 0..<count {
      PQclear(last)
      last = PQgetResult(handle)
      if failure == nil {
        do throws(StorageError) { try check(last) } catch { failure = error }
      }
      // Every result is followed by an empty one.
      while let extra = PQgetResult(handle) { PQclear(extra) }
      if !isAlive { break }
    }
    // The end of the pipeline.
    PQclear(PQgetResult(handle))
    if let failure {
      PQclear(last)
      return .failure(failure)
    }
    return .success(last)
  }

  private func checked(_ result: OpaquePointer?) throws(StorageError) -> OpaquePointer? {
    do throws(StorageError) {
      try check(result)
    } catch {
      PQclear(result)
      throw error
    }
    return result
  }

  private func statement(
    _ text: String, _ values: [SQLValue]
  ) throws(StorageError) -> (key: String, PreparedStatement) {
    guard !values.contains(where: \.holdsNUL) else { throw .statement("NUL in a text") }
    let key = text + PostgresValue.signature(of: values)
    if let known = prepared[key] { return (key, known) }
    return (key, try prepare(text, values, key: key))
  }

  private func prepare(
    _ text: String, _ values: [SQLValue], key: String
  ) throws(StorageError) -> PreparedStatement {
    // Statements are few, but lists of values make variants: forget all before they pile up.
    if prepared.count >= 512 {
      try script("DEALLOCATE ALL")
      prepared.removeAll()
    }
    let name = "s\(prepared.count)"
    let types = values.map(PostgresValue.type(of:))
    let result = PQprepare(handle, name, text, Int32(types.count), types)
    defer { PQclear(result) }
    try check(result)
    let statement = PreparedStatement(name: name, columns: nil)
    prepared[key] = statement
    return statement
  }

  private func check(_ result: OpaquePointer?) throws(StorageError) {
    let status = PQresultStatus(result)
    if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK { return }
    let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
    if state == StorageError.readOnlyState { isReadOnly = true }
    let text = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) }
    let constraint = PQresultErrorField(result, Int32(UInt8(ascii: "n"))).map {
      String(cString: $0)
    }
    throw StorageError(
      state: state, text: text ?? Self.message(of: handle), constraint: constraint,
      isAlive: isAlive)
  }

  private static func message(of handle: OpaquePointer) -> String {
    guard let text = PQerrorMessage(handle) else { return "unknown" }
    return String(cString: text).split(separator: "\n").first.map(String.init) ?? "unknown"
  }
}

/// Something to be sent: words of our own, or a prepared statement with its values.
private enum PostgresCommand {
  case plain(StaticString)
  case prepared(String, [SQLValue])
}

/// Counts the warnings of one connection; touched only by the thread that runs a statement on it.
private final class NoticeBox {
  var warnings = 0
}

extension StorageError {
  /// A write on a standby, or on a primary that was taken out of service.
  static let readOnlyState = "25006"

  /// - Parameter state: SQLSTATE, PostgreSQL 15 documentation, appendix A.
  init(state: String?, text: String, constraint: String?, isAlive: Bool) {
    guard let state else {
      self = .unavailable(text)
      return
    }
    switch state {
    // 42710 and 42P07: another session created the same object meanwhile.
    case "23505", "42710", "42P07": self = .constraint(.unique, constraint ?? text)
    case "23503": self = .constraint(.foreignKey, constraint ?? text)
    case "23514": self = .constraint(.check, constraint ?? text)
    case "23502": self = .constraint(.notNull, constraint ?? text)
    // Raised by our own triggers on tables that only grow.
    case "WB001": self = .constraint(.appendOnly, text)
    case "40001", "40P01": self = .conflict
    // A row that another transaction holds for longer than `lock_timeout`.
    case "55P03": self = .busy
    default:
      // 08 connection, 53 resources (disk full, too many connections), 57 operator intervention,
      // 58 system error, 25006 read-only transaction (a standby after a failover).
      let prefixes = ["08", "53", "57", "58"]
      let passing =
        prefixes.contains { state.hasPrefix($0) } || state == Self.readOnlyState || !isAlive
      self = passing ? .unavailable(text) : .statement("\(state) \(text)")
    }
  }
}
