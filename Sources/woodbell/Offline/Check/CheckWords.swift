import Office
import Rulebook
import Web

/// What findings say at a terminal: the sentences of the pages.
struct CheckWords {
  private let say: Words
  /// Titles of the kinds of content, by the concern.
  private let concerns: [String: String]

  init(questions: [ContentRule], say: Words) {
    self.say = say
    concerns = Dictionary(
      questions.map { ($0.concern, say.title($0.title)) }, uniquingKeysWith: { first, _ in first })
  }

  func message(_ finding: Finding) -> String {
    var facts = finding.facts
    if let concern = facts["concern"] { facts["concern"] = concerns[concern] ?? concern }
    return FindingWords(say: say).words(of: finding, facts: facts)
  }

  func suggestion(_ finding: Finding) -> String? { FindingWords(say: say).suggestion(of: finding) }
}
