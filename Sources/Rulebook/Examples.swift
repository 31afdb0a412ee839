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
      guard (count <= maximum) != passes else { return nil }
      return failure(expected: passes ? "passes" : "fails", got: "\(count)/\(maximum)")
    case .clock(let term, let from, let due):
      guard let calendar else { return nil }
      do {
        let deadline = try calendar.deadline(from: from, term: term, endsAt: .midnight)
        guard deadline.due != due else { return nil }
        return failure(expected: due.rfc3339, got: deadline.due.rfc3339)
      } catch {
        return failure(expected: due.rfc3339, got: "\(error)")
      }
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
