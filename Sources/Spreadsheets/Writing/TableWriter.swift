/// Writes whole tables; for long ones see ``CSVWriter`` and ``ExcelWriter``.
package enum TableWriter {
  package static func csv(
    _ columns: [TableColumn], _ rows: some Sequence<[TableValue]>
  ) -> [UInt8] {
    var writer = CSVWriter(columns: columns)
    for row in rows { writer.add(row) }
    return writer.take()
  }

  /// - Throws: ``TableError``: `cellTooLong`, `tooManyRows`, `tooManyColumns`.
  package static func xlsx(
    title: String, _ columns: [TableColumn], _ rows: some Sequence<[TableValue]>,
    notes: TableNotes? = nil
  ) throws(TableError) -> [UInt8] {
    var writer = try ExcelWriter(title: title, columns: columns, notes: notes)
    for row in rows { try writer.add(row) }
    return try writer.finish()
  }
}
