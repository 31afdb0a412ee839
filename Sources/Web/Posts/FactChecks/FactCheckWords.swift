import HTML
import Office
import WorkCalendar

/// How fact checks are spoken of on pages and on paper.
enum FactCheckWords {
  /// Who was asked, with the body.
  static func person(_ check: FactCheck, _ say: Words) -> String {
    say("fact-checks.person", ["body": check.body, "name": check.name])
  }

  static func verdict(_ verdict: FactCheckAnswer.Verdict, _ say: Words) -> String {
    say("fact-checks.verdict." + verdict.rawValue)
  }

  static func mark(_ check: FactCheck, now: Instant, _ say: Words) -> Node {
    if let answer = check.answer {
      let tone: Tone =
        switch answer.verdict {
        case .right: .green
        case .differs: .red
        case .notOurs: .amber
        }
      return tag(verdict(answer.verdict, say), tone: tone)
    }
    let standing = check.standing(at: now)
    return tag(
      say("fact-checks.standing." + standing.rawValue),
      tone: standing == .withdrawn ? .grey : .amber)
  }

  /// One check in a line, as papers print it.
  ///
  /// - Parameter now: nil on papers that say the same whenever they are made.
  static func line(_ check: FactCheck, now: Instant?, _ say: Words) -> String {
    var facts = ["person": person(check, say), "n": "\(check.number)"]
    guard let answer = check.answer else {
      let standing = check.standing(at: now ?? check.expiresAt)
      facts["standing"] = say("fact-checks.standing." + standing.rawValue)
      return say("fact-checks.sheet-open", facts)
    }
    facts["verdict"] = verdict(answer.verdict, say)
    facts["words"] = answer.words
    facts["name"] = answer.name
    facts["post"] = answer.post
    facts["time"] = say.dateTime(answer.answeredAt)
    return say("fact-checks.sheet-answered", facts)
  }
}
