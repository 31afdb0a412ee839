import HTML
import Office
import Rulebook
import WorkCalendar

/// Corrections in the reader's words.
enum CorrectionWords {
  static func kind(_ kind: Correction.Kind, _ say: Words) -> String {
    say("corrections.kind." + kind.rawValue)
  }

  /// Whether it is open, or how it ended.
  static func stateWords(_ correction: Correction, _ say: Words) -> String {
    correction.outcome.map { say("corrections.outcome." + $0.rawValue) }
      ?? say("corrections.open")
  }

  static func state(_ correction: Correction, _ say: Words) -> Node {
    let tone: Tone =
      switch correction.outcome {
      case .done: .green
      case .dropped, .replaced: .grey
      case nil: .red
      }
    return tag(stateWords(correction, say), tone: tone)
  }

  /// Who noticed it, as far as that is kept.
  static func finder(_ correction: Correction, _ say: Words) -> String {
    let kind = say("corrections.finder." + correction.draft.finder.rawValue)
    let name = correction.draft.foundBy
    return name.isEmpty ? kind : say("corrections.found-by-name", ["kind": kind, "name": name])
  }

  /// How long it took, or has taken until now.
  static func taken(_ correction: Correction, at now: Instant, _ say: Words) -> String {
    let facts = ["duration": say.duration(milliseconds: correction.taken(at: now))]
    return say(correction.isOpen ? "corrections.takes" : "corrections.took", facts)
  }

  /// What the rules say of wrong items, each with its articles.
  static func rules(_ rules: GoverningRules, names: RulebookNames, _ say: Words) -> Node {
    let found = rules.corrections
    guard !found.isEmpty else { return p(say("corrections.no-rules")).class("note") }
    return ul(
      found.map { rule in
        li([text(say.title(rule.title)), basisLine(rule.citations, names: names, say: say)])
      })
  }

  static func labels(_ say: Words) -> FieldLabels {
    FieldLabels(
      Dictionary(
        uniqueKeysWithValues: fields.map { ($0, say("corrections.field." + $0)) }))
  }

  static let fields = [
    "kind", "fault", "finder", "found-by", "found-at", "explanation", "basis",
  ]
}
