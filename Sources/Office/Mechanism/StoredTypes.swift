import Storage
import WorkCalendar

extension Instant: SQLConvertible {
  /// Milliseconds UTC.
  package var sqlValue: SQLValue { .integer(milliseconds) }
}

extension CivilDate: SQLConvertible {
  package var sqlValue: SQLValue { .text(text) }
}

extension SQLRow {
  package func id<Noun>(_ name: String) throws -> Identifier<Noun> { Identifier(try int(name)) }

  package func optionalID<Noun>(_ name: String) throws -> Identifier<Noun>? {
    try optionalInt(name).map { Identifier($0) }
  }

  package func instant(_ name: String) throws -> Instant {
    Instant(milliseconds: try int(name))
  }

  package func optionalInstant(_ name: String) throws -> Instant? {
    try optionalInt(name).map { Instant(milliseconds: $0) }
  }

  package func date(_ name: String) throws -> CivilDate {
    guard let date = CivilDate(try text(name)) else {
      throw StorageError.unexpectedColumn(name)
    }
    return date
  }

  package func optionalDate(_ name: String) throws -> CivilDate? {
    if case .null = self[name] { return nil }
    return try date(name)
  }
}
