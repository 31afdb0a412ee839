/// Which column says what.
package struct ColumnMapping: Sendable, Hashable, Codable {
  /// Columns from 1 by the field's name, so that it is an object in the books.
  private var columns: [String: Int]

  package init(_ columns: [ImportField: Int] = [:]) {
    self.columns = Dictionary(uniqueKeysWithValues: columns.map { ($0.key.rawValue, $0.value) })
  }

  /// What the names of the columns say; of two columns of one name the first counts.
  package init(reading head: ImportSheet.Row, kind: ImportKind, words: ImportWords) {
    columns = [:]
    for cell in head.cells {
      guard let field = words.field(cell.text, of: kind), self[field] == nil else { continue }
      self[field] = cell.column
    }
  }

  package subscript(field: ImportField) -> Int? {
    get { columns[field.rawValue] }
    set { columns[field.rawValue] = newValue }
  }

  package func field(of column: Int) -> ImportField? {
    columns.first { $0.value == column }.flatMap { ImportField(rawValue: $0.key) }
  }

  /// Columns of the table that nobody reads, by the name in their head.
  package func unread(_ head: ImportSheet.Row) -> [ImportSheet.Cell] {
    head.cells.filter { field(of: $0.column) == nil }
  }

  /// What is wrong with it: a needed column is missing, one is named twice, or there is none such.
  package func problems(kind: ImportKind, head: ImportSheet.Row) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    var seen: Set<Int> = []
    for field in kind.fields {
      guard let column = self[field] else {
        if kind.required.contains(field) {
          problems.append(FieldProblem(field.rawValue, .required))
        }
        continue
      }
      if head.cell(column) == nil { problems.append(FieldProblem(field.rawValue, .notAChoice)) }
      if !seen.insert(column).inserted { problems.append(FieldProblem(field.rawValue, .taken)) }
    }
    let strange = columns.keys.filter { key in !kind.fields.contains { $0.rawValue == key } }
    return problems + strange.sorted().map { FieldProblem($0, .unknownField) }
  }
}
