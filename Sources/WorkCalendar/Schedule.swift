/// The statutory days off and make-up days, read from a file `date,holiday,day,source`.
///
/// `day` is `off` or `work`; `source` is the address of the notice that set the day, or several
/// separated by blanks. A byte order mark, CRLF and empty lines are tolerated.
struct Schedule: Sendable {
  /// By number of the day.
  private(set) var kinds: [Int: DayKind] = [:]

  init(csv: String) throws(CalendarError) {
    let lines = try CSVLine.lines(of: csv)
    guard let header = lines.first else { throw .malformed(.wrongHeader, line: 1, column: 1) }
    guard header.fields.map(\.text) == ["date", "holiday", "day", "source"] else {
      throw .malformed(.wrongHeader, line: header.number, column: 1)
    }
    for line in lines.dropFirst() { try add(line) }
  }

  private mutating func add(_ line: CSVLine) throws(CalendarError) {
    var fields = line.fields.makeIterator()
    guard line.fields.count == 4, let date = fields.next(), let holiday = fields.next(),
      let word = fields.next(), let source = fields.next()
    else { throw .malformed(.wrongFieldCount(line.fields.count), line: line.number, column: 1) }

    func refusal(_ reason: CalendarError.Reason, at field: CSVLine.Field) -> CalendarError {
      .malformed(reason, line: line.number, column: field.column)
    }
    guard let civil = CivilDate(date.text) else { throw refusal(.badDate(date.text), at: date) }
    for field in [holiday, source] where field.text.isEmpty {
      throw refusal(.emptyField, at: field)
    }
    let kind: DayKind
    switch word.text {
    case "off": kind = .holiday(name: holiday.text, source: source.text)
    case "work": kind = .makeUpDay(name: holiday.text, source: source.text)
    default: throw refusal(.unknownDay(word.text), at: word)
    }
    guard kinds.updateValue(kind, forKey: civil.dayNumber) == nil else {
      throw refusal(.duplicateDate(civil), at: date)
    }
  }
}
