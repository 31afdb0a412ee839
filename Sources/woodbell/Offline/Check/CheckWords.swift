import Office
import Rulebook
import Web

/// What findings say at a terminal: the sentences of the pages.
struct CheckWords {
  let rules: GoverningRules
  let say: Words

  func message(_ finding: Finding) -> String {
    var facts = finding.facts
    if let element = facts["element"] { facts["element"] = title(ofElement: element) }
    if let concern = facts["concern"] { facts["concern"] = title(ofConcern: concern) }
    return FindingWords(say: say).words(of: finding, facts: facts)
  }

  private func title(ofElement id: String) -> String {
    rules.emergencyElements.first { $0.id == id }.map { say.title($0.title) } ?? id
  }

  private func title(ofConcern concern: String) -> String {
    rules.contentQuestions(.institutional).first { $0.concern == concern }
      .map { say.title($0.title) } ?? concern
  }
}
