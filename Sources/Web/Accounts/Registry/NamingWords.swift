import HTML
import Office
import Rulebook

/// What the rules say on the name of an account, where it is typed and where it is looked at.
enum NamingWords {
  /// The hint at the field; nil where no rule wants the body's name in it.
  static func hint(_ rules: [NamingRule], _ say: Words) -> String? {
    rules.contains { $0.check == .containsUnitName } ? say("accounts.hint.name") : nil
  }

  /// Each rule by its title, with its articles.
  static func rules(_ rules: [NamingRule], _ visit: Visit) -> Node {
    let say = visit.say
    return when(
      !rules.isEmpty,
      ul(
        rules.map { rule in
          li([
            text(say.title(rule.title)), text(" "),
            citationLinks(rule.citations, names: visit.rulebookNames, say: say),
          ])
        }
      ).class("note"))
  }

  /// What those who decide have to look at; it stops nobody.
  static func faults(_ rules: [NamingRule], _ visit: Visit) -> Node {
    let say = visit.say
    return group(
      rules.map { rule in
        note(
          [
            p(say("filings.naming", ["rule": say.title(rule.title)])),
            basisLine(rule.citations, names: visit.rulebookNames, say: say),
          ], tone: .amber)
      })
  }
}
