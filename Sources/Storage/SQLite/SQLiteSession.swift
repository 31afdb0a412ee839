import Foundation
import GRDB

/// A session over one GRDB connection.
final class SQLiteSession: SQLSession {
  let dialect = Dialect.sqlite
  private let connection: GRDB.Database

  init(_ connection: GRDB.Database) { self.connection = connection }

  func rows(_ sql: SQL) throws -> [SQLRow] {
    try translated {
      let statement = try prepared(sql)
      let columns = SQLColumns(names: statement.columnNames)
      var result: [SQLRow] = []
      let cursor = try Row.fetchCursor(statement)
      while let row = try cursor.next() {
        result.append(SQLRow(columns: columns, values: row.databaseValues.map(SQLValue.init)))
      }
      return result
    }
  }

  @discardableResult
  func execute(_ sql: SQL) throws -> Int {
    try translated {
      try prepared(sql).execute()
      return connection.changesCount
    }
  }

  func post(_ sql: SQL) throws { try execute(sql) }

  func script(_ text: String) throws {
    try translated { try connection.execute(sql: text) }
  }

  private func prepared(_ sql: SQL) throws -> Statement {
    let (text, values) = sql.rendered(for: .sqlite)
    guard !values.contains(where: \.holdsNUL) else { throw StorageError.statement("NUL in a text") }
    let statement = try connection.cachedStatement(sql: text)
    statement.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
    return statement
  }

  private func translated<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError { throw StorageError(error) }
  }
}

extension SQLValue {
  fileprivate init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let value): self = .integer(value)
    case .double(let value): self = .real(value)
    case .string(let value): self = .text(value)
    case .blob(let data): self = .bytes([UInt8](data))
    }
  }

  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .bytes(let value): Data(value).databaseValue
    }
  }
}

extension StorageError {
  init(_ error: DatabaseError) {
    let text = error.message ?? "\(error.resultCode)"
    switch error.extendedResultCode {
    case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
      self = .constraint(.unique, text)
    case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .constraint(.foreignKey, text)
    case .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_DATATYPE: self = .constraint(.check, text)
    case .SQLITE_CONSTRAINT_NOTNULL: self = .constraint(.notNull, text)
    case .SQLITE_CONSTRAINT_TRIGGER: self = .constraint(.appendOnly, text)
    default:
      switch error.resultCode {
      // GRDB's word for a database that was closed.
      case .SQLITE_MISUSE: self = .unavailable(text)
      case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_BUSY,
        .SQLITE_LOCKED, .SQLITE_PROTOCOL, .SQLITE_NOMEM, .SQLITE_CORRUPT, .SQLITE_NOTADB:
        self = .unavailable(text)
      default: self = .statement(text)
      }
    }
  }
}
