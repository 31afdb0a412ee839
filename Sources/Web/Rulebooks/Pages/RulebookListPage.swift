import HTML
import Office
import Rulebook

/// All rulebooks on the shelf, and a search over what they say.
enum RulebookListPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let query = RulebookSearch.Query(
      try visit.searched("q", label: say("rulebook.search.label")), say: say)
    let used = try await visit.ask { try $0.rulebooksInUse() }
    var content = [searchForm(query, say)]
    if !query.isEmpty { content.append(results(of: query, visit)) }
    content.append(table(used: Set(used), visit))
    return .page(
      try await RulebookTab.list.page(visit, note: say("rulebook.list-note"), content: content))
  }

  private static func table(used: Set<String>, _ visit: Visit) -> Node {
    let say = visit.say
    let shelf = visit.office.shelf
    let rulebooks = shelf.ids.compactMap { shelf.rulebook($0) }
    guard !rulebooks.isEmpty else { return emptyState(say("rulebook.none")) }
    return dataTable(
      columns: [
        Column(say("rulebook.column.title"), .name), Column(say("rulebook.column.issuer")),
        Column(say("rulebook.number")), Column(say("rulebook.column.force")),
        Column(say("rulebook.column.evidence")), Column(say("rulebook.column.rules"), .number),
        Column(say("rulebook.column.use")),
      ], rows: rulebooks.map { row($0, isUsed: used.contains($0.id), say) },
      caption: say("menu.rulebooks"))
  }

  private static func row(_ rulebook: Rulebook, isUsed: Bool, _ say: Words) -> Row {
    Row([
      a(say.title(rulebook.title)).href(RulebookPath.of(rulebook.id)),
      text(say.title(rulebook.issuer)),
      text(rulebook.documentNumber ?? say("rulebook.no-number")),
      text(RulebookWords.force(of: rulebook, say: say)),
      RulebookWords.evidenceTags(of: rulebook, say),
      text("\(rulebook.ruleCount)"),
      isUsed
        ? tag(say("rulebook.used"), tone: .green) : tag(say("rulebook.unused"), tone: .grey),
    ])
  }

  // MARK: - Search

  private static func searchForm(_ query: RulebookSearch.Query, _ say: Words) -> Node {
    form([
      textInput(
        FieldLabel("q", say("rulebook.search.label"), hint: say("rulebook.search.hint")),
        Entries(single: ["q": query.text]), say: say, type: "search", autocomplete: "off"),
      submitButton(say("rulebook.search.submit"), style: .normal, icon: .search),
    ]).method("get").action("/rulebooks").class("filter").role("search")
  }

  private static func results(of query: RulebookSearch.Query, _ visit: Visit) -> Node {
    let say = visit.say
    let names = visit.rulebookNames
    let found = RulebookSearch.hits(for: query, on: visit.office.shelf, say: say)
    let title = say("rulebook.search.results", ["words": query.text])
    guard !found.isEmpty else {
      return panel(
        title,
        [
          emptyState(
            say("rulebook.search.nothing"),
            actions: [linkButton(say("rulebook.search.clear"), href: "/rulebooks")])
        ])
    }
    let shown = found.prefix(RulebookSearch.shown)
    let rows = shown.map { hit in
      Row([
        a(say("cite.link", ["short": names.short(hit.rulebook), "article": hit.article]))
          .href(RulebookPath.article(hit.article, of: hit.rulebook)),
        text(say("rulebook.search.kind." + hit.kind.rawValue)),
        group([
          text(hit.words + " "),
          hit.kind == .rule
            ? RulebookWords.memoryTag(hit.evidence, say)
            : RulebookWords.articleTag(hit.evidence, say),
          group(hit.details.map { p($0).class("note") }),
          ifPresent(hit.reading) {
            p(say("rulebook.reading-line", ["text": $0])).class("note")
          },
        ]),
      ])
    }
    return panel(
      title,
      [
        dataTable(
          columns: [
            Column(say("rulebook.column.article"), .name), Column(say("rulebook.search.in")),
            Column(say("rulebook.search.words")),
          ], rows: rows, caption: title),
        when(
          found.count > shown.count,
          p(say("rulebook.search.more", ["n": "\(found.count - shown.count)"])).class("note")),
      ])
  }
}
