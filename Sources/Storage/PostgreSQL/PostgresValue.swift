import CLibPQ

/// How values travel to PostgreSQL: as text, bytes in binary, each with its declared type.
enum PostgresValue {
  /// Object ids of the types, `pg_type.dat` of PostgreSQL 15.
  static func type(of value: SQLValue) -> Oid {
    switch value {
    case .null: 0
    case .integer: 20
    case .real: 701
    case .text: 25
    case .bytes: 17
    }
  }

  /// Statements with the same text and other types are prepared apart.
  static func signature(of values: [SQLValue]) -> String {
    var letters = "|"
    for value in values {
      switch value {
      case .null: letters += "n"
      case .integer: letters += "i"
      case .real: letters += "r"
      case .text: letters += "t"
      case .bytes: letters += "b"
      }
    }
    return letters
  }

  typealias Pointers = UnsafePointer<UnsafePointer<CChar>?>
  typealias Numbers = UnsafePointer<Int32>

  /// Lays all values out in one block and lends pointers into it.
  static func withParameters<T>(
    _ values: [SQLValue], _ body: (Pointers?, Numbers?, Numbers?) -> T
  ) -> T {
    if values.isEmpty { return body(nil, nil, nil) }
    var block: [CChar] = []
    var offsets: [Int?] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for value in values {
      let start = block.count
      switch value {
      case .null:
        offsets.append(nil)
      case .integer(let number):
        offsets.append(start)
        block.append(contentsOf: String(number).utf8.lazy.map { CChar(bitPattern: $0) })
      case .real(let number):
        offsets.append(start)
        block.append(contentsOf: String(number).utf8.lazy.map { CChar(bitPattern: $0) })
      case .text(let text):
        offsets.append(start)
        block.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
      case .bytes(let bytes):
        offsets.append(start)
        block.append(contentsOf: bytes.lazy.map { CChar(bitPattern: $0) })
      }
      lengths.append(Int32(clamping: block.count - start))
      if case .bytes = value { formats.append(1) } else { formats.append(0) }
      block.append(0)
    }
    return block.withUnsafeBufferPointer { buffer in
      let base = buffer.baseAddress
      let pointers = offsets.map { offset in offset.flatMap { base?.advanced(by: $0) } }
      return pointers.withUnsafeBufferPointer { pointers in
        body(pointers.baseAddress, lengths, formats)
      }
    }
  }
}

/// The answer to a statement; frees itself.
final class PostgresResult {
  private let handle: OpaquePointer
  private let columns: SQLColumns

  init(_ handle: OpaquePointer, columns: SQLColumns) {
    self.handle = handle
    self.columns = columns
  }

  deinit { PQclear(handle) }

  static func columns(of result: OpaquePointer) -> SQLColumns {
    SQLColumns(
      names: (0..<PQnfields(result)).map { column in
        PQfname(result, column).map { String(cString: $0) } ?? ""
      })
  }

  var changes: Int {
    guard let text = PQcmdTuples(handle) else { return 0 }
    return Int(String(cString: text)) ?? 0
  }

  var rows: [SQLRow] {
    (0..<PQntuples(handle)).map { row in
      SQLRow(
        columns: columns,
        values: (0..<PQnfields(handle)).map { column in value(row: row, column: column) })
    }
  }

  private func value(row: Int32, column: Int32) -> SQLValue {
    if PQgetisnull(handle, row, column) == 1 { return .null }
    guard let start = PQgetvalue(handle, row, column) else { return .null }
    let length = Int(PQgetlength(handle, row, column))
    let bytes = UnsafeRawBufferPointer(start: start, count: length)
    switch PQftype(handle, column) {
    case 20, 21, 23: return Int64(String(cString: start)).map { .integer($0) } ?? .null
    // COUNT is bigint, but SUM(bigint) is numeric: whole numbers come back as integers.
    case 1700:
      let text = String(cString: start)
      return Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .null
    case 700, 701: return Double(String(cString: start)).map { .real($0) } ?? .null
    case 16: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
    case 17: return .bytes(Self.unhexed(bytes))
    default: return .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// `bytea` comes as `\x` and two hexadecimal digits a byte.
  private static func unhexed(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8 {
      byte <= UInt8(ascii: "9") ? byte &- UInt8(ascii: "0") : (byte & 0x1F) &+ 9
    }
    guard text.count >= 2 else { return [] }
    return stride(from: 2, to: text.count - 1, by: 2).map { index in
      digit(text[index]) << 4 | digit(text[index + 1])
    }
  }
}
