import WorkCalendar

/// The days and the closing time that an office sets for itself, as somebody enters them.
package struct OwnDays: Sendable {
  /// Days in a row that are off, or worked, for one reason.
  package struct Entry: Sendable {
    package var from: String
    /// Empty for a single day.
    package var until: String
    package var kind: String
    package var reason: String
    /// The document that says so.
    package var source: String

    package init(from: String, until: String, kind: String, reason: String, source: String) {
      (self.from, self.until, self.kind) = (from, until, kind)
      (self.reason, self.source) = (reason, source)
    }

    /// Whether it names no day.
    var isDayless: Bool { [from, until].allSatisfy { $0.allSatisfy(\.isWhitespace) } }
    package var isEmpty: Bool {
      isDayless && [reason, source].allSatisfy { $0.allSatisfy(\.isWhitespace) }
    }
  }

  package static let reason = TextRule(maximum: 60)
  package static let source = TextRule(maximum: 200)
  /// The most days one entry may hold, and an office may keep.
  private static let (longest, most) = (31, 1_000)
  /// An office that closes before its afternoon begins was mistyped: 8:00 for 18:00.
  private static let noon = TimeOfDay(hour: 12, minute: 0)

  /// The reason and the document are also those of another closing time.
  package var entry: Entry?
  /// Days of the office's own that are taken back.
  package var removed: [String]
  /// `17:30`; empty or `24:00` for the end of the day.
  package var closes: String

  package init(entry: Entry?, removed: [String] = [], closes: String) {
    (self.entry, self.removed, self.closes) = (entry, removed, closes)
  }

  /// - Throws: `office.invalid` naming `from`, `until`, `kind`, `reason`, `source`, `remove` or
  ///   `closes`.
  package func revision(of current: WorkCalendar) throws -> CalendarRevision {
    var problems: [FieldProblem] = []
    let gone = removed.compactMap { CivilDate($0) }
    if gone.count != removed.count { problems.append(FieldProblem("remove", .notADate)) }
    var days = current.localDays.filter { !gone.contains($0.date) }
    let time = closingTime(&problems)
    let movesClosing = time.map { $0 != current.closeOfBusiness ?? .endOfDay } ?? false
    let entry = entry ?? .blank
    var why = (reason: "", source: "")
    if entry.isDayless, movesClosing || (explainsAnything && !entry.isEmpty) {
      why = entry.explain(&problems)
    } else if !entry.isEmpty {
      let added = entry.days(longest: Self.longest, &problems)
      if added.contains(where: { day in days.contains { $0.date == day.date } }) {
        problems.append(FieldProblem("from", .taken))
      }
      days += added
      why = added.first.map { ($0.name, $0.source) } ?? why
    }
    if days.count > Self.most {
      problems.append(
        FieldProblem("from", .tooMany, facts: Self.cause("too-many", ["maximum": "\(Self.most)"])))
    }
    guard problems.isEmpty, let time else { throw Refusal.invalid(problems) }
    return try CalendarRevision(
      localDays: days, closeOfBusiness: time == .endOfDay ? nil : time, current: current,
      reason: why.reason, source: why.source)
  }

  /// Whether there is something besides days that reason and document can be about.
  private var explainsAnything: Bool { !closes.isEmpty || !removed.isEmpty }

  private func closingTime(_ problems: inout [FieldProblem]) -> TimeOfDay? {
    guard let time = closes.isEmpty ? TimeOfDay.endOfDay : TimeOfDay(closes) else {
      problems.append(FieldProblem("closes", .wrong))
      return nil
    }
    if let noon = Self.noon, time <= noon {
      problems.append(
        FieldProblem("closes", .outOfRange, facts: Self.cause("closes-too-early", [:])))
      return nil
    }
    return time
  }

  fileprivate static func cause(_ name: String, _ facts: [String: String]) -> [String: String] {
    facts.merging([FieldProblem.cause: "own-days." + name]) { given, _ in given }
  }

  /// Whether a calendar is already as this would make it; so the same form, sent twice, counts once.
  package func stands(in calendar: WorkCalendar) -> Bool {
    var problems: [FieldProblem] = []
    let wanted = entry.map { $0.isDayless ? [] : $0.days(longest: Self.longest, &problems) } ?? []
    let closing = closes.isEmpty ? TimeOfDay.endOfDay : TimeOfDay(closes)
    return problems.isEmpty && wanted.allSatisfy(calendar.localDays.contains)
      && !calendar.localDays.contains { removed.contains($0.date.text) }
      && closing == (calendar.closeOfBusiness ?? .endOfDay)
  }
}

extension OwnDays.Entry {
  /// No day, and nothing said.
  fileprivate static let blank = OwnDays.Entry(
    from: "", until: "", kind: "", reason: "", source: "")

  /// - Returns: the reason and the document as they will be stored.
  fileprivate func explain(_ problems: inout [FieldProblem]) -> (reason: String, source: String) {
    (
      OwnDays.reason.check(reason, field: "reason", &problems),
      OwnDays.source.check(source, field: "source", &problems)
    )
  }

  fileprivate func days(longest: Int, _ problems: inout [FieldProblem]) -> [LocalDay] {
    let before = problems.count
    let first = CivilDate(from)
    if first == nil { problems.append(FieldProblem("from", from.isEmpty ? .required : .notADate)) }
    let last = until.isEmpty ? first : CivilDate(until)
    if last == nil, first != nil { problems.append(FieldProblem("until", .notADate)) }
    let kind = LocalDay.Kind(rawValue: kind)
    if kind == nil { problems.append(FieldProblem("kind", .notAChoice)) }
    let (reason, source) = explain(&problems)
    guard let first, let last, let kind, problems.count == before else { return [] }
    guard first <= last else {
      problems.append(FieldProblem("until", .order, facts: OwnDays.cause("until-before-from", [:])))
      return []
    }
    let days = (0..<longest).map { first.adding(days: $0) }.filter { $0 <= last }
    guard days.last == last else {
      problems.append(
        FieldProblem(
          "until", .outOfRange, facts: OwnDays.cause("range-too-long", ["maximum": "\(longest)"])))
      return []
    }
    return days.map { LocalDay(date: $0, kind: kind, name: reason, source: source) }
  }
}
