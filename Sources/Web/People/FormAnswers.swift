import HTML
import Office
import WorkCalendar

extension Visit {
  /// Answers a form; when the office cannot take what was typed, the form comes back with it.
  func answering(
    _ form: (Refusal) async throws -> Reply, _ act: () async throws -> Reply
  ) async throws -> Reply {
    do {
      return try await act()
    } catch let refusal as Refusal where refusal.kind == .invalid {
      return try await form(refusal)
    }
  }

  /// What was just done, from `?done=`; words that are not expected here are passed over.
  ///
  /// - Parameter phrases: the key of the phrase by the word in the address.
  func doneFlash(_ phrases: [String: String]) -> Node {
    ifPresent(phrases[query.text("done")]) { flash(say($0), say: say) }
  }

  /// The number given as a field of the query or the form; nil when it is none.
  static func number<Noun>(_ text: String, of: Noun.Type = Noun.self) -> Identifier<Noun>? {
    Identifier<Noun>(text)
  }

  /// Reads a choice among the words of an enumeration.
  func choice<Word: RawRepresentable>(
    _ name: String, _ problems: inout [FieldProblem], as: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    let text = form.text(name)
    if let word = Word(rawValue: text) { return word }
    problems.append(Self.notChosen(name, isEmpty: text.isEmpty))
    return nil
  }

  /// Reads the number of a record that was chosen from a list.
  func chosen<Noun>(
    _ name: String, _ problems: inout [FieldProblem], of: Noun.Type = Noun.self
  ) -> Identifier<Noun>? {
    let text = form.text(name)
    if let id = Identifier<Noun>(text) { return id }
    problems.append(Self.notChosen(name, isEmpty: text.isEmpty))
    return nil
  }

  private static func notChosen(_ name: String, isEmpty: Bool) -> FieldProblem {
    isEmpty
      ? FieldProblem(name, .required, facts: [FieldProblem.cause: "not-chosen"])
      : FieldProblem(name, .notAChoice)
  }

  /// Reads a day from the form; a browser's date field sends `2026-11-21`.
  func date(
    _ name: String, required: Bool = false, _ problems: inout [FieldProblem]
  ) -> CivilDate? {
    let text = form.text(name)
    if text.isEmpty {
      if required { problems.append(FieldProblem(name, .required)) }
      return nil
    }
    guard let date = CivilDate(text) else {
      problems.append(FieldProblem(name, .notADate))
      return nil
    }
    return date
  }
}

/// A refusal of the whole form, where no single field is to blame.
func wholeFormNote(_ refusal: Refusal?, say: Words) -> Node {
  guard let refusal, refusal.problems.isEmpty else { return nothing }
  return note([p(say("refusal." + refusal.code, refusal.facts))], tone: .red)
}
