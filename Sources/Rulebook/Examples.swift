package import WorkCalendar

/// A case in which a rule must give a known answer; it stands beside the rule in the file.
package struct RuleExample: Sendable, Hashable {
  package var rule: String
  package var file: String
  package var line: Int
  package var column: Int
  package var check: Check

  package enum Check: Sendable, Hashable {
    /// A term from an instant is due at another; the due instant is exclusive.
    case clock(term: Term, from: Instant, due: Instant)
    /// A text keeps or breaks a limit.
    case limit(unit: LimitUnit, maximum: Int, text: String, passes: Bool)
    case media(MediaRule, file: MediaFacts, passes: Bool)
    case rhythm(RhythmRule, updates: [CivilDate], asOf: CivilDate, passes: Bool)
    case barred(BarredRule, name: String, passes: Bool)
    case required(RequiredAccountsRule, level: BodyLevel, held: [PlatformKind], passes: Bool)
    case maximum(AccountMaximumRule, count: Int, passes: Bool)
    case staffing(StaffingRule, count: Int, passes: Bool)
    case naming(NamingRule, unit: String, name: String, passes: Bool)
    case hints(ContentRule, text: String, found: Bool)
    case retention(RetentionRule, period: RetentionPeriod, passes: Bool)
    case closure(ClosureRule, notices: [CivilDate], clean: [CivilDate], passes: Bool)
  }
}

extension RuleExample {
  /// What is wrong when the rule does not answer as the example says; nil when it does.
  ///
  /// Days end at 24:00 here whatever the calendar's close of business. Without a calendar the
  /// examples of clocks are not looked at.
  func failure(calendar: WorkCalendar?) -> RulebookError? {
    switch check {
    case .limit(let unit, let maximum, let text, let passes):
      let count = unit.count(of: text)
      return failure(count <= maximum, passes, got: "\(count)/\(maximum)")
    case .clock(let term, let from, let due):
      return calendar.flatMap { failure(term: term, from: from, due: due, calendar: $0) }
    case .media(let rule, let file, let passes):
      let excess = rule.excess(of: file)
      return failure(excess.isEmpty, passes, got: excess.map(\.rawValue).joined(separator: ", "))
    case .rhythm(let rule, let updates, let day, let passes):
      return failure(rule.isKept(updates: updates, asOf: day), passes)
    case .barred(let rule, let name, let passes):
      return failure(!rule.bars(name), passes)
    case .required(let rule, let level, let held, let passes):
      let missing = rule.missing(at: level, held: held)
      return failure(missing.isEmpty, passes, got: missing.map(\.rawValue).joined(separator: ", "))
    case .maximum(let rule, let count, let passes):
      return failure(rule.allows(count), passes)
    case .staffing(let rule, let count, let passes):
      return failure(rule.isKept(by: count), passes)
    case .naming(let rule, let unit, let name, let passes):
      return failure(rule.isKept(by: name, unit: [unit]), passes)
    case .hints(let rule, let text, let found):
      let hints = rule.hints(in: text)
      return failure(!hints.isEmpty, found, got: hints.joined(separator: ", "))
    case .retention(let rule, let period, let passes):
      return failure(rule.isKept(by: period), passes)
    case .closure(let rule, let notices, let clean, let passes):
      return failure(!rule.demandsClosure(notices: notices, clean: clean), passes)
    }
  }

  private func failure(_ result: Bool, _ expected: Bool, got: String = "") -> RulebookError? {
    guard result != expected else { return nil }
    let word = result ? "passes" : "fails"
    return failure(
      expected: expected ? "passes" : "fails", got: got.isEmpty ? word : "\(word) (\(got))")
  }

  private func failure(
    term: Term, from: Instant, due: Instant, calendar: WorkCalendar
  ) -> RulebookError? {
    do {
      let deadline = try calendar.deadline(from: from, term: term, endsAt: .midnight)
      guard deadline.due != due else { return nil }
      return failure(expected: due.rfc3339, got: deadline.due.rfc3339)
    } catch {
      return failure(expected: due.rfc3339, got: error.code)
    }
  }

  private func failure(expected: String, got: String) -> RulebookError {
    RulebookError(
      code: .exampleFailed, file: file, line: line, column: column,
      facts: ["rule": rule, "expected": expected, "got": got])
  }
}

extension Rulebook {
  /// The examples that the rulebook's own rules do not fulfil; empty for a sound rulebook.
  ///
  /// - Parameter calendar: the statutory calendar, without an office's own days.
  package func failedExamples(calendar: WorkCalendar) -> [RulebookError] {
    examples.compactMap { $0.failure(calendar: calendar) }
  }
}
