/// Where the cells of a table lie, those included that reach down from a row above.
enum WordGrid {
  struct Place {
    var cell: WordTableCell
    var columns: Range<Int>
    /// Whether it is the lower part of a cell that began above.
    var continues: Bool
  }

  /// The places of each row, from left to right.
  ///
  /// - Throws: `rowDoesNotFit`.
  static func places(of table: WordTable) throws(WordWritingError) -> [[Place]] {
    let width = table.columns.count
    // What reaches down into the next row, by its first column.
    var reaching: [Int: (place: Place, rows: Int)] = [:]
    var result: [[Place]] = []
    for (index, row) in table.rows.enumerated() {
      var cells = row.cells[...]
      var places: [Place] = []
      var column = 0
      while column < width {
        if let above = reaching[column] {
          places.append(above.place)
          reaching[column] = above.rows > 1 ? (above.place, above.rows - 1) : nil
          column = above.place.columns.upperBound
          continue
        }
        guard let cell = cells.popFirst(), (1...width - column).contains(cell.columnSpan),
          (1...table.rows.count - index).contains(cell.rowSpan)
        else { throw .rowDoesNotFit(row: index + 1) }
        let columns = column..<column + cell.columnSpan
        guard !columns.contains(where: { reaching[$0] != nil }) else {
          throw .rowDoesNotFit(row: index + 1)
        }
        places.append(Place(cell: cell, columns: columns, continues: false))
        if cell.rowSpan > 1 {
          let lower = Place(cell: cell, columns: columns, continues: true)
          reaching[column] = (lower, cell.rowSpan - 1)
        }
        column = columns.upperBound
      }
      guard cells.isEmpty else { throw .rowDoesNotFit(row: index + 1) }
      result.append(places)
    }
    return result
  }
}
