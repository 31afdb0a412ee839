import WorkCalendar

/// A cell as a reader sees it.
package struct TableCell: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case empty
    case text
    case number(Double)
    /// The time only where the file shows one.
    indirect case date(CivilDate, TimeOfDay?)
    indirect case time(TimeOfDay)
    case boolean(Bool)
    /// What is shown was computed; the text is the last result, or in CSV the formula itself.
    case formula
    /// The text is the error's name, such as `#N/A`.
    case error
  }

  private let place: UInt16
  /// As typed, without white space at its ends; lines end with a line feed.
  ///
  /// Numbers have no grouping; dates are `2026-11-21`, with a time `2026-11-21 08:30`.
  package let text: String
  package let kind: Kind

  init(column: Int, text: String, kind: Kind) {
    (place, self.text, self.kind) = (UInt16(clamping: column), text, kind)
  }

  /// From 1.
  package var column: Int { Int(place) }
  /// As the file shows it, such as `AB`.
  package var letters: String { ColumnName.letters(of: column) }
  package var isEmpty: Bool { kind == .empty }
}

/// A row with something in it.
package struct TableRow: Sendable, Hashable {
  /// As the file shows it, from 1. In CSV a cell of several lines is still one row.
  package let number: Int
  /// Hidden by hand or by a filter.
  package let isHidden: Bool
  /// In CSV: how many cells the line has, empty ones among them; a line that was cut off has fewer
  /// than its head. Nil where a row has no end.
  package let width: Int?
  /// What is not empty, in order.
  package let cells: [TableCell]

  /// The cell of a column, from 1.
  package subscript(column: Int) -> TableCell {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].column < column { low = middle + 1 } else { high = middle }
    }
    guard low < cells.count, cells[low].column == column else {
      return TableCell(column: column, text: "", kind: .empty)
    }
    return cells[low]
  }
}
