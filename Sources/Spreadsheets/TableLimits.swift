/// How large a table may be.
package struct TableLimits: Sendable, Hashable {
  package var bytes: Int
  /// Rows with something in them.
  package var rows: Int
  package var columns: Int
  /// Filled cells of a sheet together.
  package var cells: Int
  /// Characters of a cell, as Excel counts them (UTF-16).
  package var cellCharacters: Int

  package init(
    bytes: Int = 20_000_000, rows: Int = 100_000, columns: Int = 200, cells: Int = 3_000_000,
    cellCharacters: Int = 32_767
  ) {
    (self.bytes, self.rows, self.columns) = (bytes, rows, columns)
    (self.cells, self.cellCharacters) = (cells, cellCharacters)
  }

  /// For a size that is known before the file is, such as that of an upload.
  ///
  /// - Throws: `tooLarge`.
  package func check(byteCount: Int) throws(TableError) {
    guard byteCount <= bytes else { throw .tooLarge(bytes: byteCount, maximum: bytes) }
  }
}
