import Rulebook
import WorkCalendar

/// A row being read: what stands in its fields, and what was found wrong on the way.
struct RowDraft {
  let row: ImportSheet.Row
  private let mapping: ColumnMapping
  private let words: ImportWords
  private(set) var report = RowReport()

  init(_ row: ImportSheet.Row, _ mapping: ColumnMapping, kind: ImportKind, words: ImportWords) {
    (self.row, self.mapping, self.words) = (row, mapping, words)
    if row.isShort { report.faults.append(RowFault(.shortRow)) }
    for cell in row.cells where mapping.field(of: cell.column) != nil {
      switch cell.flaw {
      case .formula: report.faults.append(RowFault(.formula, columns: [cell.column]))
      case .error:
        report.faults.append(
          RowFault(.cellError, columns: [cell.column], facts: ["value": cell.text.brief]))
      case nil: break
      }
    }
    for field in kind.required where field != .parent && text(field).isEmpty {
      report.faults.append(RowFault(.required, columns: columns(field)))
    }
    let name = text(kind == .persons ? .personName : .name)
    report.title = (name.isEmpty ? row.cells.first?.text ?? "" : name).brief
  }

  var isBad: Bool { !report.faults.isEmpty }

  func columns(_ field: ImportField) -> [Int] { mapping[field].map { [$0] } ?? [] }

  /// Empty where nothing stands; an empty cell changes nothing.
  func text(_ field: ImportField) -> String {
    guard let column = mapping[field] else { return "" }
    return row.cell(column)?.text ?? ""
  }

  mutating func fail(
    _ reason: RowFault.Reason, _ fields: ImportField..., facts: [String: String] = [:],
    citations: [Citation] = []
  ) {
    report.faults.append(
      RowFault(
        reason, columns: fields.flatMap(columns), facts: facts.mapValues(\.brief),
        citations: citations))
  }

  mutating func caution(
    _ reason: RowFault.Reason, _ field: ImportField, facts: [String: String] = [:],
    citations: [Citation] = []
  ) {
    report.cautions.append(
      RowFault(
        reason, columns: columns(field), facts: facts.mapValues(\.brief), citations: citations))
  }

  mutating func change(_ field: ImportField, from old: String, to new: String) {
    guard old != new, let column = mapping[field] else { return }
    report.changes.append(
      RowChange(
        field: field, column: column, old: String(old.prefix(300)), new: String(new.prefix(300))))
  }

  /// The field as a rule takes it; nil where nothing stands or something is wrong with it.
  mutating func checked(
    _ field: ImportField, _ check: (String, inout [FieldProblem]) -> String
  ) -> String? {
    let text = text(field)
    guard !text.isEmpty else { return nil }
    var problems: [FieldProblem] = []
    let result = check(text, &problems)
    for problem in problems {
      report.faults.append(
        RowFault(
          RowFault.Reason(rawValue: problem.code.rawValue) ?? .wrong, columns: columns(field),
          facts: problem.facts))
    }
    return problems.isEmpty ? result : nil
  }

  mutating func checked(_ field: ImportField, _ rule: TextRule) -> String? {
    checked(field) { rule.check($0, field: field.rawValue, &$1) }
  }

  mutating func word<Word: RawRepresentable>(
    _ field: ImportField, as: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    let text = text(field)
    guard !text.isEmpty else { return nil }
    if let word = words.word(text, of: field.rawValue, as: Word.self) { return word }
    fail(.notAChoice, field, facts: ["value": text])
    return nil
  }

  mutating func answer(_ field: ImportField) -> Bool? {
    let text = text(field)
    guard !text.isEmpty else { return nil }
    if let answer = words.answer(text) { return answer }
    fail(.notAChoice, field, facts: ["value": text])
    return nil
  }

  /// A day written with hyphens, slashes, dots or in Chinese; a time behind it is passed over.
  mutating func date(_ field: ImportField) -> CivilDate? {
    let text = text(field)
    guard !text.isEmpty else { return nil }
    let day = text.split(separator: " ").first ?? ""
    let parts = day.split { !$0.isASCII || !$0.isNumber }.map { Int($0) }
    if parts.count == 3, let year = parts[0], let month = parts[1], let number = parts[2],
      day.count <= 12, let date = CivilDate(year: year, month: month, day: number)
    {
      return date
    }
    fail(.notADate, field, facts: ["value": text])
    return nil
  }

  /// The row with its verdict.
  func planned<Entry>(
    _ entry: Entry, isKnown: Bool, depth: Int = 0
  ) -> PlannedRow<Entry> {
    guard !isBad else { return bad() }
    let verdict: RowVerdict =
      !isKnown ? .new : report.changes.isEmpty ? .unchanged : .changed
    return PlannedRow(row: row, verdict: verdict, report: report, entry: entry, depth: depth)
  }

  func bad<Entry>() -> PlannedRow<Entry> {
    var report = report
    report.changes = []
    return PlannedRow(row: row, verdict: .bad, report: report, entry: nil, depth: 0)
  }
}

extension String {
  /// Short enough for a message.
  fileprivate var brief: String { count > 60 ? prefix(59) + "…" : self }
}

extension [RowDraft] {
  /// Marks rows that say the same thing twice, each with the row of the other.
  ///
  /// - Parameter key: nil for a row that cannot be compared.
  mutating func markTwice(_ fields: ImportField..., key: (RowDraft) -> String?) {
    var first: [String: Int] = [:]
    var marked: Set<Int> = []
    for index in indices {
      guard let key = key(self[index]) else { continue }
      guard let other = first[key] else {
        first[key] = index
        continue
      }
      mark(index, fields, other: self[other].row.number)
      if marked.insert(other).inserted { mark(other, fields, other: self[index].row.number) }
    }
  }

  private mutating func mark(_ index: Int, _ fields: [ImportField], other: Int) {
    let columns = fields.flatMap { self[index].columns($0) }
    self[index].add(RowFault(.twiceInFile, columns: columns, facts: ["row": "\(other)"]))
  }
}

extension RowDraft {
  mutating func add(_ fault: RowFault) { report.faults.append(fault) }
}
