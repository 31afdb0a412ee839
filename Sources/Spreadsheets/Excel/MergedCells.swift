/// Cells that are shown as one; only the first of them has a value.
struct MergedCells {
  private var ranges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
  private var height = 0

  /// - Returns: false when it is no range.
  mutating func add(_ reference: String, limits: TableLimits) -> Bool {
    let corners = reference.split(separator: ":").map { ColumnName.place($0) }
    guard let first = corners.first ?? nil, let last = corners.last ?? nil, corners.count <= 2,
      first.row <= last.row, first.column <= last.column
    else { return false }
    ranges.append((first.row...last.row, first.column...last.column))
    // Ranges do not overlap, so there is an end to what honest ones cover.
    height += min(last.row - first.row + 1, limits.rows)
    return height <= limits.rows * limits.columns
  }

  /// The rows without what merged cells hide.
  func applied(to rows: [TableRow]) -> [TableRow] {
    guard !ranges.isEmpty else { return rows }
    var rows = rows
    for range in ranges {
      var index = Self.index(of: range.rows.lowerBound, in: rows)
      while index < rows.count, rows[index].number <= range.rows.upperBound {
        rows[index] = Self.bared(rows[index], range)
        index += 1
      }
    }
    return rows.filter { !$0.cells.isEmpty }
  }

  private static func bared(
    _ row: TableRow, _ range: (rows: ClosedRange<Int>, columns: ClosedRange<Int>)
  ) -> TableRow {
    let isFirst = row.number == range.rows.lowerBound
    let cells = row.cells.filter { cell in
      !range.columns.contains(cell.column) || (isFirst && cell.column == range.columns.lowerBound)
    }
    guard cells.count < row.cells.count else { return row }
    return TableRow(
      number: row.number, isHidden: row.isHidden, width: row.width, cells: cells)
  }

  private static func index(of number: Int, in rows: [TableRow]) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
