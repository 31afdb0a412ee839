import HTML
import Rulebook

/// How rulebooks are called on this page, in the page's language.
package struct RulebookNames: Sendable {
  /// Short title and full title by the rulebook's id.
  private var names: [String: (short: String, full: String)] = [:]
  /// Versions of the texts that are meant where they are not today's.
  private var editions: [String: String] = [:]

  package init() {}

  /// Every rulebook of a shelf.
  package init(of shelf: RulebookShelf, say: Words) {
    for id in shelf.ids {
      if let rulebook = shelf.rulebook(id) { name(rulebook, say) }
    }
  }

  private mutating func name(_ rulebook: Rulebook, _ say: Words) {
    name(rulebook.id, short: say.title(rulebook.short), full: say.title(rulebook.title))
  }

  package mutating func name(_ id: String, short: String, full: String) {
    names[id] = (short, full)
  }

  /// Calls a rulebook as an earlier text of it does, and leads to that text.
  mutating func lead(toEdition rulebook: Rulebook, _ say: Words) {
    name(rulebook, say)
    editions[rulebook.id] = rulebook.version
  }

  /// Where an article is shown, in the text that is meant.
  package func path(_ citation: Citation) -> String {
    citationPath(citation) + editionQuery(citation.rulebook)
  }

  func editionQuery(_ id: String) -> String { editions[id].map { "?edition=" + $0 } ?? "" }

  package func short(_ id: String) -> String { names[id]?.short ?? id }
  package func full(_ id: String) -> String { names[id]?.full ?? id }
}

/// The article in short, leading to what it says.
package func citationLink(_ citation: Citation, names: RulebookNames, say: Words) -> Node {
  let short = names.short(citation.rulebook)
  let full = names.full(citation.rulebook)
  return a(say("cite.link", ["short": short, "article": citation.article]))
    .href(names.path(citation)).class("cite")
    .title(say("cite.title", ["rulebook": full, "article": citation.article]))
}

/// All articles a thing rests on, each once, where there can be no links.
package func citationWords(_ citations: [Citation], names: RulebookNames, say: Words) -> String {
  var seen: Set<String> = []
  return say.list(
    citations.map {
      say("cite.link", ["short": names.short($0.rulebook), "article": $0.article])
    }.filter { seen.insert($0).inserted })
}

/// All articles a thing rests on, each once.
package func citationLinks(_ citations: [Citation], names: RulebookNames, say: Words) -> Node {
  var seen: Set<String> = []
  let links = citations.filter { seen.insert(citationPath($0)).inserted }
    .map { citationLink($0, names: names, say: say) }
  return when(!links.isEmpty, span(links).class("cites"))
}

/// The articles in a line of their own, before what they ask for.
package func basisLine(_ citations: [Citation], names: RulebookNames, say: Words) -> Node {
  when(
    !citations.isEmpty,
    p([text(say("refusal.basis")), citationLinks(citations, names: names, say: say)])
      .class("basis"))
}

/// Where an article is shown.
package func citationPath(_ citation: Citation) -> String {
  "/rulebooks/\(citation.rulebook)/articles/\(citation.article)"
}
