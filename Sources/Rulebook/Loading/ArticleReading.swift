internal import Yams

extension Fields {
  /// The section `articles`.
  func articleList() -> ArticleList? {
    let complete = boolean("complete")
    var places: [String: Place] = [:]
    let entries = records("list") { fields -> ArticleEntry? in
      guard let entry = fields.articleEntry() else { return nil }
      if places.updateValue(fields.place, forKey: entry.article) != nil {
        log.report(.duplicateID, at: fields.place, ["id": entry.article])
      }
      return entry
    }
    guard let complete, let entries else { return nil }
    check(entries, places: places)
    return ArticleList(isComplete: complete, entries: entries)
  }

  private func articleEntry() -> ArticleEntry? {
    let article = node("article", orElse: .missingArticle).flatMap { self.article(of: $0) }
    let became = word("became", among: ["rules", "capability", "principle"])
    let names: [String]? =
      became == "principle"
      ? noNames() : node("names").flatMap { namesList(of: $0) }
    let reason = became == "principle" ? title("reason") : optionalTitle("reason")
    guard let article, let became, let names else { return nil }
    switch became {
    case "rules":
      return ArticleEntry(article: article, became: .rules(names), reason: reason)
    case "capability":
      return ArticleEntry(article: article, became: .capability(names), reason: reason)
    default:
      return reason.map { ArticleEntry(article: article, became: .principle, reason: $0) }
    }
  }

  private func noNames() -> [String]? {
    guard let node = node("names") else { return nil }
    if node.isNone { return [] }
    wrong(node, "names", expected: "none")
    return nil
  }

  private func namesList(of node: Node) -> [String]? {
    guard let items = items(of: node, "names") else { return nil }
    let names = items.compactMap { text(of: $0, "names") }
    return names.count == items.count ? names : nil
  }

  /// Rules and list must agree both ways, as far as the rules have been read.
  private func check(_ entries: [ArticleEntry], places: [String: Place]) {
    var listed: [String: Set<String>] = [:]
    for entry in entries {
      guard case .rules(let names) = entry.became else { continue }
      listed[entry.article] = Set(names)
      for name in names
      where !log.rules.contains(where: { $0.id == name && $0.articles.contains(entry.article) }) {
        log.report(
          .ruleNotFound, at: places[entry.article] ?? place,
          ["rule": name, "article": entry.article])
      }
    }
    for rule in log.rules {
      for article in rule.articles where listed[article]?.contains(rule.id) != true {
        let code: RulebookErrorCode = listed[article] == nil ? .articleNotListed : .ruleNotListed
        log.report(code, at: rule.place, ["rule": rule.id, "article": article])
      }
    }
  }
}
