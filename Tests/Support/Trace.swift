import Office
import Storage

/// Everything that stands in a database, in short: the rows and a digest of every table.
package struct Trace: Sendable, Equatable {
  package struct Table: Sendable, Equatable {
    package let rows: Int
    let digest: [UInt8]
  }

  package let tables: [String: Table]

  /// The tables that differ, with the rows before and after.
  package func differences(from before: Trace) -> [String] {
    Set(tables.keys).union(before.tables.keys).sorted().compactMap { name in
      let (old, new) = (before.tables[name], tables[name])
      return old == new ? nil : "\(name): \(old?.rows ?? 0) rows, then \(new?.rows ?? 0)"
    }
  }
}

extension World {
  /// What stands in the books now: equal traces prove that nothing at all was written between.
  package func trace() async throws -> Trace { try await books.trace() }
}

extension Books {
  package func trace() async throws -> Trace {
    let engine = engine
    return try await write { session in
      // A view may be made from text, so that the statement that reads it binds its values as all
      // others do. It is gone before the transaction ends.
      let tables = try session.rows(engine == .sqlite ? sqliteTables : postgresTables)
      let parts = try tables.map { try selection(of: $0.text("name"), session, engine) }
      try session.script(
        "CREATE TEMPORARY VIEW trace_lines AS " + parts.joined(separator: " UNION ALL "))
      defer { try? session.script("DROP VIEW trace_lines") }
      var lines: [String: [String]] = [:]
      for row in try session.rows("SELECT name, line FROM trace_lines ORDER BY name, line") {
        lines[try row.text("name"), default: []].append(try row.text("line"))
      }
      return Trace(
        tables: lines.mapValues {
          Trace.Table(rows: $0.count, digest: digest($0.joined(separator: "\n")))
        })
    }
  }
}

private let sqliteTables: SQL = """
  SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name
  """
private let postgresTables: SQL = """
  SELECT table_name AS name FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name
  """

private func selection(
  of table: String, _ session: any SQLSession, _ engine: Engine
) throws -> String {
  if engine == .postgres {
    return "SELECT '\(table)'::text AS name, t::text AS line FROM \(table) t"
  }
  let columns = try session.rows("SELECT name FROM pragma_table_info(\(table))")
  let texts = try columns.map { "quote(\(try $0.text("name")))" }
  return "SELECT '\(table)' AS name, \(texts.joined(separator: "||','||")) AS line FROM \(table)"
}
