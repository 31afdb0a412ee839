import HTML
import Office
import Rulebook

/// Words about officers' own accounts.
enum PersonalWords {
  static func state(_ state: PersonalAccount.State, _ say: Words) -> Node {
    let tone: Tone =
      switch state {
      case .reported: .primary
      case .approved: .green
      case .refused: .red
      case .ended, .struckOff: .grey
      }
    return tag(say("personal.state." + state.rawValue), tone: tone)
  }

  static func platform(_ report: PersonalReport, _ say: Words) -> String {
    RulebookWords.platform(report.platform?.rawValue ?? "", say)
  }

  static func answer(_ isTrue: Bool, _ say: Words) -> String {
    say(isTrue ? "personal.yes" : "personal.no")
  }

  /// That the program collects nothing, on every page about these accounts.
  static func source(_ say: Words) -> Node { note([p(say("personal.source"))]) }

  static func labels(_ say: Words) -> [String: String] {
    [
      "platform": say("personal.field.platform"), "name": say("personal.field.name"),
      "link": say("personal.field.link"), "post": say("personal.field.post"),
      "need": say("personal.field.need"), "opinion": say("personal.field.opinion"),
      "reason": say("personal.field.reason"), "words": say("personal.field.words"),
      "day": say("personal.field.day"),
    ]
  }

  /// What the account is, as it was reported.
  static func facts(_ found: ListedPersonalAccount, _ say: Words) -> [(String, String)] {
    let report = found.account.report
    let facts = [
      (say("personal.officer"), found.officer), (say("personal.body"), found.organization.name),
      (say("personal.field.post"), report.post),
      (say("personal.field.secret"), answer(report.isSecretPost, say)),
      (say("personal.field.need"), report.need),
      (say("personal.field.platform"), platform(report, say)),
      (say("personal.field.name"), report.name), (say("personal.field.link"), report.link),
      (say("personal.field.certified"), answer(report.isCertified, say)),
      (say("personal.field.real-name"), answer(report.hasRealName, say)),
      (say("personal.field.marks"), answer(report.hasPoliceMarks, say)),
      (say("personal.reported-at"), say.dateTime(found.account.reportedAt)),
    ]
    return facts.filter { !$0.1.isEmpty }
  }

  /// What the rules say on such accounts, kind by kind, each with its article.
  static func rules(
    _ rules: GoverningRules, names: RulebookNames, _ say: Words
  ) -> Node {
    let all = rules.personalAccountRules
    let bars = rules.barred.filter { $0.owner != .unit }
    guard !all.isEmpty || !bars.isEmpty else { return p(say("personal.no-rules")) }
    let barred = bars.map { line($0.title, $0.citations, names, say) }
    return group(
      PersonalAccountKind.allCases.map { kind in
        let lines = all.filter { $0.kind == kind }.map { line($0.title, $0.citations, names, say) }
        let shown = kind == .barred ? barred + lines : lines
        return when(
          !shown.isEmpty,
          details([summary(say("personal.rules." + kind.rawValue)), ul(shown)])
            .open(kind == .barred))
      })
  }

  private static func line(
    _ title: LocalizedTitle, _ citations: [Citation], _ names: RulebookNames, _ say: Words
  ) -> Node {
    li([
      text(say.title(title)), text(" "), citationLinks(citations, names: names, say: say),
    ])
  }
}
